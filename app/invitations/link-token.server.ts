import { createHash, randomInt } from 'node:crypto';

/** Without letters that are taken for figures (Crockford's base 32): people copy it from paper. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
/** 26 signs of 5 bits: 130 bits nobody guesses. */
const LENGTH = 26;
const TAKEN_FOR: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1' };

/** A random token in groups: `8f3kq-2w7xm-…`. */
export function newLinkToken(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return signs.replace(/.{5}(?=.{5})/g, '$&-');
}

/** SHA-256 of a token as somebody typed it, however they grouped it; null for what cannot be one. */
export function linkTokenHash(typed: string | undefined): string | null {
  const signs = (typed ?? '')
    .slice(0, 100)
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/[oil]/g, (sign) => TAKEN_FOR[sign] ?? sign);
  const isToken = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign));
  return isToken ? createHash('sha256').update(`home ${signs}`).digest('hex') : null;
}
