import type { ComponentChildren } from 'preact'
import { describe, expect, it } from 'vitest'
import { Page as Read } from '../../test/support/page.ts'
import {
  ActionLine,
  Band,
  Coverage,
  FilterPanel,
  HistoryList,
  KeyPager,
  LocalizedText,
  type MarkedRun,
  MonthBars,
  Page,
  Runs,
  render,
  Sdg,
  SideBySide,
  Table,
  Thread,
  ThreadLine,
  Time,
} from './index.ts'
import { everyMonth } from './month-bars.tsx'
import { sent, testFrame, testTranslate } from './testing.ts'

const t = testTranslate()
const read = (children: ComponentChildren) =>
  new Read(
    200,
    {},
    render(
      <Page frame={testFrame()} title="x">
        {children}
      </Page>,
    ),
  )
const text = (html: string) => html.replace(/^<!doctype html>/, '').replace(/<[^>]+>/g, '')

describe('tracked changes', () => {
  const by = (kind: 'ins' | 'del', who: string | null, at: string | null = null) => ({ kind, by: who, at })

  it('are also said in words, with author and date', () => {
    const html = render(
      <p>
        <Runs t={t} runs={[{ text: 'report ' }, { text: 'yearly', revisions: [by('ins', 'Kenya', '2026-04-10T09:00:00Z')] }]} />
      </p>,
    )
    expect(html).toContain('<ins title="inserted by Kenya, 10 April 2026">')
    expect(text(html).replace(/\s+/g, ' ')).toBe('report [inserted by Kenya] yearly [end of the insertion] ')
  })

  it('are said once for neighbours under the same change', () => {
    const runs: MarkedRun[] = [
      { text: 'in ', revisions: [by('ins', 'Kenya')] },
      { text: 'italics', revisions: [by('ins', 'Kenya')], marks: ['italic'] },
      { text: ' and', revisions: [by('ins', 'Peru')] },
    ]
    const html = render(
      <p>
        <Runs t={t} runs={runs} />
      </p>,
    )
    expect(html.match(/<ins /g)).toHaveLength(2)
    expect(html).toContain('<i>italics</i>')
  })

  it('nest: what one author inserted and another deleted', () => {
    const html = render(
      <p>
        <Runs t={t} runs={[{ text: 'x', revisions: [by('ins', 'Kenya'), by('del', null)] }]} />
      </p>,
    )
    expect(html).toMatch(/<ins title="inserted by Kenya">.*<del title="deleted by an unnamed author">.*x.*<\/del>.*<\/ins>/)
  })

  it('never carry a link that runs code', () => {
    const linked = (href: string) =>
      render(
        <p>
          <Runs t={t} runs={[{ text: 'x', href }]} />
        </p>,
      ).includes('<a ')
    expect(['https://www.itu.int/', 'mailto:a@example.org', '#p5', '/documents/C26-59'].map(linked)).toEqual([true, true, true, true])
    expect(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc'].map(linked)).toEqual(
      Array(5).fill(false),
    )
  })
})

