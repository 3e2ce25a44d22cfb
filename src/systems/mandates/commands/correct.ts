import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { FactsForm } from '../forms.ts'
import { indexWords } from '../index-words.ts'
import { replaceDue } from '../proposal-facts.ts'
import type { MandateRow } from './change.ts'
import { type Parts, reviewStep, settleLater } from './review-step.ts'

/** Corrects what the text engine read. The words of the official text are not touched, only what we say about them. */
export const correct = (deps: Parts, actor: Actor, id: number, form: FactsForm): Promise<void> =>
  reviewStep(deps, actor, id, form.version, async (tx, mandate) => {
    const wording = await tx
      .selectFrom('mandates.wording')
      .select('deliverable')
      .where('mandate_id', '=', id)
      .where('language', '=', form.language)
      .executeTakeFirst()
    const dueBefore = await dueWords(tx, id)
    await tx
      .updateTable('mandates.wording')
      .set({ deliverable: form.deliverable })
      .where('mandate_id', '=', id)
      .where('language', '=', form.language)
      .execute()
    const waiting = await tx.selectFrom('mandates.due').select(['words', 'awaits']).where('mandate_id', '=', id).execute()
    // the form does not show a session that the calendar lacks: where nothing else was given, it is still waited for
    const due = dueRows(form).map((row) => ({
      ...row,
      awaits: row.session_id || row.starts || row.ends ? null : (waiting.find(({ words }) => words === row.words)?.awaits ?? null),
    }))
    await replaceDue(tx, [{ mandateId: id, due }])
    const set = factColumns(form)
    await tx.updateTable('mandates.mandate').set(set).where('id', '=', id).execute()
    await indexWords(tx, [id])
    await settleLater(tx, [id], deps)
    return {
      set,
      action: 'mandates.corrected',
      before: { ...factsInWords(mandate), deliverable: wording?.deliverable ?? null, due: dueBefore },
      after: {
        ...factsInWords({ ...mandate, ...set, recurrence: form.recurrence } as MandateRow),
        deliverable: form.deliverable,
        due: await dueWords(tx, id),
      },
      result: undefined,
    }
  })

export const dueRows = (form: FactsForm) =>
  form.due.map(({ words, relation, session, shift, starts, ends }, position) => ({
    position,
    words,
    relation,
    session_id: session,
    shift,
    starts: session ? null : starts,
    ends: session ? null : ends,
    inferred: false,
  }))

export const factColumns = (form: FactsForm) => ({
  act: form.act,
  addressees: form.addressees,
  recipients: form.recipients,
  intermediaries: form.intermediaries,
  recurrence: form.recurrence && JSON.stringify(form.recurrence),
  action_lines: form.actionLines,
  sdgs: form.sdgs,
})

export const factsInWords = (m: MandateRow) => ({
  act: m.act,
  addressees: m.addressees.join(', '),
  recipients: m.recipients.join(', '),
  intermediaries: m.intermediaries.join(', '),
  recurrence: m.recurrence ? [m.recurrence.every, m.recurrence.interval, m.recurrence.body].filter(Boolean).join(' ') : null,
  actionLines: m.action_lines.join(', '),
  sdgs: m.sdgs.join(', '),
})

async function dueWords(tx: Tx, id: number): Promise<string | null> {
  const rows = await tx.selectFrom('mandates.due').selectAll().where('mandate_id', '=', id).orderBy('position').execute()
  return rows.map((d) => [d.relation, d.session_id, d.shift, d.starts, d.ends].filter(Boolean).join(' ')).join('; ') || null
}
