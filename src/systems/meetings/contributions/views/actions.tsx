import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { ButtonRow, LinkButton, PostButton, PostForm, Select, SubmitButton, TextArea, TextField } from '../../../../ui/index.ts'
import { contributionLink, writeLink } from '../links.ts'
import type { ContributionRow } from '../queries.ts'
import type { ContributionProps } from './contribution-page.tsx'
import { ItemSelect } from './contributions-page.tsx'

/** What the reader may do with a contribution: buttons, and a form for each step that needs words. */
export function Actions({ t, contribution, agenda, later, series, steps, may, typed, errors }: ContributionProps & { t: Translate }) {
  const address = t.href(contributionLink(contribution.id))
  const held = contribution.handling === 'held'
  const plain = (['receive', 'translate', 'introduce', 'conclude', 'take-back'] as const).filter(
    (step) => steps.includes(step) && !(step === 'receive' && held) && !(step === 'translate' && contribution.handling !== 'translated'),
  )
  const writes = may.write && steps.includes('submit')
  const reason = (action: string, button: string) => (
    <details open={Boolean(errors?.[action])}>
      <summary>{button}</summary>
      <PostForm
        t={t}
        action={`${address}/${action}`}
        errors={errors?.[action] ? errors : null}
        labels={{ [action]: t('meetings.field-name.reason') }}
        name={button}
      >
        <TextArea t={t} name={action} label={t('meetings.field-name.reason')} rows={2} value={typed?.[action]} error={errors?.[action]} />
        <SubmitButton tone="quiet">{button}</SubmitButton>
      </PostForm>
    </details>
  )
  return (
    <>
      <ButtonRow>
        {writes && <PostButton to={`${address}/submission`}>{t('meetings.contribution.submit')}</PostButton>}
        {writes && (
          <LinkButton href={t.href(writeLink(contribution.id))} tone="quiet">
            {t('meetings.contribution.go-on')}
          </LinkButton>
        )}
        {plain.map((step) => (
          <PostButton key={step} to={`${address}/${step}`} tone={step === 'take-back' || step === 'translate' ? 'quiet' : 'main'}>
            {t(`meetings.contribution.step.${step}`)}
          </PostButton>
        ))}
        {may.revise && (
          <PostButton to={`${address}/revision`} tone="quiet">
            {t('meetings.contribution.revise')}
          </PostButton>
        )}
      </ButtonRow>
      {steps.includes('publish') && (
        <PostForm
          t={t}
          action={`${address}/publication`}
          errors={errors?.symbol ? errors : null}
          labels={{ symbol: t('meetings.field-name.symbol') }}
          name={t('meetings.contribution.publish')}
        >
          {contribution.revises_id !== null ? (
            <p>{t('meetings.contribution.next-revision', { symbol: contribution.symbol ?? '' })}</p>
          ) : series.length > 0 ? (
            <Select
              t={t}
              name="series"
              label={t('meetings.field-name.symbol')}
              help={t('meetings.contribution.series-help')}
              value={usualSeries(series, contribution)}
              choices={series.map(({ code, key }) => ({ value: code, label: `${key}…` }))}
            />
          ) : (
            <TextField
              t={t}
              name="symbol"
              label={t('meetings.field-name.symbol')}
              help={t('meetings.contribution.symbol-help')}
              size="medium"
              value={typed?.symbol}
              error={errors?.symbol}
            />
          )}
          <SubmitButton>{t('meetings.contribution.publish')}</SubmitButton>
        </PostForm>
      )}
      {steps.includes('allocate') && agenda.length > 0 && (
        <PostForm
          t={t}
          action={`${address}/allocation`}
          errors={errors?.item ? errors : null}
          labels={{ item: t('meetings.agenda.item') }}
          name={t('meetings.contribution.allocate')}
        >
          <ItemSelect t={t} agenda={agenda} value={contribution.item_id} error={errors?.item} />
          <SubmitButton tone="quiet">{t('meetings.contribution.allocate')}</SubmitButton>
        </PostForm>
      )}
      {may.move && later.length > 0 && (
        <PostForm t={t} action={`${address}/move`} name={t('meetings.contribution.move')}>
          <Select
            t={t}
            name="meeting"
            label={t('meetings.contribution.later-meeting')}
            value={later[0]!.id}
            choices={later.map((one) => ({ value: one.id, label: read(one.session_name, t.lang).text }))}
          />
          <SubmitButton>{t('meetings.contribution.move')}</SubmitButton>
        </PostForm>
      )}
      {may.admit && reason('admission', t('meetings.contribution.admit'))}
      {steps.includes('return') && reason('return', t('meetings.contribution.return'))}
    </>
  )
}

/** Papers for information have a series of their own where the body keeps one. */
const usualSeries = (series: ContributionProps['series'], { purpose }: Pick<ContributionRow, 'purpose'>): string =>
  (purpose === 'information' ? series.find(({ code }) => code === 'INF') : undefined)?.code ?? series[0]!.code
