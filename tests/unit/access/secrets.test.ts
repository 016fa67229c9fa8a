import { Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { newToken, tokenHash } from '../../../app/access/cookie.server.ts';
import { hashPassword, passwordFits } from '../../../app/access/passwords.server.ts';
import { newRecoveryCodes, recoveryCodeHash } from '../../../app/access/recovery-codes.server.ts';
import { newTotpSecret, totpStep } from '../../../app/access/totp.server.ts';
import { newNonce } from '../../../app/platform/http/security-headers.ts';

const PASSWORD = ' Prova di Accesso è lunga ';

it('tokens of sign-ins and links have 256 random bits, are never the same and are kept as a hash', () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  expect(new Set(tokens).size).toBe(1000);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(tokenHash(tokens[0] ?? '')).toMatch(/^[0-9a-f]{64}$/);
  expect(Buffer.from(newNonce(), 'base64')).toHaveLength(16);
});

it('recovery codes have 24 random signs out of 32, and a hash that belongs to one person', () => {
  const codes = Array.from({ length: 100 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(1000);
  for (const code of codes) expect(code).toMatch(/^([2-9a-km-np-z]{4}-){5}[2-9a-km-np-z]{4}$/);
  const signs = codes.join('').replaceAll('-', '');
  expect(new Set(signs).size).toBe(32);
  expect(recoveryCodeHash('anna', codes[0] ?? '')).not.toBe(recoveryCodeHash('bruno', codes[0] ?? ''));
});

it('secrets of authenticator apps have 160 random bits', () => {
  const secrets = Array.from({ length: 100 }, newTotpSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
});

it.each(['', '12345', '1234567', '123 45', 'abcdef', '١٢٣٤٥٦', '-12345', '1e5000'])(
  'a code of an app has six figures: %j is none',
  (typed) => {
    expect(totpStep(newTotpSecret(), typed, new Date())).toBeNull();
  },
);

it('passwords are kept as argon2id with 46 MiB, one pass and a salt of their own', async () => {
  const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
});

it('a password fits as it was chosen, every character of it and no other', async () => {
  const encoded = await hashPassword(PASSWORD);
  const others = [
    PASSWORD.trim(),
    PASSWORD.toLowerCase(),
    `${PASSWORD}x`,
    PASSWORD.slice(0, -1),
    'x'.repeat(20),
  ];
  expect(await passwordFits(encoded, PASSWORD)).toBe(true);
  for (const other of others) expect(await passwordFits(encoded, other), other).toBe(false);
  const longest = 'q7'.repeat(64);
  const long = await hashPassword(longest);
  expect(await passwordFits(long, longest)).toBe(true);
  for (const other of [`${longest}x`, `${longest.slice(0, -1)}8`, longest.slice(0, 72)]) {
    expect(await passwordFits(long, other)).toBe(false);
  }
});
