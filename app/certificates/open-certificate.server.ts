import { findCertificate, type SeenCertificate } from '../../db/queries/certificates.ts';
import type { Call } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';

/** A certificate in scope; throws `not_found`. */
export async function openCertificate(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  id: string | undefined,
): Promise<SeenCertificate> {
  const certificate = id && isId(id) ? await findCertificate(app.db, scope, id) : undefined;
  if (!certificate) throw notFound();
  return certificate;
}
