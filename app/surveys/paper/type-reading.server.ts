import { updatePaper } from '../../../db/queries/papers.ts';
import type { Call } from '../../access/gate.server.ts';
import { audit } from '../../platform/audit.server.ts';
import { Problem } from '../../platform/problem.ts';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { completeQuestionnaire } from '../complete-questionnaire.server.ts';
import { keptReading, openPaper, partsOf } from './open-paper.server.ts';
import { differencesOf, paperState, type Reading } from './paper-state.ts';
import { readReading } from './reading-form.server.ts';

type Typed =
  /** The reading is kept, or the questionnaire complete: the page shows what comes next. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly errors: FieldErrors }
  /** Somebody else typed the same paper meanwhile: nothing was kept. */
  | { readonly kind: 'stale' };

/**
 * Takes a reading of a paper. The first is kept; the second, typed without seeing it, completes the questionnaire when
 * it says the same; where they differ a third decides. Throws `not_found`, `response_closed` for one that is no longer on
 * paper, `changed_meanwhile`.
 */
export async function typeReading(call: Call, code: string | undefined, form: FormData): Promise<Typed> {
  const { paper, instrument } = await openPaper(call, code);
  const state = paperState(paper);
  if (state === 'done') return { kind: 'kept' };
  if (state === 'gone' || state === 'on_screen') throw new Problem('response_closed', 409);
  if (form.get('pass') !== state || form.get('revision') !== String(paper.revision)) return { kind: 'stale' };

  const questions = partsOf(instrument, call.actor.language).flatMap((part) => part.questions);
  const rules = { instrument, questions, today: call.today, printedOn: paper.printed_on };
  const first = keptReading(paper.first_reading);
  const second = keptReading(paper.second_reading);
  const settled = first && second ? { agreed: first, asked: differencesOf(first, second) } : undefined;
  const read = readReading(form, rules, settled);
  if (!read.ok) return { kind: 'refused', errors: read.errors };

  const differs = state === 'second' && first !== null && differencesOf(first, read.reading).length > 0;
  if (state === 'first' || differs)
    return (await keep(call, { paper, state, read })) ? { kind: 'kept' } : { kind: 'stale' };
  return complete(call, paper, read.reading);
}

type Open = Awaited<ReturnType<typeof openPaper>>['paper'];

/** False when somebody else changed the paper meanwhile. */
async function keep(
  { app, actor, now }: Call,
  kept: { paper: Open; state: 'first' | 'second' | 'differ'; read: { reading: Reading } },
): Promise<boolean> {
  const { paper, state, read } = kept;
  const reading = JSON.stringify(read.reading);
  return app.db.transaction().execute(async (trx) => {
    const change = state === 'first' ? { first_reading: reading } : { second_reading: reading };
    const updated_at = now.toISOString();
    if (!(await updatePaper(trx, paper.code, paper.revision, { ...change, updated_at }))) return false;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'response.transcribe',
      subjectKind: 'response',
      subjectId: paper.response_id,
      siteId: paper.site_id,
      detail: { step: state === 'first' ? 1 : 2 },
    });
    return true;
  });
}

/** The readings go once the answers stand in the questionnaire, in the same transaction. */
async function complete(call: Call, paper: Open, { day, answers }: Reading): Promise<Typed> {
  const sent = { answers, paper: { day, language: paper.language } };
  const done = { first_reading: null, second_reading: null, updated_at: call.now.toISOString() };
  const accepted = await completeQuestionnaire(call, paper.response_id, sent, async (trx) => {
    const closed = await updatePaper(trx, paper.code, paper.revision, done);
    if (!closed) throw new Problem('changed_meanwhile', 409);
  });
  if (accepted.ok) return { kind: 'kept' };
  throw new Error('Accepted answers were refused.');
}
