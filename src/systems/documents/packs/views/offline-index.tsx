import { renderToString } from 'preact-render-to-string'
import { direction, type I18n, languages, nativeName, read } from '../../../../platform/i18n/index.ts'
import type { DocumentRow } from '../../queries/register.ts'
import type { PackFile } from '../queries.ts'

interface Props {
  i18n: I18n
  title: string
  documents: readonly DocumentRow[]
  files: readonly (PackFile & { path: string })[]
  publicUrl: string
}

const style = `
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1rem}
nav a{margin-inline-end:1rem;display:inline-block;padding:.25rem 0}
section{display:none}
section:target,body:not(:has(section:target)) section:first-of-type{display:block}
li{margin-block:.75rem}
li p{margin:0}
.files a{margin-inline-end:.75rem;display:inline-block;padding:.15rem 0}
@media print{section{display:block;break-before:page}}
`

/** The page that opens first in an unpacked pack: its papers in six languages, each with its files. It needs nothing but itself. */
export function offlineIndex({ i18n, title, documents, files, publicUrl }: Props): string {
  const of = Map.groupBy(files, (file) => file.document_id)
  const listed = documents.filter(({ id }) => of.has(id))
  const markup = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        {/* our own words, in which nothing is to be escaped */}
        <style>{style}</style>
      </head>
      <body>
        <nav>
          {languages
            .toSorted((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : 0))
            .map((language) => (
              <a key={language} href={`#${language}`} lang={language} dir={direction(language)}>
                {nativeName[language]}
              </a>
            ))}
        </nav>
        {languages
          .toSorted((a, b) => (a === 'en' ? -1 : b === 'en' ? 1 : 0))
          .map((language) => {
            const t = i18n[language]
            return (
              <section key={language} id={language} lang={language} dir={direction(language)}>
                <h1>
                  <bdi>{title}</bdi>
                </h1>
                <p>{t('documents.pack.contents', { documents: listed.length, files: files.length })}</p>
                <ol>
                  {listed.map((document) => {
                    const name = read(document.title, language)
                    return (
                      <li key={document.id}>
                        <p>
                          {document.symbol && (
                            <b>
                              <bdi>{document.symbol}</bdi>
                            </b>
                          )}{' '}
                          <span lang={name.lang} dir={name.dir}>
                            {name.text}
                          </span>
                        </p>
                        <p class="files">
                          {of.get(document.id)!.map((file) => (
                            <a
                              key={file.language}
                              href={file.path.split('/').map(encodeURIComponent).join('/')}
                              lang={file.language}
                              dir={direction(file.language)}
                            >
                              {nativeName[file.language]}
                              {file.revision > 0 && <span lang={language}> {t('documents.revision', { number: file.revision })}</span>}
                              {file.machine && <span lang={language}> ({t('documents.machine-translated')})</span>}
                            </a>
                          ))}
                        </p>
                      </li>
                    )
                  })}
                </ol>
                <p>
                  <a href={`${publicUrl}${t.href('/documents')}`}>{t('documents.pack.online')}</a>
                </p>
              </section>
            )
          })}
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToString(markup)}\n`
}
