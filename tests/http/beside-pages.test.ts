import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from '../../app/platform/log.server.ts';
import type { Db } from '../../db/index.ts';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSiteOn, type TestSite } from '../support/http-app.ts';

let db: Db;
let site: TestSite;
const logged: string[] = [];
beforeAll(async () => {
  db = await freshSqlite();
  const lines = new Writable({
    write(line, _encoding, next) {
      logged.push(String(line));
      next();
    },
  });
  const log = openLog('warn', lines);
  const securityContact = 'mailto:sicurezza@regione.example';
  site = await openTestSiteOn(db, { config: { ...config, securityContact }, log });
});
afterAll(async () => {
  await site.close();
  await db.destroy();
});

const ID = '0199a000-0000-7000-8000-000000000001';
const report = (type: string, body: string) =>
  site.as('anonymous').request('/csp-reports', { method: 'POST', headers: { 'Content-Type': type }, body });
const OLD = 'application/csp-report';
const NEW = 'application/reports+json';
const old = (page: string, blocked: string, directive = 'script-src-elem') =>
  JSON.stringify({
    'csp-report': {
      'document-uri': page,
      'blocked-uri': blocked,
      'effective-directive': directive,
      'script-sample': 'planted words',
      referrer: 'http://bottega.test/planted',
    },
  });

describe('reports of the content policy', () => {
  it('leave directive, host and page in the log, and nothing of the person', async () => {
    logged.length = 0;
    const page = `http://bottega.test/people/${ID}/profile?q=planted#planted`;
    expect((await report(OLD, old(page, 'https://evil.example/planted?planted'))).status).toBe(204);
    const violation = {
      documentURL: page,
      blockedURL: 'inline',
      effectiveDirective: 'style-src-attr',
      sample: 'planted',
    };
    const some = [
      { type: 'csp-violation', url: page, body: violation },
      { type: 'deprecation', body: violation },
    ];
    expect((await report(NEW, JSON.stringify(some))).status).toBe(204);
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { directive: 'script-src-elem', blocked: 'evil.example', page: '/people/:id/profile', times: 1 },
      { directive: 'style-src-attr', blocked: 'inline', page: '/people/:id/profile', times: 1 },
    ]);
    expect(logged.join()).not.toMatch(new RegExp(`planted|${ID}`));
  });

  it.each([
    ['http://bottega.test/own.js', 'self'],
    ['data', 'data'],
    ['chrome-extension://abcdef/x.js', 'chrome-extension'],
    ['wss://evil.example:8080/x', 'evil.example'],
    ['RSSMRA80A01H501U', '*'],
  ])('say of %s only «%s»', async (blocked, said) => {
    logged.length = 0;
    await report(OLD, old('not an address', blocked, `img-src ${said} planted`));
    expect(logged.map((line) => JSON.parse(line))).toMatchObject([
      { directive: 'img-src', blocked: said, page: '*' },
    ]);
    expect(logged.join()).not.toContain('planted');
  });

  it('are counted by kind and told the first, tenth and hundredth time', async () => {
    logged.length = 0;
    for (let n = 0; n < 100; n += 1) await report(OLD, old('http://bottega.test/desk', 'eval'));
    expect(logged.map((line) => JSON.parse(line).times)).toEqual([1, 10, 100]);
  });

  it.each([
    ['no JSON', OLD, '{"csp-report":', 400],
    ['something else', OLD, '{"a":1}', 400],
    ['a number', NEW, '1', 400],
    ['nothing', OLD, '', 400],
    ['a list of nothings', NEW, '[null]', 400],
    ['a form', 'application/x-www-form-urlencoded', 'a=b', 415],
    ['too much', OLD, old('x'.repeat(60_000), 'eval'), 413],
  ])('that are %s are refused', async (_name, type, body, status) => {
    const answer = await report(type, body);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
  });

  it('may be sent and not read, and only so many a minute', async () => {
    const read = await site.as('anonymous').get('/csp-reports');
    expect([read.status, read.headers.get('Allow')]).toEqual([405, 'POST']);
    const other = await freshSqlite();
    const rateLimits = { session: 300, address: 3000, anonymous: 240 };
    const limited = await openTestSiteOn(other, { config: { ...config, rateLimits } });
    const headers = { 'Content-Type': OLD };
    const found: number[] = [];
    for (let n = 0; n < 62; n += 1) {
      const sent = { method: 'POST', headers, body: old('x', 'eval') };
      found.push((await limited.as('anonymous').request('/csp-reports', sent)).status);
    }
    expect(found).toContain(429);
    expect(found.slice(0, 60)).toEqual(Array(60).fill(204));
    expect((await limited.as('anonymous').get('/sign-in')).status).toBe(200);
    await limited.close();
    await other.destroy();
  });
});

describe('/.well-known/security.txt', () => {
  it('names whom to tell, for less than a year', async () => {
    const answer = await site.as('anonymous').get('/.well-known/security.txt');
    expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    expect(text).toMatch(/^Contact: mailto:sicurezza@regione\.example\n/);
    expect(text).toContain('\nPreferred-Languages: it, en\n');
    expect(text).toContain('\nCanonical: http://bottega.test/.well-known/security.txt\n');
    const days = (Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(360);
    expect(days).toBeLessThan(365);
  });

  it('is not there when nobody was named', async () => {
    const other = await freshSqlite();
    const nameless = await openTestSiteOn(other);
    expect((await nameless.as('anonymous').get('/.well-known/security.txt')).status).toBe(404);
    await nameless.close();
    await other.destroy();
  });
});
