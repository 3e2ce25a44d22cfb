import type { ComponentChildren } from 'preact'
import { type Language, languages, nativeName } from '../platform/i18n/index.ts'
import { addresses } from './addresses.ts'
import { CloseDrawer, OpenDrawer } from './drawer.tsx'
import { Fragments } from './fragments.ts'
import type { Frame, NavEntry } from './frame.ts'
import { Hidden } from './hidden.tsx'
import { Mark } from './mark.tsx'
import { withQuery } from './query.ts'

export interface Crumb {
  label: string
  href?: string
}

export interface Feed {
  href: string
  /** `application/atom+xml`, `text/calendar`, `text/csv`, `application/json` */
  type: string
  title: string
}

interface Props {
  frame: Frame
  /** the heading, and the first part of the window's title */
  title: string
  /** for search engines and for people who share the link */
  description?: string
  /** a sentence or two under the heading */
  lead?: ComponentChildren
  /** the way here, the page itself last without `href` */
  crumbs?: readonly Crumb[]
  feeds?: readonly Feed[]
  /**
   * article: text with a rail at the end side; list: filters at the start side;
   * wide: the whole width; plain: one narrow column, for forms and messages.
   */
  layout?: 'article' | 'list' | 'wide' | 'plain'
  /** the rail of an article (Thread), the filters of a list (FilterPanel) */
  aside?: ComponentChildren
  /** the heading's language when it is not the reader's: a title shown in its original */
  titleLang?: Language
  noindex?: boolean
  children?: ComponentChildren
}

/** What is the same for all who read an address in a language. */
const fragments = new Fragments(1024 * 1024)

