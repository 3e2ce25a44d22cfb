import { type Frame, LinkButton, Page, PostForm, SubmitButton, TextField } from '../../../ui/index.ts'
import type { TwoFactorSetup } from '../account.ts'
import { at } from './account-parts.tsx'
import type { Refused } from './parts.tsx'
import { QrCode } from './qr.tsx'

/** The app's secret as text, for those who cannot point a camera at their own screen. */
const secretOf = (uri: string) => new URL(uri).searchParams.get('secret') ?? ''

export function TwoFactorSetupPage({ frame, setup, errors }: Refused & { frame: Frame; setup: TwoFactorSetup }) {
  const { t } = frame
  const secret = secretOf(setup.uri).replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <Page
      frame={frame}
      title={t('people.two-factor.begin')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, t('people.account.two-factor'))}
    >
      <section aria-labelledby="app">
        <h2 id="app">{t('people.two-factor.step-app')}</h2>
        <p>{t('people.two-factor.app')}</p>
        <p>{t('people.two-factor.scan')}</p>
        <QrCode value={setup.uri} label={t('people.two-factor.picture')} />
        <p>
          <a href={setup.uri}>{t('people.two-factor.open-app')}</a>
        </p>
        <p>
          {t('people.two-factor.type-secret')} <code dir="ltr">{secret}</code>
        </p>
      </section>
      <section aria-labelledby="codes">
        <h2 id="codes">{t('people.two-factor.step-codes')}</h2>
        <p>{t('people.two-factor.keep-codes')}</p>
        <Codes codes={setup.codes} />
      </section>
      <section aria-labelledby="first">
        <h2 id="first">{t('people.two-factor.step-code')}</h2>
        <PostForm t={t} action={at(t, 'two-factor/confirmation')} errors={errors} labels={{ code: t('people.two-factor.code') }}>
          <TextField
            t={t}
            name="code"
            label={t('people.two-factor.code')}
            help={t('people.two-factor.first-code')}
            error={errors?.code}
            autocomplete="one-time-code"
            inputmode="numeric"
            size="short"
          />
          <SubmitButton>{t('people.two-factor.finish')}</SubmitButton>
        </PostForm>
      </section>
    </Page>
  )
}

const Codes = ({ codes }: { codes: readonly string[] }) => (
  <ul class="codes" dir="ltr">
    {codes.map((code) => (
      <li key={code}>
        <code>{code}</code>
      </li>
    ))}
  </ul>
)

const accountCrumbs = (t: Frame['t'], label: string) => [{ label: t('people.account.title'), href: t.href('/account') }, { label }]

export function BackupCodesPage({ frame, codes }: { frame: Frame; codes: readonly string[] }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.two-factor.new-codes')}
      lead={t('people.two-factor.keep-codes')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, t('people.two-factor.new-codes'))}
    >
      <Codes codes={codes} />
      <LinkButton href={t.href('/account')}>{t('ui.continue')}</LinkButton>
    </Page>
  )
}

export function NewKeyPage({ frame, name, value }: { frame: Frame; name: string; value: string }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('people.keys.made', { name })}
      lead={t('people.keys.once')}
      layout="plain"
      noindex
      crumbs={accountCrumbs(t, name)}
    >
      <p>
        <code dir="ltr">{value}</code>
      </p>
      <p>{t('people.keys.use')}</p>
      <pre dir="ltr">
        <code>x-api-key: {value}</code>
      </pre>
      <LinkButton href={`${t.href('/account')}#keys`}>{t('ui.continue')}</LinkButton>
    </Page>
  )
}
