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
