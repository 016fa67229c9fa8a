import { expect, it } from 'vitest';
import { readConfig } from '../../../app/platform/config.server.ts';
import { ConfigError } from '../../../app/platform/environment.server.ts';
import { newMasterKey } from '../../../app/platform/master-keys.server.ts';

const KEY = { BOTTEGA_MASTER_KEY: newMasterKey() };
const read = (settings: Record<string, string>) => readConfig({ ...KEY, ...settings });

it('people reach us over TLS, or on their own machine', () => {
  expect(read({ PORT: '4000' }).publicUrl.href).toBe('http://127.0.0.1:4000/');
  for (const url of ['https://bottega.example', 'http://localhost:3000', 'http://[::1]:3000']) {
    expect(read({ BOTTEGA_PUBLIC_URL: url }).publicUrl.origin).toBe(url);
  }
  for (const url of [
    'http://bottega.example',
    'http://192.168.1.20:3000',
    'ftp://bottega.example',
    'bottega',
  ]) {
    expect(() => read({ BOTTEGA_PUBLIC_URL: url })).toThrow(ConfigError);
  }
  expect(read({ BOTTEGA_PUBLIC_URL: 'http://192.168.1.20:3000', BOTTEGA_DEMO: '1' }).demo).toBe(true);
});

it('limits of requests are named one by one, or switched off', () => {
  expect(read({}).rateLimits).toEqual({ session: 300, address: 3000, anonymous: 240 });
  expect(read({ BOTTEGA_RATE_LIMITS: 'session=5, address=9' }).rateLimits).toMatchObject({
    session: 5,
    address: 9,
  });
  expect(read({ BOTTEGA_RATE_LIMITS: 'off' }).rateLimits).toBeNull();
  for (const text of ['session=0', 'session=-1', 'sessions=5', '300', 'session=5,', 'none']) {
    expect(() => read({ BOTTEGA_RATE_LIMITS: text })).toThrow(ConfigError);
  }
});

it('knows the code of the body that publishes open data, if somebody says it', () => {
  expect(read({}).ipaCode).toBeNull();
  expect(read({ BOTTEGA_IPA_CODE: 'r_Toscan' }).ipaCode).toBe('r_toscan');
  for (const text of ['Regione Toscana', '<script>', 'x'.repeat(21)]) {
    expect(() => read({ BOTTEGA_IPA_CODE: text })).toThrow(ConfigError);
  }
});

it('a contact for weaknesses is an address people can use, or there is none', () => {
  expect(read({}).securityContact).toBeNull();
  for (const [text, contact] of [
    ['sicurezza@regione.example', 'mailto:sicurezza@regione.example'],
    ['mailto:sicurezza@regione.example', 'mailto:sicurezza@regione.example'],
    ['https://regione.example/sicurezza', 'https://regione.example/sicurezza'],
    ['tel:+39-055-000000', 'tel:+39-055-000000'],
  ] as const) {
    expect(read({ BOTTEGA_SECURITY_CONTACT: text }).securityContact).toBe(contact);
  }
  for (const text of ['http://regione.example', 'a@b\nExpires: 1970', 'javascript:alert(1)', 'ask us', '@']) {
    expect(() => read({ BOTTEGA_SECURITY_CONTACT: text })).toThrow(ConfigError);
  }
});

it('the data are in a file or in PostgreSQL, and what is neither is named', () => {
  expect(read({}).databaseUrl).toBe('file:data/bottega.db');
  for (const url of ['file:/var/lib/bottega.db', 'postgres://db/bottega', 'postgresql://db/bottega']) {
    expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url);
  }
  for (const url of ['mysql://db/bottega', 'data/bottega.db', 'file:', 'postgres:db']) {
    expect(() => read({ DATABASE_URL: url })).toThrow(ConfigError);
  }
  // Its password stands in no message.
  expect(() => read({ DATABASE_URL: 'mysql://me:secret@db/bottega' })).toThrow(/not with mysql:\.$/);
});

it('a port is a number, and what is left empty is as if it were not set', () => {
  for (const text of ['tre', '0', '65536', '80.5']) {
    expect(() => read({ PORT: text })).toThrow(ConfigError);
  }
  const empty = read({ PORT: '', HOST: '', LOG_LEVEL: '', TRUST_PROXY: '', BOTTEGA_PUBLIC_URL: '' });
  // Not «every address of the machine».
  expect(empty).toMatchObject({ port: 3000, host: '127.0.0.1', logLevel: 'info', trustProxy: 0 });
  expect(empty.publicUrl.origin).toBe('http://127.0.0.1:3000');
});

it('proxies in front are counted or named', () => {
  expect(read({ TRUST_PROXY: '2' }).trustProxy).toBe(2);
  const named = 'loopback, 10.0.0.0/8, 192.168.1.7, fd00::/8, ::1';
  expect(read({ TRUST_PROXY: named }).trustProxy).toEqual(named.split(', '));
  for (const text of [
    'foo',
    '-1',
    'true',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/',
    '10.0.0.1,',
    '::1/129',
  ]) {
    expect(() => read({ TRUST_PROXY: text })).toThrow(ConfigError);
  }
});

it('a level of the log is one there is', () => {
  expect(read({ LOG_LEVEL: 'silent' }).logLevel).toBe('silent');
  for (const text of ['foo', 'INFO', '30']) expect(() => read({ LOG_LEVEL: text })).toThrow(ConfigError);
});
