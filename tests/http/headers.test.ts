import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSite, openTestSiteOn, type Sent, type TestSite } from '../support/http-app.ts';
import { rawAnswer } from '../support/raw-answer.ts';

let plain: TestSite;
let secure: TestSite;
const db = await freshSqlite();
beforeAll(async () => {
  plain = await openTestSite();
  secure = await openTestSiteOn(db, { config: { ...config, publicUrl: new URL('https://bottega.test') } });
});
afterAll(async () => {
  await plain.close();
  await secure.close();
  await db.destroy();
});

const ASSET = /"(\/assets\/[\w-]+\.js)"/;
const body = new URLSearchParams({ a: 'b' });
const foreign = { Origin: 'https://evil.example' };
const KINDS: readonly [string, string, Sent, number][] = [
  ['a page', '/sign-in', {}, 200],
  ['a page asked for its headers only', '/sign-in', { method: 'HEAD' }, 200],
  ['data', '/sign-in.data', {}, 200],
  ['a redirect', '/', {}, 302],
  ['a record out of sight', '/people/0199a000-0000-7000-8000-000000000001', {}, 401],
  ['a table for nobody', '/insights/table?format=csv&by=month', {}, 401],
  ['nothing there', '/no/such/page', {}, 404],
  ['no data there', '/no/such/page.data', {}, 404],
  ['no file', '/assets/no-such-file.js', {}, 404],
  ['a folder', '/assets', {}, 404],
  ['a file out of its folder', '/assets/..%2f..%2fpackage.json', {}, 404],
  ['the history of the source', '/.git/HEAD', {}, 404],
  ['the settings', '/.env', {}, 404],
  ['an unreadable address', '/%E0%A4%A', {}, 400],
  ['an endless address', `/${'x'.repeat(13_000)}`, {}, 414],
  ['a foreign origin', '/sign-in', { method: 'POST', body, headers: foreign }, 403],
  ['a method of nobody', '/sign-in', { method: 'OPTIONS' }, 405],
  ['health', '/livez', {}, 200],
  ['readiness', '/readyz', {}, 200],
];

/** What is missing or too much among the headers of an answer. */
function faultsOf(headers: Headers): string[] {
  const policy = headers.get('Content-Security-Policy') ?? '';
  const directives = policy.split('; ');
  const wanted = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'report-uri /csp-reports',
  ];
  const exact: readonly [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Cache-Control', 'private, no-store'],
  ];
  return [
    ...wanted.filter((directive) => !directives.includes(directive)),
    ...(/'nonce-[\w+/]{22}=='/.test(policy) ? [] : ['no nonce']),
    ...(policy.includes('unsafe') ? ['unsafe'] : []),
    ...exact.filter(([name, value]) => headers.get(name) !== value).map(([name]) => name),
    ...(headers.get('Permissions-Policy')?.includes('camera=()') ? [] : ['Permissions-Policy']),
    ...['Server', 'X-Powered-By', 'Access-Control-Allow-Origin'].filter((name) => headers.has(name)),
  ];
}

/** The headers of an answer as it came over the line. */
function headersIn(answer: string): Headers {
  const lines = answer.split('\r\n\r\n')[0]?.split('\r\n').slice(1) ?? [];
  return new Headers(
    lines.map((line): [string, string] => [line.split(': ')[0] ?? '', line.slice(line.indexOf(':') + 2)]),
  );
}

const hsts = (headers: Headers) => headers.get('Strict-Transport-Security');
const YEAR = 'max-age=31536000; includeSubDomains';

it('a page is packed for who unpacks it', async () => {
  const answer = await plain.as('anonymous').get('/sign-in', { 'Accept-Encoding': 'gzip' });
  expect(answer.headers.get('Content-Encoding')).toBe('gzip');
  expect(await answer.text()).toContain('</html>');
});

