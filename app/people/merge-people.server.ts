import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import { findCitizen } from '../../db/queries/citizens.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { countPair, openPair } from './load-merge.server.ts';
import { bothHaveFiscalCodes } from './merge-rules.ts';
import { readerOf } from './open-person.server.ts';

interface MergeForm {
  /** The record that stays: one of the two. */
  readonly keepId: string;
  /** Somebody confirmed that one person holds both fiscal codes. */
  readonly twoCodes: boolean;
}

type MergedPeople =
  | { readonly kind: 'merged'; readonly survivorId: string }
  | { readonly kind: 'refused'; readonly errors: FieldErrors }
  /** One of the two was merged in the same moment: nothing was changed. */
  | { readonly kind: 'changed' };

/** Counts two records as one person, backwards too; what each of them says stays as it is, so that it can be undone. */
export async function mergePeople(
  call: Call,
  id: string | undefined,
  withId: string | null,
  form: MergeForm,
): Promise<MergedPeople> {
  const pair = await openPair(call, id, withId);
  const into = pair.find((record) => record.id === form.keepId);
  const from = pair.find((record) => record !== into);
  if (!into || !from) return { kind: 'refused', errors: { keep: { key: 'merge:wrong.keep' } } };
  const counts = await countPair(call, pair);
  if (bothHaveFiscalCodes(...counts) && !form.twoCodes) {
    return { kind: 'refused', errors: { two_codes: { key: 'merge:wrong.two_codes' } } };
  }

  const { app, actor, now } = call;
  const mergeId = newId();
  const done = await app.db.transaction().execute(async (trx) => {
    const signed = { staffId: actor.staffId, at: now.toISOString() };
    const cells = await mergeCitizens(trx, { id: mergeId, from, into }, signed);
    if (!cells) return false;
    await touchFigureCells(trx, cells);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'citizen.merge',
      subjectKind: 'citizen',
      subjectId: into.id,
      siteId: actor.siteId,
      detail: { merge: mergeId, from: from.id, two_codes: form.twoCodes },
    });
    return true;
  });
  // The same form may have come twice at once, and the other one was first.
  const known = done ? undefined : await findCitizen(app.db, readerOf(call), from.id);
  const isMerged = done || known?.merged_into === into.id;
  return isMerged ? { kind: 'merged', survivorId: into.id } : { kind: 'changed' };
}