export function Page({
  frame,
  title,
  titleLang,
  description,
  lead,
  crumbs,
  feeds = [],
  layout = 'article',
  aside,
  noindex,
  children,
}: Props) {
  const { t, assets } = frame
  return (
    <html lang={t.lang} dir={t.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === t('ui.name') ? title : `${title} · ${t('ui.name')}`}</title>
        {description && <meta name="description" content={description} />}
        <meta name="color-scheme" content="light dark" />
        {noindex && <meta name="robots" content="noindex" />}
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js} />
        {assets.icon && <link rel="icon" href={assets.icon} type="image/svg+xml" />}
        {!noindex && fragments.of(`alternates ${frame.path}`, [], () => <Alternates path={frame.path} />)}
        {feeds.map((feed) => (
          <link key={feed.href} rel="alternate" type={feed.type} href={feed.href} title={feed.title} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('ui.skip')}
        </a>
        <Masthead {...frame} />
        <main id="main" tabIndex={-1} class={`page ${layout}${aside ? ' has-aside' : ''}`}>
          <header class="head">
            {crumbs && <Crumbs t={t} crumbs={crumbs} />}
            {frame.notice && (
              <p class={`notice ${frame.notice.kind}`} role="status" data-notice={frame.notice.kind}>
                {frame.notice.text}
              </p>
            )}
            <h1 lang={titleLang} dir={titleLang && 'auto'}>
              {title}
            </h1>
            {lead && <p class="lead">{lead}</p>}
          </header>
          {aside && <div class="aside">{aside}</div>}
          <div class="content">{children}</div>
        </main>
        {fragments.of(`foot ${t.lang} ${frame.path}`, [], () => (
          <Footer {...frame} />
        ))}
      </body>
    </html>
  )
}

const Alternates = ({ path }: Pick<Frame, 'path'>) => (
  <>
    {languages.map((lang) => (
      <link key={lang} rel="alternate" hreflang={lang} href={inLanguage(lang, path)} />
    ))}
  </>
)

const inLanguage = (language: Language, path: string) => `/${language}${path === '/' ? '' : path}`

function Masthead({ t, path, actor, nav }: Frame) {
  const [main, more, own] = (['main', 'more', 'own'] as const).map((place) => nav.filter((entry) => entry.place === place))
  return (
    <header class="masthead">
      <div class="bar">
        <a class="name" href={t.href(addresses.home)}>
          <Mark />
          <span>
            Action<b>line</b>
          </span>
        </a>
        <div class="end">
          {fragments.of(`languages ${t.lang} ${path}`, [], () => (
            <LanguageMenu t={t} path={path} />
          ))}
          {actor.kind === 'public' ? (
            <a href={withQuery(t.href(addresses.signIn), { next: path })}>{t('ui.sign-in')}</a>
          ) : (
            <AccountMenu t={t} path={path} actor={actor} nav={own!} />
          )}
          <OpenDrawer drawer="site-nav">{t('ui.menu')}</OpenDrawer>
        </div>
      </div>
      {/* A drawer on a phone; a wider window's style sheet lays the same popover out in the page. */}
      <nav id="site-nav" class="site-nav drawer" popover="auto" aria-label={t('ui.navigation')}>
        <CloseDrawer t={t} drawer="site-nav" />
        <ul>
          <NavItems nav={main!} class="place" />
          {more!.length > 0 && (
            <li>
              <details class="menu" data-menu name="masthead">
                <summary class="place" aria-current={more!.some(({ current }) => current) ? 'true' : undefined}>
                  {t('ui.more')}
                </summary>
                <ul>
                  <NavItems nav={more!} />
                </ul>
              </details>
            </li>
          )}
        </ul>
      </nav>
    </header>
  )
}

const NavItems = ({ nav, ...more }: { nav: readonly NavEntry[]; class?: string }) => (
  <>
    {nav.map(({ href, label, current }) => (
      <li key={href}>
        <a href={href} {...more} aria-current={current ? 'page' : undefined}>
          {label}
        </a>
      </li>
    ))}
  </>
)

function LanguageMenu({ t, path }: Pick<Frame, 't' | 'path'>) {
  return (
    <details class="menu" data-menu name="masthead">
      <summary>
        <Hidden>
          {t('ui.language')} {nativeName[t.lang]}
        </Hidden>
        <span aria-hidden="true">
          <span class="when-wide">{nativeName[t.lang]}</span>
          <span class="when-narrow">{t.lang.toUpperCase()}</span>
        </span>
      </summary>
      <Languages t={t} path={path} />
    </details>
  )
}

function Languages({ t, path }: Pick<Frame, 't' | 'path'>) {
  return (
    <ul class="languages">
      {languages.map((lang) => (
        <li key={lang}>
          <a
            href={inLanguage(lang, path)}
            lang={lang}
            hreflang={lang}
            dir={lang === 'ar' ? 'rtl' : 'ltr'}
            aria-current={lang === t.lang ? 'true' : undefined}
          >
            {nativeName[lang]}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** What the signed-in work on, and their account. */
function AccountMenu({ t, path, actor, nav }: Pick<Frame, 't' | 'path' | 'actor' | 'nav'>) {
  const entry = (to: string, label: string): NavEntry => ({ href: t.href(to), label, current: path.split('?')[0] === to, place: 'own' })
  return (
    <details class="menu" data-menu name="masthead">
      <summary>
        <bdi>{actor.name || t('ui.account')}</bdi>
      </summary>
      <ul>
        {actor.roles.length > 0 && <li class="muted">{t.list(actor.roles.map((role) => t(`ui.role.${role}`)))}</li>}
        <NavItems nav={[entry(addresses.desk, t('ui.my-desk')), ...nav, entry(addresses.account, t('ui.account'))]} />
        <li>
          <form method="post" action={t.href(addresses.signOut)} data-forget-drafts>
            <button type="submit" class="plain">
              {t('ui.sign-out')}
            </button>
          </form>
        </li>
      </ul>
    </details>
  )
}

function Crumbs({ t, crumbs }: { t: Frame['t']; crumbs: readonly Crumb[] }) {
  return (
    <nav class="crumbs" aria-label={t('ui.crumbs')}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={label}>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ t, path }: Frame) {
  return (
    <footer class="foot">
      <nav aria-label={t('ui.languages')}>
        <Languages t={t} path={path} />
      </nav>
      <nav aria-label={t('ui.about')}>
        <ul>
          {(['accessibility', 'api', 'openData', 'feeds', 'licence'] as const).map((page) => (
            <li key={page}>
              <a href={t.href(addresses[page])}>{t(page === 'openData' ? 'ui.footer.open-data' : `ui.footer.${page}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
