import type { ComponentChildren } from 'preact'
import { describe, expect, it } from 'vitest'
import { Page as Read } from '../../test/support/page.ts'
import {
  Checkbox,
  Checkboxes,
  DateField,
  FileField,
  HiddenField,
  Page,
  PasswordField,
  PostButton,
  PostForm,
  RadioGroup,
  render,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from './index.ts'
import { sent, testFrame, testTranslate } from './testing.ts'

const t = testTranslate()
const choices = [
  { value: 'c5', label: 'C5' },
  { value: 'c6', label: 'C6', help: 'the enabling environment' },
]
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

describe('a field', () => {
  it('is found by its label, with its help and its error', () => {
    const page = read(
      <TextField
        t={t}
        name="title"
        label="Title"
        help="As printed"
        value={'a "b" <c>'}
        error={{ key: 'ui.field.too-long', values: { limit: 1 } }}
      />,
    )
    expect(page.field('Title')).toMatchObject({
      name: 'title',
      type: 'text',
      value: 'a "b" <c>',
      help: 'As printed',
      error: 'Error: At most 1 character',
    })
    expect(page.html).toContain('aria-invalid')
  })

  it('keeps what was typed, except a password', () => {
    const page = read([
      <TextArea key="a" t={t} name="text" label="Text" value={'one\n</textarea><b>'} />,
      <DateField key="b" t={t} name="due" label="Due" value="2027-02-31" />,
      <PasswordField key="c" t={t} name="password" label="Password" value="secret" />,
    ])
    expect(page.field('Text').value).toBe('one\n</textarea><b>')
    expect(page.field('Due').value).toBe('2027-02-31')
    expect(page.html).not.toContain('secret')
  })

  it('keeps a first empty line of a text', () => {
    expect(read(<TextArea t={t} name="text" label="Text" value={'\nsecond line'} />).field('Text').value).toBe('\nsecond line')
  })

  it('offers choices and marks the chosen one, also when its value is a number', () => {
    const page = read([
      <Select key="a" t={t} name="year" label="Year" value={2027} empty="any" choices={[{ value: '2027', label: '2027', count: 4 }]} />,
      <RadioGroup key="b" t={t} name="line" label="Line" value="c6" choices={choices} />,
      <Checkboxes key="c" t={t} name="lines" label="Lines" values={['c5', 'c6']} choices={choices} />,
    ])
    expect(page.field('Year').choices).toEqual([
      { value: '', label: 'any', chosen: false },
      { value: '2027', label: '2027 (4)', chosen: true },
    ])
    expect(page.field('Line').value).toBe('c6')
    expect(page.field('Lines').value).toBe('c5,c6')
  })

  it('suggests without forbidding other words', () => {
    const html = render(<TextField t={t} name="unit" label="Unit" suggestions={['Radio', { value: 'T', label: 'Standardization' }]} />)
    expect(html).toContain('list="f-unit-list"')
    expect(html).toContain('<option value="T">Standardization</option>')
  })

  it('is typed from left to right where an Arabic form asks for an address', () => {
    expect(render(<TextField t={testTranslate('ar')} name="link" label="x" type="url" />)).toContain('dir="ltr"')
  })

  it('says a limit in words of the language', () => {
    expect(read(<TextArea t={t} name="a" label="A" words={300} />).html).toContain('At most 300 words')
    expect(render(<TextArea t={testTranslate('ar')} name="a" label="A" words={3} />)).toContain('3 كلمات على الأكثر')
  })
})

describe('a form', () => {
  it('lists what is wrong on top, each line leading to its field', () => {
    const errors = { title: { key: 'ui.field.required' }, line: { key: 'ui.field.not-a-choice' }, '': { key: 'ui.error.malformed' } }
    const page = read(
      <PostForm t={t} action="/en/x" errors={errors} labels={{ title: 'Title' }}>
        <TextField t={t} name="title" label="Title" error={errors.title} />
        <RadioGroup t={t} name="line" label="Line" choices={choices} error={errors.line} />
      </PostForm>,
    )
    expect(page.errors).toEqual(['Title: Please fill this in', 'Please choose one of the list', 'The request could not be understood.'])
    expect(page.byRole('alert')[0]).toContain('3 answers need your attention')
    expect(page.link(/^Title/)).toBe('#f-title')
    expect(page.html).toContain('id="f-line"')
  })

  it('sends what it holds, and nothing for what is not ticked', () => {
    const page = read(
      <PostForm t={t} action="/en/x">
        <HiddenField name="version" value={3} />
        <Checkbox t={t} name="remind" label="Remind" checked />
        <Checkbox t={t} name="digest" label="Digest" checked={false} />
        <FileField t={t} name="file" label="File" accept=".docx" multiple />
        <SubmitButton>Save</SubmitButton>
      </PostForm>,
    )
    expect(sent(page.form('Save'))).toEqual({ action: '/en/x', method: 'post', values: { version: '3', remind: 'on' } })
  })

  it('leaves checking to the server, whose answer is in the reader’s language', () => {
    expect(render(<PostForm t={t} action="/en/x" multipart children="" />)).toMatch(/enctype="multipart\/form-data" novalidate/)
  })

  it('may be a single button that names what it acts on', () => {
    const page = read(
      <PostButton to="/en/mandates/5/closure" about="Report to CSTD" values={{ version: 2 }}>
        Close
      </PostButton>,
    )
    expect(sent(page.form('Close Report to CSTD'))).toEqual({ action: '/en/mandates/5/closure', method: 'post', values: { version: '2' } })
  })
})
