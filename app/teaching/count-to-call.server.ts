import { listUndelivered } from '../../db/queries/letters.ts';
import { listToAnswer } from '../../db/queries/teaching.ts';
import type { Call } from '../access/gate.server.ts';
import { mustCall } from '../enrolments/must-call.ts';

/** How many of each edition have to be called before they have a seat, by the edition's id; as its list of people says. */
export async function countToCall(
  { app, scope }: Call,
  trainerId: string | null,
): Promise<ReadonlyMap<string, number>> {
  const asked = Map.groupBy(await listToAnswer(app.db, scope, { trainerId }), ({ edition_id }) => edition_id);
  const counts = new Map<string, number>();
  for (const [editionId, rows] of asked) {
    const lost = new Set(await listUndelivered(app.db, editionId));
    const count = rows.filter((row) => mustCall(app, row, lost.has(row.id))).length;
    if (count > 0) counts.set(editionId, count);
  }
  return counts;
}
