import { sealerOf } from '../../db/audit-chain.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { Problem } from '../platform/problem.ts';
import { verifyTrail } from './verify-trail.server.ts';

/** The rows between two of one page may be many: the command on the server checks the rest. */
const MOST_ROWS = 20_000;

/** Checks some rows of the chain and leaves the result in the trail. Throws `bad_request` (400) for no such rows. */
export async function verifyRows({ app, actor, now }: Call, from: string, to: string): Promise<void> {
  if (![from, to].every((text) => /^[1-9]\d{0,8}$/.test(text))) throw new Problem('bad_request', 400);
  const first = Math.max(Number(from), Number(to) - MOST_ROWS + 1);
  const last = Number(to);
  if (first > last) throw new Problem('bad_request', 400);
  const verdict = await verifyTrail(app.db, sealerOf(app.db), { from: first, to: last });
  const broken = verdict.kind === 'broken' ? verdict.found : null;
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'audit.verify',
    subjectKind: 'trail',
    subjectId: 'trail',
    detail: { from: first, to: last, fault: broken?.kind ?? null, row: broken?.seq ?? null },
  });
}
