import type { ComponentChildren } from 'preact'
import { type Frame, Scroll } from '../../../ui/index.ts'
import { contactLink } from '../links.ts'

type T = Frame['t']

/** Who answers for this installation; whoever set it up may have named nobody. */
export const Contact = ({ t, contact }: { t: T; contact: string | undefined }) =>
  contact ? (
    <p>
      {t('about.contact')} <a href={contactLink(contact)}>{contact}</a>
    </p>
  ) : (
    <p>{t('about.contact-none')}</p>
  )

/** Messages below one key, as a list: `about.accessibility.works.keyboard`, … */
export const List = ({ t, under, keys }: { t: T; under: string; keys: readonly string[] }) => (
  <ul>
    {keys.map((key) => (
      <li key={key}>{t(`${under}.${key}`)}</li>
    ))}
  </ul>
)

export const Section = ({ id, title, children }: { id?: string; title: string; children: ComponentChildren }) => (
  <section id={id}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** What is typed or sent letter by letter; its lines are not broken. */
export const Code = ({ t, title, children }: { t: T; title: string; children: string }) => (
  <div class="card">
    <Scroll t={t} title={title}>
      <pre dir="ltr">
        <code>{children}</code>
      </pre>
    </Scroll>
  </div>
)
