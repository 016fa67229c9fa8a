import { z } from 'zod';
import { endSignIn } from '../../db/queries/sign-ins.ts';
import { takeSignOnAttempt } from '../../db/queries/sign-on.ts';
import type { App } from '../platform/app.server.ts';
import { cookieOf } from '../platform/http/cookies.ts';
import { notFound } from '../platform/problem.ts';
import type { ProviderFailure } from '../platform/provider/provider.server.ts';
import { tokenHash } from './cookie.server.ts';
import { type Entered, enter } from './enter.server.ts';
import { findVouched } from './find-vouched.server.ts';
import { attemptCookieName, returnAddress } from './start-sign-on.server.ts';

const Checks = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), fresh: z.boolean() });

export type SignOnResult =
  | (Entered & { readonly next: string })
  /** `over`: nobody was sent away with this, not from this browser, not in time, or it came back before; `unknown`: no account. */
  | { readonly kind: ProviderFailure['kind'] | 'over' | 'unknown' };

interface ComingBack {
  readonly url: URL;
  /** The `Cookie` header. */
  readonly cookies: string | null;
  /** What the browser calls itself, in plain words. */
  readonly browser: string | null;
  /** The sign-in this browser has, which ends when there is a new one; null without. */
  readonly replaces: string | null;
}

/**
 * Somebody comes back from the provider. The attempt is taken away first, so that an answer counts once, then the
 * answer is checked, and only then looked for whom it means. Throws 404 without a provider.
 */
export async function finishSignOn(app: App, back: ComingBack): Promise<SignOnResult> {
  if (!app.provider) throw notFound();
  const { url, cookies } = back;
  const state = url.searchParams.get('state') ?? '';
  const browser = cookieOf(cookies, app.config.publicUrl, attemptCookieName(state));
  if (!/^[\w-]{43}$/.test(state) || browser === null) return { kind: 'over' };
  const stateHash = tokenHash(state);
  const at = app.clock.now().toISOString();
  const attempt = await takeSignOnAttempt(app.db, stateHash, tokenHash(browser), at);
  if (!attempt) return { kind: 'over' };

  const checks = Checks.parse(JSON.parse(app.keys.open(attempt.checks_sealed, stateHash)));
  const answer = returnAddress(app);
  answer.search = url.search;
  const redeemed = await app.provider.redeem(answer, checks);
  if (redeemed.kind !== 'vouched') return { kind: redeemed.kind };
  const staff = await findVouched(app, redeemed.who);
  if (!staff) return { kind: 'unknown' };
  const factor = redeemed.who.strong ? 'provider' : null;
  const entered = await enter(app, staff.id, factor, back.browser);
  if (back.replaces !== null && entered.kind === 'in') await endSignIn(app.db, back.replaces, at);
  return { ...entered, next: attempt.next };
}
