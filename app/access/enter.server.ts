import { findFactors } from '../../db/queries/factors.ts';
import { insertHalfSignIn } from '../../db/queries/half-sign-ins.ts';
import type { Factor } from '../../db/schema/sign-in.ts';
import type { App } from '../platform/app.server.ts';
import { newToken, tokenHash } from './cookie.server.ts';
import { openSignIn } from './open-sign-in.server.ts';

/** How long a browser may take from the password to the second factor. */
const HALF_WAY_MS = 5 * 60_000;

export type Entered =
  /** In, or (`mustEnrol`) in as far as it takes to add the second factor this network asks for. */
  | { readonly kind: 'in'; readonly token: string; readonly mustEnrol: boolean }
  | { readonly kind: 'half_way'; readonly token: string };

/**
 * Somebody has proved who she is, with her password or through a provider. Who has a second factor owes it now, unless
 * `factor` says what stands for it already.
 */
export async function enter(
  app: App,
  staffId: string,
  factor: Factor | null,
  browser: string | null,
): Promise<Entered> {
  const factors = await findFactors(app.db, staffId);
  if (factor === null && (factors.totp || factors.passkeys > 0)) {
    return { kind: 'half_way', token: await stopHalfWay(app, staffId) };
  }
  const token = await app.db.transaction().execute((trx) => openSignIn(trx, app, staffId, factor, browser));
  return { kind: 'in', token, mustEnrol: factor === null && !app.config.demo };
}

async function stopHalfWay(app: App, staffId: string): Promise<string> {
  const now = app.clock.now();
  const token = newToken();
  await app.db.transaction().execute((trx) =>
    insertHalfSignIn(
      trx,
      {
        id_hash: tokenHash(token),
        staff_id: staffId,
        expires_at: new Date(now.getTime() + HALF_WAY_MS).toISOString(),
      },
      now.toISOString(),
    ),
  );
  return token;
}