describe('a list', () => {
  const rows = [
    { id: 1, what: 'report', due: '2027-03-15' },
    { id: 2, what: 'post', due: '2026-12-01' },
  ]
  const table = (
    <Table
      t={t}
      caption="Mandates"
      rows={rows}
      rowKey={({ id }) => id}
      sort={{ by: 'due', descending: false, href: (by, down) => `?sort=${down ? '-' : ''}${by}` }}
      columns={[
        { key: 'what', label: 'What', header: true, sortable: true, cell: ({ what }) => what },
        { key: 'due', label: 'Due', sortable: true, numeric: true, cell: ({ due }) => <Time t={t} value={due} style="short" /> },
        { key: 'note', label: 'Note', cell: () => null },
      ]}
    />
  )

  it('is a table with a caption, row headers and columns that sort both ways', () => {
    const page = read(table)
    expect(page.rows('Mandates')).toEqual([
      ['report', '15 Mar 2027', ''],
      ['post', '1 Dec 2026', ''],
    ])
    expect(page.html).toContain('scope="row"')
    expect(page.html).toContain('aria-sort="ascending"')
    expect(page.link(/^What/)).toBe('?sort=what')
    expect(page.link(/^Due/)).toBe('?sort=-due')
  })

  it('names the column of each cell, for the cards of a phone', () => {
    expect(render(table).match(/data-label="Due"/g)).toHaveLength(2)
  })

  it('is filtered by links that keep the other filters, and let go of the place in the list', () => {
    const path = '/mandates?to=cstd&to=council&q=report&sort=-due&after=99'
    const page = read(
      <FilterPanel
        t={t}
        path={path}
        search={{}}
        facets={[
          {
            name: 'to',
            title: 'To',
            options: [
              { value: 'cstd', label: 'CSTD', count: 12 },
              { value: 'ecosoc', label: 'ECOSOC' },
            ],
          },
          { name: 'due', title: 'Due', single: true, options: [{ value: '2027', label: 'in 2027' }] },
        ]}
      />,
    )
    expect(page.link(/^CSTD/)).toBe('/en/mandates?q=report&sort=-due&to=council')
    expect(page.link('ECOSOC')).toBe('/en/mandates?q=report&sort=-due&to=cstd&to=council&to=ecosoc')
    expect(page.link('in 2027')).toBe('/en/mandates?to=cstd&to=council&q=report&sort=-due&due=2027')
    expect(page.link('Clear all filters')).toBe('/en/mandates?sort=-due')
    expect(page.has('button', 'Filter (3 chosen)')).toBe(true)
    expect(sent(page.form('Apply'))).toEqual({
      action: '/en/mandates',
      method: 'get',
      values: { to: ['cstd', 'council'], sort: '-due', q: 'report' },
    })
  })

  it('shows a chosen filter even when it stands far down its facet', () => {
    const options = Array.from({ length: 30 }, (_, n) => ({ value: `${n}`, label: `Body ${n}` }))
    const html = render(
      <div>
        <FilterPanel t={t} path="/mandates?body=25" facets={[{ name: 'body', title: 'Body', options }]} />
      </div>,
    )
    expect(html.indexOf('Body 25')).toBeLessThan(html.indexOf('<details'))
    expect(html.indexOf('Body 24')).toBeGreaterThan(html.indexOf('<details'))
  })

  it('has no pager when it fits on one page', () => {
    expect(
      render(
        <div>
          <KeyPager t={t} next={null} previous={null} />
        </div>,
      ),
    ).toBe('<!doctype html><div></div>')
  })
})

describe('the thread', () => {
  const beads = [
    { kind: 'mandate' as const, here: { label: 'Report to CSTD' } },
    { kind: 'evidence' as const, count: 3, links: [{ label: '2 documents', href: '#d' }] },
    { kind: 'report' as const, invitation: { label: 'Begin one', href: '#b' } },
  ]

  it('tells apart where the reader is, what exists and what is missing', () => {
    const html = render(<Thread t={t} beads={beads} />)
    expect([...html.matchAll(/<li class="(\w+)"/g)].map(([, state]) => state)).toEqual(['here', 'there', 'none'])
    expect(read(<Thread t={t} beads={beads} />).link('Begin one')).toBe('#b')
    expect(text(html)).toContain('Mandate (you are here)')
    expect(text(html)).toContain('nothing yet')
  })

  it('says on one line what is missing', () => {
    expect(render(<ThreadLine t={t} beads={beads} />)).toContain('aria-label="Missing: Report"')
    expect(render(<ThreadLine t={t} beads={beads.slice(0, 2)} />)).toContain('aria-label="Nothing is missing"')
  })
})

