import { expect, it } from 'vitest';
import { isMissingKey, openKeyRing } from '../../../app/platform/keys.server.ts';

const ring = openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]);
const other = openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 8) }]);

/** Made by the first release under `ring`: databases hold such. */
const LOOKUP = 'c448b56bfde8717e38b96916665d3eb89ebec22356e06cb880c044470a184fcb';
const SEALED = 'k1.jAe4vAWklHNirRmC.Lcwqzn5LWQJWV4swpDYiYg.t_Fd6JWrsKSa';

/** Changes one byte of a part of a sealed text (key id, nonce, tag, body). */
function alter(sealed: string, part: number): string {
  return sealed
    .split('.')
    .map((text, index) => {
      if (index !== part) return text;
      const bytes = Buffer.from(text, 'base64url');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes.toString('base64url');
    })
    .join('.');
}

it.each(['', 'x', 'Rossi 🙂 àèì\n\u0000', 'è'.repeat(50_000)])('opens what it sealed: %#', (text) => {
  expect(ring.open(ring.seal(text, 'record'), 'record')).toBe(text);
});

it('seals the same text differently every time, and shows nothing of it', () => {
  const sealed = ring.seal('CODICE-DI-PROVA', 'record');
  expect(sealed).not.toBe(ring.seal('CODICE-DI-PROVA', 'record'));
  expect(sealed).toMatch(/^k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  const [, , , body = ''] = sealed.split('.');
  expect(Buffer.from(body, 'base64url').toString('latin1')).not.toContain('CODICE');
});

it('opens a text for its own record only', () => {
  const sealed = ring.seal('text', 'record');
  for (const id of ['another', 'recor', 'record ', '']) expect(() => ring.open(sealed, id), id).toThrow();
});

it.each([
  ['nonce', 1],
  ['tag', 2],
  ['body', 3],
])('refuses a text with one bit of its %s changed', (_, part) => {
  expect(() => ring.open(alter(ring.seal('text', 'record'), part), 'record')).toThrow();
});

it('refuses a shortened tag, which would be easier to forge', () => {
  const [key, nonce, tag = '', body] = ring.seal('text', 'record').split('.');
  for (const bytes of [4, 8, 12, 15]) {
    const short = Buffer.from(tag, 'base64url').subarray(0, bytes).toString('base64url');
    expect(() => ring.open([key, nonce, short, body].join('.'), 'record'), `${bytes} bytes`).toThrow();
  }
});

it.each(['', 'text', 'k1', 'k1.a', 'k1.a.b', 'k2.a.b.c', '...'])(
  'refuses what it never sealed: «%s»',
  (text) => {
    expect(() => ring.open(text, 'record')).toThrow();
  },
);

it('refuses what another master key sealed', () => {
  expect(() => other.open(ring.seal('text', 'record'), 'record')).toThrow();
});

it('finds the same code again after a restart, under another master key not', () => {
  const key = ring.lookupKey('CODICE-DI-PROVA');
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]).lookupKey('CODICE-DI-PROVA')).toBe(key);
  expect(ring.lookupKey('CODICE-DI-PROVB')).not.toBe(key);
  expect(other.lookupKey('CODICE-DI-PROVA')).not.toBe(key);
});

it('hashes content under a key of its own', () => {
  expect(ring.contentHash('text')).toBe(
    openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]).contentHash('text'),
  );
  expect(ring.contentHash('text')).not.toBe(ring.lookupKey('text'));
  expect(ring.contentHash('text')).not.toBe(other.contentHash('text'));
});

it('never changes what is stored: look-up keys and sealed texts of the first release', () => {
  expect(ring.lookupKey('CODICE-DI-PROVA')).toBe(LOOKUP);
  expect(ring.open(SEALED, 'record')).toBe('Ada Prova');
});

const old = { id: 'k1', secret: Buffer.alloc(32, 7) };
const next = { id: 'k2', secret: Buffer.alloc(32, 9) };
const both = openKeyRing([next, old]);

it('writes with the current key of several and reads with all', () => {
  expect(both.seal('text', 'record')).toMatch(/^k2\./);
  expect(both.open(both.seal('text', 'record'), 'record')).toBe('text');
  expect(both.open(SEALED, 'record')).toBe('Ada Prova');
  expect(both.lookupKey('CODICE-DI-PROVA')).toMatch(/^k2\.[0-9a-f]{64}$/);
  expect(both.lookupKeys('CODICE-DI-PROVA')).toEqual([both.lookupKey('CODICE-DI-PROVA'), LOOKUP]);
  expect(openKeyRing([old, next]).lookupKeys('CODICE-DI-PROVA')).toEqual([
    LOOKUP,
    both.lookupKey('CODICE-DI-PROVA'),
  ]);
  expect(both.contentHashes('text')).toEqual([both.contentHash('text'), ring.contentHash('text')]);
});

it('says when it lacks the key of a text, and nothing opens under another name', () => {
  const opening = (sealed: string) => {
    try {
      return openKeyRing([next]).open(sealed, 'record');
    } catch (error) {
      return isMissingKey(error);
    }
  };
  expect(opening(SEALED)).toBe(true);
  expect(opening(SEALED.replace('k1', 'k2'))).toBe(false);
  const renamed = openKeyRing([{ id: 'k2', secret: old.secret }]);
  expect(() => renamed.open(SEALED.replace('k1', 'k2'), 'record')).toThrow();
});
