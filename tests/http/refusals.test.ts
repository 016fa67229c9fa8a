import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSite, type Sent, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const OWN = { Origin: 'http://bottega.test' };
const body = new URLSearchParams({ a: 'b' });

const REFUSED: readonly [string, string, Sent, number, string, string][] = [
  [
    'a foreign origin',
    '/sign-in',
    { method: 'POST', body, headers: { Origin: 'https://evil.example' } },
    403,
    'Il modulo non è partito da queste pagine',
    'The form did not come from these pages',
  ],
  [
    'a method of nobody',
    '/sign-in',
    { method: 'OPTIONS' },
    405,
    'Richiesta che Bottega non conosce',
    'A request Bottega does not know',
  ],
  [
    'too much',
    '/sign-in',
    { method: 'POST', body: 'x'.repeat(1_500_000), headers: OWN },
    413,
    'Troppi dati in una volta',
    'Too much data at once',
  ],
  ['an address that cannot be read', '/%E0%A4%A', {}, 400, 'Richiesta non valida', 'not valid'],
];

describe('what is refused before any page', () => {
  it.each(REFUSED)(
    '%s gets a page in the language of the browser',
    async (_name, path, sent, status, italian, english) => {
      const ask = (headers: Record<string, string>) =>
        site.as('anonymous').request(path, { ...sent, headers: { ...sent.headers, ...headers } });
      for (const [headers, language, words] of [
        [{}, 'it', italian],
        [{ 'Accept-Language': 'en-GB,en;q=0.9' }, 'en', english],
        [{ 'Accept-Language': 'it', Cookie: 'language=en' }, 'en', english],
        [{ 'Accept-Language': 'en', Cookie: 'language=<script>' }, 'en', english],
      ] as const) {
        const answer = await ask(headers);
        const text = await answer.text();
        expect(answer.status).toBe(status);
        expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
        expect(text).toContain(`<html lang="${language}">`);
        expect(text).toContain(words);
        expect(text).not.toContain('<script');
      }
    },
  );
});

describe('headers', () => {
  it.each([
    ['a page', '/sign-in', {}, 200],
    ['a record out of sight', '/people/0199a000-0000-7000-8000-000000000001', {}, 401],
    ['nothing there', '/no/such/page', {}, 404],
    ['data', '/sign-in.data', {}, 200],
    ['no file', '/assets/no-such-file.js', {}, 404],
    ['a file out of its folder', '/assets/..%2f..%2fpackage.json', {}, 404],
    [
      'a foreign origin',
      '/sign-in',
      { method: 'POST', body, headers: { Origin: 'https://evil.example' } },
      403,
    ],
    ['an unreadable address', '/%E0%A4%A', {}, 400],
    ['health', '/livez', {}, 200],
    ['readiness', '/readyz', {}, 200],
    ['a page asked for its headers only', '/sign-in', { method: 'HEAD' }, 200],
  ] as [string, string, Sent, number][])('stand on %s', async (_name, path, sent, status) => {
    const answer = await site.as('anonymous').request(path, sent);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(answer.headers.get('X-Powered-By')).toBeNull();
  });

  it('stand on what signed-in people read, data too, and no two answers share a nonce', async () => {
    const nonces = new Set<string>();
    const { citizen } = site.network.places.own;
    for (const path of ['/desk', '/desk.data', `/people/${citizen}`, `/people/${citizen}.data`]) {
      const answer = await site.as('facilitator').get(path);
      await answer.arrayBuffer();
      expect(`${path} ${answer.headers.get('Cache-Control')}`).toBe(`${path} private, no-store`);
      nonces.add(/'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? '');
    }
    expect(nonces.size).toBe(4);
  });
});
