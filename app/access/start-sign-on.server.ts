import { addSignInFailure, countSignInFailures } from '../../db/queries/sign-ins.ts';
import { insertSignOnAttempt } from '../../db/queries/sign-on.ts';
import type { App } from '../platform/app.server.ts';
import { setCookie } from '../platform/http/cookies.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { newToken, tokenHash } from './cookie.server.ts';

/** Seconds somebody may take at the provider: an app on a telephone, a code by post. */
const ATTEMPT_S = 15 * 60;
/** Attempts in that time from one address, where a whole office may stand behind it. */
const MOST_OF_ADDRESS = 200;

/** Says that this browser came in through the provider: signing out then offers to leave there too. */
export const PROVIDER_COOKIE = 'bottega-provider';

type Started =
  | { readonly kind: 'go'; readonly to: string; readonly cookie: string }
  | { readonly kind: 'failed' };

/** Where the provider sends people back to: has to be registered there. */
export function returnAddress({ config }: Pick<App, 'config'>): URL {
  return new URL('/sign-on/return', config.publicUrl);
}

/** The cookie that ties an attempt to its browser: one an attempt, so that two tabs do not get in each other's way. */
export function attemptCookieName(state: string): string {
  return `bottega-sign-on-${state.slice(0, 8)}`;
}

/** Sends somebody to the provider. Throws 404 without one, `too_many_tries` (429) when an address tries too often. */
export async function startSignOn(
  app: App,
  { next, address, fresh }: { readonly next: string; readonly address: string; readonly fresh: boolean },
): Promise<Started> {
  if (!app.provider) throw notFound();
  const checks = { state: newToken(), nonce: newToken(), verifier: newToken(), fresh };
  const begun = await app.provider.begin(checks, returnAddress(app));
  if (begun.kind !== 'go') return { kind: 'failed' };

  const browser = newToken();
  const stateHash = tokenHash(checks.state);
  const addressKey = app.keys.contentHash(`sign-on-address:${address}`);
  const now = app.clock.now();
  const since = new Date(now.getTime() - ATTEMPT_S * 1000).toISOString();
  await app.db.transaction().execute(async (trx) => {
    await addSignInFailure(trx, addressKey, now.toISOString(), since);
    if ((await countSignInFailures(trx, addressKey, since)) > MOST_OF_ADDRESS) {
      throw new Problem('too_many_tries', 429);
    }
    await insertSignOnAttempt(
      trx,
      {
        state_hash: stateHash,
        browser_hash: tokenHash(browser),
        checks_sealed: app.keys.seal(JSON.stringify(checks), stateHash),
        next,
        expires_at: new Date(now.getTime() + ATTEMPT_S * 1000).toISOString(),
      },
      now.toISOString(),
    );
  });
  const cookie = setCookie(app.config.publicUrl, attemptCookieName(checks.state), browser, ATTEMPT_S);
  return { kind: 'go', to: begun.to.href, cookie };
}
