import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Fragments } from './fragments.ts'

describe('parts of pages that many readers see alike', () => {
  const rows = ['<b>'] as const

  it('are rendered once, and again when what they are made from is another', () => {
    const fragments = new Fragments()
    let made = 0
    const page = (from: readonly string[]) =>
      renderToString(
        <ul>
          {fragments.of('en list', [from], () => {
            made++
            return <li>{from.join()}</li>
          })}
        </ul>,
      )
    expect([page(rows), page(rows)]).toEqual(['<ul><li>&lt;b></li></ul>', '<ul><li>&lt;b></li></ul>'])
    expect(made).toBe(1)
    expect(page(['other'])).toBe('<ul><li>other</li></ul>')
    expect(made).toBe(2)
  })

  it('come out as they would without being kept', () => {
    const part = (
      <>
        <p lang="ar">«تقرير» & "report"</p>
        <p>{''}</p>
      </>
    )
    expect(renderToString(<div>{new Fragments().of('k', [], () => part)}</div>)).toBe(renderToString(<div>{part}</div>))
  })

  it('the one longest unused makes room', () => {
    const fragments = new Fragments(30)
    const made: string[] = []
    const ask = (key: string) =>
      fragments.of(key, [], () => {
        made.push(key)
        return <p>{'x'.repeat(5)}</p>
      })
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
    expect(fragments.size).toBeLessThanOrEqual(30)
  })
})
