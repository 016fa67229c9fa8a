import { expect, it } from 'vitest';
import { expiryOf, lastDayOf } from '../../../app/invitations/home-link-rules.ts';
import { linkTokenHash, newLinkToken } from '../../../app/invitations/link-token.server.ts';
import { civil } from '../../../app/platform/clock.ts';

it('is 26 signs in groups, each time others', () => {
  const tokens = Array.from({ length: 200 }, newLinkToken);
  for (const token of tokens) {
    expect(token).toMatch(/^([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{6}$/);
  }
  expect(new Set(tokens).size).toBe(200);
  // Every sign comes up: 5,200 drawn of 32.
  expect(new Set(tokens.join('').replaceAll('-', '')).size).toBe(32);
});

it('is read as people copy it', () => {
  const hash = linkTokenHash('01010-abcde-fghjk-mnpqr-stvwxy');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  for (const typed of [
    '01010abcdefghjkmnpqrstvwxy',
    'OIOLO-ABCDE-FGHJK-MNPQR-STVWXY',
    '0101-0ab-cdefghjkmnpqrstvwxy',
  ]) {
    expect(linkTokenHash(typed)).toBe(hash);
  }
});

it.each([
  undefined,
  '',
  'abc',
  '0'.repeat(25),
  '0'.repeat(27),
  `${'0'.repeat(25)}u`,
  `${'0'.repeat(25)}!`,
  '-'.repeat(500),
])('«%s» is no token', (typed) => {
  expect(linkTokenHash(typed)).toBeNull();
});

it.each(['2026-03-27T22:59:00Z', '2026-10-20T21:59:59Z', '2026-06-01T00:00:00Z'])(
  'a link given at %s works until its last day is over, through a change of the clocks too',
  (given) => {
    const expires = expiryOf(new Date(given), 14);
    const { day } = civil(lastDayOf(expires.toISOString()), 'Europe/Rome');
    expect(civil(expires, 'Europe/Rome').day > day).toBe(true);
  },
);
