import { updateStaffLanguage } from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { Actor } from './policy.ts';

/** Remembers the language somebody works in. */
export async function setLanguage(app: App, actor: Actor, language: 'it' | 'en'): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await updateStaffLanguage(trx, actor.staffId, language);
    await audit(trx, {
      at: app.clock.now(),
      staffId: actor.staffId,
      action: 'staff.language',
      subjectKind: 'staff',
      subjectId: actor.staffId,
      detail: { language },
    });
  });
}
