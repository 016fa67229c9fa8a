import { data, redirect } from '@remix-run/node';
import { signInCookie } from '../access/cookie.server.ts';
import type { Call } from '../access/gate.server.ts';
import type { Added } from './add-factor.server.ts';

/** Shows whoever added a factor the recovery codes that came with it, or leads on who has codes already. */
export function answerAdded({ app }: Call, { token, codes }: Extract<Added, { ok: true }>, next: string) {
  const headers = { 'Set-Cookie': signInCookie(app.config, token) };
  if (codes.length > 0) return data({ kind: 'codes' as const, codes, next }, { headers });
  throw redirect(`/account/factors?done=added&next=${encodeURIComponent(next)}`, { headers });
}
