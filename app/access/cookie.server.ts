import { createHash, randomBytes } from 'node:crypto';
import type { Config } from '../platform/config.server.ts';

/** Over TLS the browser itself guards the cookie's origin; plain HTTP is only for loopback. */
function cookieName(config: Config): string {
  return config.publicUrl.protocol === 'https:' ? '__Host-bottega' : 'bottega';
}

/** SHA-256 of a random token: what the database keeps. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** 256 random bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The sign-in token a request carries, if it has the right shape. */
export function signInTokenOf(request: Request, config: Config): string | null {
  const wanted = `${cookieName(config)}=`;
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const cookie = part.trim();
    if (cookie.startsWith(wanted)) {
      const token = cookie.slice(wanted.length);
      return /^[\w-]{43}$/.test(token) ? token : null;
    }
  }
  return null;
}

/** `Set-Cookie` for a new sign-in, or (empty token) for the end of one. */
export function signInCookie(config: Config, token: string): string {
  const secure = config.publicUrl.protocol === 'https:' ? '; Secure' : '';
  const age = token === '' ? '; Max-Age=0' : '';
  return `${cookieName(config)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}
