import { updateSignInSite } from '../../db/queries/sign-ins.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';

/** Moves the desk of this browser to another of the caller's sites; 404 for a site outside the scope. */
export async function switchSite({ app, actor, scope, now }: Call, siteId: string): Promise<void> {
  const site = isId(siteId) ? await findSite(app.db, scope, siteId) : undefined;
  if (!site) throw notFound();
  await app.db.transaction().execute(async (trx) => {
    await updateSignInSite(trx, actor.signInHash, site.id);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'sign_in.site',
      subjectKind: 'staff',
      subjectId: actor.staffId,
      siteId: site.id,
    });
  });
}
