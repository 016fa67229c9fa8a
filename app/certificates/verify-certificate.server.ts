import { findCertificateByCode, type SeenCertificate } from '../../db/queries/certificates.ts';
import type { OpenCall } from '../access/gate.server.ts';
import { slowDown } from '../access/throttle.server.ts';
import { tryToOpen } from '../people/open-identity.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { codeHash } from './code-hash.server.ts';
import { initialsOf } from './rules.ts';
import { readVerificationCode } from './verification-code.ts';

/** What a stranger learns of a code: never who it is, only enough to hold the paper against. */
export type Verified =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'valid' | 'revoked';
      /** null when they are not known (any more). */
      readonly initials: string | null;
      readonly course: string;
      readonly issuedOn: string;
    };

/**
 * Whether a certificate with this code was issued. A code that cannot be one and one that never was issued are answered
 * the same; whoever tries codes waits longer and longer.
 */
export async function verifyCertificate(
  { app, address }: Pick<OpenCall, 'app' | 'address'>,
  typed: string,
): Promise<Verified> {
  const code = readVerificationCode(typed);
  if (code === null) return { kind: 'unknown' };
  const found = await slowDown(app, { of: 'certificate', address }, async () => {
    return (await findCertificateByCode(app.db, codeHash(code))) ?? null;
  });
  if (!found) return { kind: 'unknown' };
  return {
    kind: found.revoked_at === null ? 'valid' : 'revoked',
    initials: initials(app.keys, found),
    course: found.course_title,
    issuedOn: found.issued_on,
  };
}

function initials(keys: Pick<KeyRing, 'open'>, { card_id, identity_sealed, staff_name }: SeenCertificate) {
  if (staff_name !== null) {
    const [given = '', ...family] = staff_name.split(' ');
    return initialsOf(given, family.at(-1) ?? null);
  }
  if (card_id === null || identity_sealed === null) return null;
  const identity = tryToOpen(keys, { id: card_id, identity_sealed });
  return identity && initialsOf(identity.givenName, identity.familyName);
}
