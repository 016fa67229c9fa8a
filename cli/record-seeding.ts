import { audit } from '../app/platform/audit.server.ts';
import type { Clock } from '../app/platform/clock.ts';
import type { Db } from '../db/index.ts';

/** Puts on record that the demo network was made: its people were never met and nobody logged its sessions. */
export async function recordSeeding(db: Db, clock: Clock, sessions: number): Promise<void> {
  await audit(db, {
    at: clock.now(),
    staffId: null,
    action: 'demo.seed',
    subjectKind: 'database',
    subjectId: 'demo',
    detail: { sessions },
  });
}
