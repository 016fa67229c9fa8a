import { afterEach, describe, expect, it } from 'vitest';
import type { RateLimits } from '../../app/platform/http/rate-limit-settings.ts';
import type { Db } from '../../db/index.ts';
import { openProgram } from '../support/api-client.ts';
import { freshSqlite } from '../support/engines.ts';
import { type Client, config, openTestSiteOn, type TestSite } from '../support/http-app.ts';

let site: TestSite;
let db: Db;
afterEach(async () => {
  await site.close();
  await db.destroy();
});

/** A site whose limits are small enough to meet; waiting for the next request takes several seconds. */
async function limited(rateLimits: Partial<RateLimits>, trustProxy = 0): Promise<void> {
  db = await freshSqlite();
  const limits = { session: 1000, address: 1000, anonymous: 1000, ...rateLimits };
  site = await openTestSiteOn(db, { config: { ...config, rateLimits: limits, trustProxy } });
}

/** The statuses of so many requests, one after another. */
async function statuses(count: number, ask: (n: number) => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const answer = await ask(n);
    await answer.arrayBuffer();
    found.push(answer.status);
  }
  return found;
}

const data = (client: Client, method = 'GET') =>
  client.request('/people.data', {
    method,
    headers: { Origin: 'http://bottega.test' },
    ...(method === 'POST' ? { body: new URLSearchParams({ code: 'RSSMRA' }) } : {}),
  });

describe('who asks too often', () => {
  it('is told when to come back, in their language, at the price of a file', async () => {
    await limited({ anonymous: 3 });
    const nobody = site.as('anonymous');
    expect(await statuses(4, () => nobody.get('/sign-in'))).toEqual([200, 200, 200, 429]);
    for (const [language, words] of [
      ['it', 'Troppe richieste in poco tempo'],
      ['en', 'Too many requests in a short time'],
    ] as const) {
      const answer = await nobody.get('/sign-in', { 'Accept-Language': language });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(20);
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(await answer.text()).toContain(words);
    }
    expect((await nobody.post('/sign-in', { email: 'a', password: 'b' })).status).toBe(429);
  });

  it('is told so as data when it is a program: each token by itself, made-up ones together with strangers', async () => {
    await limited({ anonymous: 4, session: 3 });
    const [one, other] = [
      await openProgram(site, 'analyst', { kind: 'network' }),
      await openProgram(site, 'auditor', { kind: 'network' }),
    ];
    // The first question is a stranger's: only then is the token known to be good.
    expect(await statuses(5, () => one.ask('sites'))).toEqual([200, 200, 200, 200, 429]);
    expect(await statuses(1, () => other.ask('sites'))).toEqual([200]);
    const refused = await one.ask('sites');
    expect(refused.headers.get('Content-Type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    const guess = (n: number) =>
      site.as('anonymous').get('/api/v1/sites', { Authorization: `Bearer bottega_${String(n).repeat(43)}` });
    expect(await statuses(4, guess)).toEqual([401, 401, 429, 429]);
    expect(await statuses(1, () => other.ask('sites'))).toEqual([200]);
  });

  it('does not keep signed-in people of the same office from working, nor one of them the others', async () => {
    await limited({ anonymous: 5, session: 4 });
    const [one, other] = [site.as('facilitator'), site.as('coordinator')];
    await statuses(2, (n) => (n === 0 ? one : other).get('/insights'));
    expect(await statuses(5, () => site.as('anonymous').get('/sign-in'))).toEqual([200, 200, 200, 429, 429]);
    expect(await statuses(5, () => one.get('/insights'))).toEqual([200, 200, 200, 200, 429]);
    expect((await other.get('/insights')).status).toBe(200);
  });

  it('gains nothing by cookies or forwarded addresses that were made up', async () => {
    await limited({ anonymous: 6 });
    const guess = (n: number) =>
      site.as('anonymous').get('/desk', {
        Cookie: `bottega=${String(n).padStart(43, 'x')}`,
        'X-Forwarded-For': `192.0.2.${n}`,
      });
    expect(await statuses(8, guess)).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
  });

  it('is told apart by the address a trusted proxy saw', async () => {
    await limited({ anonymous: 2 }, 1);
    const from = (address: string) => site.as('anonymous').get('/sign-in', { 'X-Forwarded-For': address });
    expect(await statuses(3, () => from('192.0.2.1'))).toEqual([200, 200, 429]);
    // What the caller wrote itself stands further left and counts for nothing.
    expect(await statuses(2, (n) => from(`192.0.2.${n}, 192.0.2.1`))).toEqual([429, 429]);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  it('is stopped for the whole address in the end', async () => {
    await limited({ address: 4 });
    const people = [site.as('facilitator'), site.as('coordinator'), site.as('analyst')];
    const asked = await statuses(6, (n) => (people[n % 3] ?? site.as('admin')).get('/insights'));
    expect(asked).toEqual([200, 200, 200, 200, 429, 429]);
  });

  it('gets back what was typed, page and script alike', async () => {
    await limited({ session: 1 });
    const somebody = site.as('facilitator');
    await statuses(2, () => somebody.get('/insights'));
    const page = await somebody.post('/people', { code: 'RSSMRA', note: '"quoted" <b>', password: 'secret' });
    const html = await page.text();
    expect(page.status).toBe(429);
    expect(page.headers.get('Retry-After')).toBe('60');
    expect(html).toContain('<form method="post" action="/people"');
    expect(html).toContain('name="code" value="RSSMRA"');
    expect(html).toContain('value="&quot;quoted&quot; &lt;b&gt;"');
    expect(html).not.toContain('secret');
    for (const method of ['GET', 'POST']) {
      const answer = await data(somebody, method);
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
        429,
        'text/x-script; charset=utf-8',
      ]);
      expect(await answer.text()).toContain('too_many_requests');
    }
  });

  it('may still load the files of pages already open, and be looked at by the balancer', async () => {
    await limited({ anonymous: 1 });
    await statuses(2, () => site.as('anonymous').get('/sign-in'));
    const exempt = ['/favicon.svg', '/plain.css', '/livez', '/readyz', '/__manifest?p=/&version=x'];
    const answers = await Promise.all(exempt.map((path) => site.as('anonymous').get(path)));
    for (const answer of answers) await answer.arrayBuffer();
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toEqual([]);
  });
});
