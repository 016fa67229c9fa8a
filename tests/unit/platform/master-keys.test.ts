import { expect, it } from 'vitest';
import { readConfig } from '../../../app/platform/config.server.ts';
import { ConfigError } from '../../../app/platform/environment.server.ts';
import { newMasterKey, readMasterKeys } from '../../../app/platform/master-keys.server.ts';

const [A, B] = [Buffer.alloc(32, 1), Buffer.alloc(40, 2)];
const [a, b] = [A.toString('base64'), B.toString('base64')];

it('makes 32 bytes, others every time', () => {
  const [first, second] = [newMasterKey(), newMasterKey()];
  expect(Buffer.from(first, 'base64')).toHaveLength(32);
  expect(first).not.toBe(second);
});

it.each([
  ['one key without a name', a, [{ id: 'k1', secret: A }]],
  ['one key over two lines', `${b.slice(0, 20)}\n${b.slice(20)}\n`, [{ id: 'k1', secret: B }]],
  ['one key with a name', `2027:${a}`, [{ id: '2027', secret: A }]],
  [
    'several, the current one first',
    `\nk2:${b}\r\nk1:${a}\n`,
    [
      { id: 'k2', secret: B },
      { id: 'k1', secret: A },
    ],
  ],
  [
    'several on one line',
    `k1:${a}, k2:${B.toString('base64url')}`,
    [
      { id: 'k1', secret: A },
      { id: 'k2', secret: B },
    ],
  ],
])('reads %s', (_, text, keys) => {
  expect(readMasterKeys(text)).toEqual(keys);
});

it.each([
  ['', 'at least 32 bytes'],
  [A.subarray(1).toString('base64'), 'at least 32 bytes in base64 (key k1 has 31)'],
  [`k2:${A.subarray(1).toString('base64')}`, 'key k2 has 31'],
  [` : `, 'entry 1 has no name'],
  [`k2:${b},${a}`, 'entry 2 has no name'],
  [`K2:${b}`, 'entry 1 has no name'],
  [`k.2:${b}`, 'entry 1 has no name'],
  ['k2:', 'no base64 after k2:'],
  [`k2:${a}:${b}`, 'no base64 after k2:'],
  [`k2:${a.slice(1)}!`, 'no base64 after k2:'],
  [`k2:${a},k2:${b}`, 'two keys called k2'],
  [`k2:${a},k1:${a}`, 'one key under two names'],
])('refuses «%s»: %s', (text, reason) => {
  expect(() => readMasterKeys(text)).toThrow(reason);
});

it('says what is wrong in the configuration without telling the key', () => {
  const reading = () => readConfig({ BOTTEGA_MASTER_KEY: `k2:${a},${b}` });
  expect(reading).toThrow(ConfigError);
  expect(reading).toThrow(/^BOTTEGA_MASTER_KEY must hold entries like k2:base64; entry 2 [^=]*$/);
  expect(readConfig({ BOTTEGA_MASTER_KEY: a }).masterKeys).toEqual([{ id: 'k1', secret: A }]);
});
