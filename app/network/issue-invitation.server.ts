import type { Db } from '../../db/index.ts';
import { deleteLinkLettersOf } from '../../db/queries/letters.ts';
import { deleteUnusedLinksOf } from '../../db/queries/one-time-links.ts';
import type { Call } from '../access/gate.server.ts';
import { type IssuedLink, issueLink } from '../access/issue-link.server.ts';
import type { LinkOwner } from '../access/link-rules.ts';

/**
 * Makes a person's link inside the caller's transaction: an invitation until she has chosen a password, a new password
 * afterwards. Links and letters made before stop working.
 */
export async function issueInvitation(
  trx: Db,
  { app }: Pick<Call, 'app'>,
  person: LinkOwner & { readonly id: string; readonly has_password: 0 | 1 },
): Promise<IssuedLink> {
  await deleteUnusedLinksOf(trx, person.id);
  await deleteLinkLettersOf(trx, person.id);
  return issueLink(trx, app, person.has_password === 1 ? 'reset' : 'invitation', person);
}
