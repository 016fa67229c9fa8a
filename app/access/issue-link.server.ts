import type { Db } from '../../db/index.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { insertOneTimeLink } from '../../db/queries/one-time-links.ts';
import type { App } from '../platform/app.server.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { linkLetter } from './link-letter.server.ts';
import { LINK_HOURS, type LinkOwner, type LinkPurpose } from './link-rules.ts';

/** How a link reaches its person. */
export type IssuedLink =
  | { readonly way: 'mail'; readonly purpose: LinkPurpose; readonly to: string }
  /** Shown once, to be handed over: only its hash is kept. */
  | { readonly way: 'hand'; readonly purpose: LinkPurpose; readonly link: string };

/**
 * Makes a link to choose a password with, inside the caller's transaction: in a letter where there is mail (call
 * `app.mail.wake()` after the commit), else for the caller to show.
 */
export async function issueLink(
  trx: Db,
  { mail, config, clock }: Pick<App, 'mail' | 'config' | 'clock'>,
  purpose: LinkPurpose,
  person: LinkOwner,
): Promise<IssuedLink> {
  const token = newToken();
  const expires = new Date(clock.now().getTime() + LINK_HOURS[purpose] * 3_600_000);
  await insertOneTimeLink(trx, {
    token_hash: tokenHash(token),
    purpose,
    staff_id: person.id,
    expires_at: expires.toISOString(),
    used_at: null,
  });
  const link = new URL(`/set-up/${token}`, config.publicUrl).href;
  if (!mail) return { way: 'hand', purpose, link };
  const network = await findNetwork(trx);
  const content = linkLetter(person, { purpose, link, network: network?.name ?? 'Bottega' });
  await mail.queue(trx, { purpose, staffId: person.id, content, uselessAt: expires });
  return { way: 'mail', purpose, to: person.email };
}