describe('the headers that protect', () => {
  it.each(KINDS)(
    'stand on %s, and promise TLS only where there is TLS',
    async (_name, path, sent, status) => {
      for (const [site, promise] of [
        [plain, null],
        [secure, YEAR],
      ] as const) {
        const answer = await site.as('anonymous').request(path, sent);
        await answer.arrayBuffer();
        expect(answer.status).toBe(status);
        expect(faultsOf(answer.headers)).toEqual([]);
        expect(hsts(answer.headers)).toBe(promise);
        const policy = answer.headers.get('Content-Security-Policy') ?? '';
        const overTls = ['upgrade-insecure-requests', 'report-to csp'].filter((name) =>
          policy.includes(name),
        );
        expect(overTls.length).toBe(promise === null ? 0 : 2);
        expect(answer.headers.get('Reporting-Endpoints')).toBe(
          promise === null ? null : 'csp="/csp-reports"',
        );
      }
    },
  );

  it.each(KINDS)('let nobody guess what %s is, nor in which characters', async (_name, path, sent) => {
    const answer = await plain.as('anonymous').request(path, sent);
    const text = await answer.text();
    const type = answer.headers.get('Content-Type');
    if (text !== '') expect(type).toMatch(/^text\/(html|plain|x-script); charset=utf-8$/);
    expect(type?.startsWith('text/html') ?? false).toBe(
      /^<!doctype html>/i.test(text) || sent.method === 'HEAD',
    );
  });

  it.each([
    ['an answer of the parser', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['headers beyond measure', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('stand on %s', async (_name, request) => {
    const answer = headersIn(await rawAnswer(secure.url, request));
    expect(faultsOf(answer)).toEqual([]);
    expect(hsts(answer)).toBe(YEAR);
  });

  it('stand on what signed-in people read, data and tables too, and no two answers share a nonce', async () => {
    const nonces = new Set<string>();
    const { citizen } = plain.network.places.own;
    const paths = ['/desk', '/desk.data', `/people/${citizen}`, `/people/${citizen}.data`];
    for (const path of [...paths, '/insights/table?format=csv&by=month']) {
      const answer = await plain.as('coordinator').get(path);
      await answer.arrayBuffer();
      expect([path, answer.status, ...faultsOf(answer.headers)]).toEqual([path, 200]);
      nonces.add(/'nonce-([^']+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? '');
    }
    expect(nonces.size).toBe(5);
  });

  it('let browsers keep files that never change, and nothing else for long', async () => {
    const page = await (await plain.as('anonymous').get('/sign-in')).text();
    const asset = await plain.as('anonymous').get(ASSET.exec(page)?.[1] ?? '');
    const file = await plain.as('anonymous').get('/favicon.svg');
    // Browsers ask for it by themselves wherever a document names no icon.
    const icon = await plain.as('anonymous').get('/favicon.ico');
    await Promise.all([asset.arrayBuffer(), file.arrayBuffer(), icon.arrayBuffer()]);
    expect([asset.status, file.status, icon.status]).toEqual([200, 200, 200]);
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('Cache-Control')).toBe('public, max-age=3600');
    for (const { headers } of [asset, file]) expect(faultsOf(headers)).toEqual(['Cache-Control']);
    expect(asset.headers.get('Content-Type')).toMatch(/javascript; charset=utf-8$/i);
    expect(file.headers.get('Content-Type')).toBe('image/svg+xml; charset=utf-8');
  });
});

describe('every cookie', () => {
  it.each([
    ['over TLS', () => secure, /^__Host-language=en; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/],
    ['on one’s own machine', () => plain, /^language=en; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/],
  ])('is bound to this host, out of reach of scripts and of other sites: %s', async (_name, site, shape) => {
    const answer = await site()
      .as('anonymous')
      .request('/language', {
        method: 'POST',
        body: new URLSearchParams({ language: 'en' }),
        headers: { Origin: site().app.config.publicUrl.origin },
      });
    const cookie = answer.headers.get('Set-Cookie') ?? '';
    expect(cookie).toMatch(shape);
    const page = await site()
      .as('anonymous')
      .get('/sign-in', { Cookie: cookie.split(';')[0] ?? '', 'Accept-Language': 'it' });
    expect(await page.text()).toContain('<html lang="en"');
  });
});
