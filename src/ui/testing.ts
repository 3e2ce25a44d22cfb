import { join } from 'node:path'
import { createI18n, type I18n, type Language } from '../platform/i18n/index.ts'
import type { Frame } from './frame.ts'

let i18n: I18n | undefined

/** The translator of this folder's own messages. */
export function testTranslate(lang: Language = 'en') {
  i18n ??= createI18n([{ name: 'ui', path: join(import.meta.dirname) }])
  return i18n[lang]
}

/** What surrounds a page under test: a member of the public, three places to go. */
export function testFrame(lang: Language = 'en', more: Partial<Frame> = {}): Frame {
  const t = testTranslate(lang)
  return {
    t,
    path: '/dev/gallery',
    actor: { kind: 'public', name: '', roles: [] },
    nav: ['C1', 'C2', 'C3'].map((code, index) => ({
      href: t.href(`/${code}`),
      label: t('ui.action-line', { code }),
      current: index === 0,
      place: 'main',
    })),
    assets: { css: '/assets/actionline.css', js: '/assets/actionline.js', icon: '/assets/icon.svg' },
    notice: null,
    ...more,
  }
}

/** What a form would send and where, without the ways to read it. */
export const sent = ({ action, method, values }: { action: string; method: string; values: object }) => ({ action, method, values })
