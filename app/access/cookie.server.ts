import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../platform/config.server.ts';
import { cookieOf, SIGN_IN_COOKIE, setCookie } from '../platform/http/cookies.ts';

/** SHA-256 of a random token: what the database keeps. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The sign-in token a request carries, if it has the right shape. */
export function signInTokenOf(request: Request, { publicUrl }: Config): string | null {
  const token = cookieOf(request.headers.get('Cookie'), publicUrl, SIGN_IN_COOKIE);
  return token !== null && /^[\w-]{43}$/.test(token) ? token : null;
}

/** `Set-Cookie` for a new sign-in, or (empty token) for the end of one. */
export function signInCookie({ publicUrl }: Config, token: string): string {
  return token === ''
    ? setCookie(publicUrl, SIGN_IN_COOKIE, '', 0)
    : setCookie(publicUrl, SIGN_IN_COOKIE, token);
}