describe('drawings', () => {
  const rows = [{ label: 'Council', items: [{ label: 'Council 2027', from: '2027-06-01', to: '2027-06-11', href: '#c27' }] }]
  const band = (lang: 'en' | 'ar', today: string | null = '2027-01-31') =>
    render(<Band t={testTranslate(lang)} title="x" from="2027-01-01" to="2027-12-31" today={today} rows={rows} />)
  const start = (html: string) => Number(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/.exec(html)?.[1])

  it('place a span where its days lie, from right to left in Arabic', () => {
    expect(start(band('en'))).toBeCloseTo((151 / 364) * 960, 0)
    expect(start(band('ar'))).toBeCloseTo(960 - (161 / 364) * 960, 0)
  })

  it('say each thing with its days', () => {
    expect(band('en')).toMatch(/<a href="#c27" class="item open"><title>Council 2027, 1\s*–\s*11 June 2027<\/title>/)
  })

  it('mark today only when it lies between the ends', () => {
    expect(band('en')).toContain('class="today"')
    expect(band('en', '2028-01-01')).not.toContain('class="today"')
    expect(band('en', null)).not.toContain('class="today"')
  })

  it('hold no broken number, also when there is nothing to draw', () => {
    const drawn = [
      <Band key="a" t={t} title="x" from="2027-01-01" to="2027-01-01" today="2027-01-01" rows={[{ label: 'a', items: [] }, ...rows]} />,
      <MonthBars key="b" t={t} title="x" months={[]} />,
      <MonthBars key="c" t={t} title="x" months={[{ month: '2027-01', count: 0 }]} />,
      <Coverage key="d" t={t} label="x" parts={[{ key: 'a', label: 'a', count: 0, tone: 'done' }]} />,
    ].map((one) => render(one))
    for (const html of drawn) expect(html).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('show the months between that hold nothing, with the numbers as a table', () => {
    const months = [
      { month: '2026-11', count: 2 },
      { month: '2027-02', count: 1, href: '#feb' },
    ]
    expect(everyMonth(months).map(({ month, count }) => [month, count])).toEqual([
      ['2026-11', 2],
      ['2026-12', 0],
      ['2027-01', 0],
      ['2027-02', 1],
    ])
    const page = read(<MonthBars t={t} title="Deadlines by month" months={months} />)
    expect(page.rows('Deadlines by month')).toEqual([
      ['November 2026', '2'],
      ['December 2026', '0'],
      ['January 2027', '0'],
      ['February 2027', '1'],
    ])
  })

  it('fill a whole with its parts', () => {
    const parts = [
      { key: 'a', label: 'reported', count: 3, tone: 'done' as const, href: '#a' },
      { key: 'b', label: 'overdue', count: 1, tone: 'late' as const },
    ]
    const html = render(<Coverage t={t} label="x" parts={parts} />)
    expect([...html.matchAll(/class="part \w+" x="([\d.]+%)" width="([\d.]+%)"/g)].map(([, x, width]) => [x, width])).toEqual([
      ['0%', '75%'],
      ['75%', '25%'],
    ])
    const mirrored = render(<Coverage t={testTranslate('ar')} label="x" parts={parts} />)
    expect(mirrored).toContain('class="part done" x="25%"')
  })
})

describe('small things', () => {
  it('a text that is not in the reader’s language says so', () => {
    const reading = { text: 'Bureau', lang: 'fr' as const, dir: 'ltr' as const, fallback: true }
    expect(
      render(
        <p>
          <LocalizedText t={t} reading={reading} />
        </p>,
      ),
    ).toContain('<span lang="fr" dir="ltr">Bureau</span><small class="fallback"> (in French)')
    expect(
      render(
        <p>
          <LocalizedText t={t} reading={{ ...reading, fallback: false }} />
        </p>,
      ),
    ).toBe('<!doctype html><p>Bureau</p>')
  })

  it('a paragraph that one language lacks is named in its column', () => {
    const html = render(
      <SideBySide t={t} title="x" sides={[{ lang: 'en' }, { lang: 'ar' }]} rows={[{ id: 'p1', label: '1', cells: ['to report', null] }]} />,
    )
    expect(html).toContain('Not available in Arabic')
    expect(html).toContain('<td lang="en" dir="ltr"')
  })

  it('a goal and an action line say what they are', () => {
    expect(text(render(<Sdg t={t} goal={9} name="Industry" />))).toBe('9SDG 9: Industry')
    expect(render(<Sdg t={t} goal="9.c" />)).toContain('class="sdg sdg-9"')
    expect(render(<ActionLine t={t} code="C7 e-health" />)).toContain('class="line line-7"')
  })

  it('history says what changed from what to what', () => {
    const at = new Date('2026-11-21T14:05:00Z')
    const changes = [
      { field: 'Owner', from: null, to: 'SG' },
      { field: 'Due', from: '2027', to: '2028' },
      { field: 'Note', from: 'x', to: null },
    ]
    const html = render(<HistoryList t={t} entries={[{ id: 1, at, who: 'A', what: 'Changed', changes }]} />)
    expect([...html.matchAll(/<li>([^<]+)<\/li>/g)].map(([, words]) => words)).toEqual([
      'Owner: “SG”',
      'Due: from “2027” to “2028”',
      'Note: “x” removed',
    ])
  })
})
