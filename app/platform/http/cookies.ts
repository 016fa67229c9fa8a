/** Carries a sign-in. */
export const SIGN_IN_COOKIE = 'bottega';

/**
 * The name a cookie really has. Over TLS the prefix makes the browser itself guard it (Secure, this host alone, set by
 * nobody else); plain HTTP is one's own machine, where browsers do not all take that prefix.
 */
function cookieName(publicUrl: URL, name: string): string {
  return publicUrl.protocol === 'https:' ? `__Host-${name}` : name;
}

/**
 * `Set-Cookie` of every cookie of the product: for the whole site, out of reach of scripts. Without `seconds` it stays
 * until the browser closes; 0 takes it away.
 */
export function setCookie(publicUrl: URL, name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`;
  const secure = publicUrl.protocol === 'https:' ? '; Secure' : '';
  return `${cookieName(publicUrl, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`;
}

/** The value in a `Cookie` header, the first of several under one name; null where there is none. */
export function cookieOf(header: string | null | undefined, publicUrl: URL, name: string): string | null {
  const start = `${cookieName(publicUrl, name)}=`;
  for (const part of (header ?? '').split(';')) {
    const cookie = part.trim();
    if (cookie.startsWith(start)) return cookie.slice(start.length);
  }
  return null;
}
