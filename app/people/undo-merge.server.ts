import { findMerge, MergeChangedError, undoMerge } from '../../db/queries/citizen-merges.ts';
import { findCitizen } from '../../db/queries/citizens.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { readerOf } from './open-person.server.ts';

/**
 * Takes a merge back, once however often it is asked: both records stand for themselves again. Answers where to go on: a
 * card the caller may see. Throws `not_found` for a merge out of sight.
 */
export async function undoPeopleMerge(call: Call, mergeId: string | undefined): Promise<string> {
  const { app, actor, now } = call;
  const merge = mergeId && isId(mergeId) ? await findMerge(app.db, readerOf(call), mergeId) : undefined;
  if (!merge) throw notFound();
  const done = await app.db
    .transaction()
    .execute(async (trx) => {
      if (merge.undone_at !== null) return true;
      const cells = await undoMerge(trx, merge.id, { staffId: actor.staffId, at: now.toISOString() });
      if (!cells) return false;
      await touchFigureCells(trx, cells);
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'citizen.merge.undo',
        subjectKind: 'citizen',
        subjectId: merge.into_id,
        siteId: actor.siteId,
        detail: { merge: merge.id, from: merge.from_id },
      });
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof MergeChangedError) return false;
      throw error;
    });
  // The same press may have come twice at once, and the other one was first; then a reader may see the merge no more.
  const isParted = done || (await findMerge(app.db, readerOf(call), merge.id))?.undone_at !== null;
  const notice = isParted ? 'parted' : 'changed';
  // Apart again, one of the two may be a stranger here.
  for (const id of [merge.into_id, merge.from_id]) {
    if (await findCitizen(app.db, readerOf(call), id)) return `/people/${id}?done=${notice}`;
  }
  return '/people';
}
