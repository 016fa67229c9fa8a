import { endCertificate } from '../../db/queries/certificates.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { openCertificate } from './open-certificate.server.ts';

/** Revokes a certificate: from then on whoever verifies it reads so. Returns its edition. Throws `not_found`. */
export async function revokeCertificate(call: Call, id: string | undefined): Promise<string> {
  const { app, actor, now } = call;
  const certificate = await openCertificate(call, id);
  await app.db.transaction().execute(async (trx) => {
    if (!(await endCertificate(trx, certificate.id, actor.staffId, now.toISOString()))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'certificate.revoke',
      subjectKind: 'certificate',
      subjectId: certificate.id,
      siteId: certificate.site_id,
    });
  });
  return certificate.edition_id;
}
