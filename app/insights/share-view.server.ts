import {
  countOpening,
  endShareLink,
  findShareLink,
  insertShareLink,
  listShareLinks,
  type ShareLinkRow,
} from '../../db/queries/share-links.ts';
import type { Scope } from '../../db/scope.ts';
import { newToken, tokenHash } from '../access/cookie.server.ts';
import type { Call, OpenCall } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { queryOf } from './asked.ts';
import type { FilterReading } from './read-filter.ts';
import type { ShareValues } from './view-form.server.ts';

const DAY_MS = 86_400_000;

/**
 * Makes a public address of what is asked, for the sites its maker may ask for; answers it this once, since only its
 * hash is kept. The same form again makes none: its address is known to nobody.
 */
export async function shareView(
  { app, actor, scope, now }: Call,
  id: string,
  { asked }: Extract<FilterReading, { ok: true }>,
  { title, days }: ShareValues,
): Promise<string | null> {
  const token = newToken();
  const query = queryOf({ ...asked, users: undefined, rows: undefined, mine: undefined });
  const made = await app.db.transaction().execute(async (trx) => {
    const isNew = await insertShareLink(trx, scope, {
      id,
      token_hash: tokenHash(token),
      title,
      query,
      made_by: actor.staffId,
      made_at: now.toISOString(),
      expires_at: new Date(now.getTime() + days * DAY_MS).toISOString(),
    });
    if (!isNew) return false;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'share.create',
      subjectKind: 'share',
      subjectId: id,
    });
    return true;
  });
  return made ? new URL(`/shared/${token}`, app.config.publicUrl).href : null;
}

/** Whose links somebody sees and ends: with the right in the whole network everybody's, else her own. */
export function linksInSight({ actor }: Pick<Call, 'actor'>): string | null {
  return scopeFor(actor, 'figures.share')?.kind === 'network' ? null : actor.staffId;
}

/** Ends a public address; one that has ended stays as it is. Throws 404 for what is not in sight. */
export async function revokeShare(call: Call, id: string): Promise<void> {
  const { app, actor, now } = call;
  await app.db.transaction().execute(async (trx) => {
    const end = { at: now.toISOString(), by: actor.staffId };
    if (!(await endShareLink(trx, linksInSight(call), id, end))) {
      const links = await listShareLinks(trx, linksInSight(call));
      if (!links.some((link) => link.id === id)) throw notFound();
      return;
    }
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'share.revoke',
      subjectKind: 'share',
      subjectId: id,
    });
  });
}

type ShareReading =
  | { readonly state: 'open'; readonly link: ShareLinkRow & { readonly scope: Scope } }
  | { readonly state: 'expired' | 'revoked' };

/** What a public address opens; counts that it was opened. Throws 404 for one that never was. */
export async function openShare({ app, params, now, request }: OpenCall): Promise<ShareReading> {
  const link = await findShareLink(app.db, tokenHash(params.token ?? ''));
  if (!link) throw new Problem('share_unknown', 404);
  if (link.revoked_at !== null) return { state: 'revoked' };
  if (link.expires_at <= now.toISOString()) return { state: 'expired' };
  if (request.method === 'GET') await countOpening(app.db, link.id, now.toISOString());
  return { state: 'open', link };
}
