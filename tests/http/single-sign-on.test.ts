import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { openTestSite } from '../support/http-app.ts';
import {
  eachTestSignsOn,
  expectFailure,
  openProvider,
  openSite,
  provider,
  REFUSED,
  site,
} from '../support/sign-on-site.ts';

const MINUTE = 60_000;
const OVER = 'Questo accesso non vale più';

eachTestSignsOn();

describe('signing in through the provider', () => {
  it('leads to the page that was wanted, links the account once and knows it by its subject from then on', async () => {
    const first = await site.signOn('/account');
    expect([first.url.pathname, first.status]).toEqual(['/account', 200]);
    expect(first.text.replaceAll('<!-- -->', '')).toContain('Accesso con SPID e CIE</strong>');
    expect(await site.links()).toMatchObject([{ staff_id: site.network.staff.facilitator }]);
    provider.identity.claims = { email: 'sposata@test.bottega.example', email_verified: true };
    expect((await site.signOn()).status).toBe(200);
    expect(await site.signIns()).toEqual(['sign_on.link', 'sign_in.create', 'sign_in.create']);
    const kept = JSON.stringify(await site.app.db.selectFrom('staff_sign_on').selectAll().execute());
    expect(kept).not.toContain('anna-at-gateway');
  });

  it('works in two tabs at once', async () => {
    const browser = site.browse();
    const [one, two] = [await site.answerFor(browser), await site.answerFor(browser)];
    expect((await browser.open(two.answer.href)).url.pathname).toBe('/desk');
    expect((await browser.open(one.answer.href)).url.pathname).toBe('/desk');
  });

  it('asks the provider for nothing before somebody wants to sign in, and for its particulars once', async () => {
    await site.as('anonymous').get('/sign-in');
    expect(provider.asked).toEqual([]);
    await site.signOn();
    await site.signOn();
    expect(provider.asked.filter((path) => path.includes('.well-known'))).toHaveLength(1);
  });

  it('never leads away from this site', async () => {
    const { way } = await site.signOn('//evil.example/');
    expect(way.slice(1).join(' ')).not.toContain('evil.example');
    expect(new URL(way.at(-1) ?? '').pathname).toBe('/desk');
  });
});

describe('an answer', () => {
  it('counts once: the same address opened again is over', async () => {
    const { browser, answer } = await site.answerFor();
    expect((await browser.open(answer.href)).status).toBe(200);
    expectFailure(await browser.open(answer.href), 400, OVER);
  });

  it('does not count in another browser', async () => {
    const { browser, answer } = await site.answerFor();
    expectFailure(await site.browse().open(answer.href), 400, OVER);
    expect((await browser.open(answer.href)).url.pathname).toBe('/desk');
  });

  it('does not count after a quarter of an hour', async () => {
    const { browser, answer } = await site.answerFor();
    site.time.now += 16 * MINUTE;
    expectFailure(await browser.open(answer.href), 400, OVER);
  });

  it.each([
    ['another state', (answer: URL) => answer.searchParams.set('state', 'x'.repeat(43)), OVER],
    ['no state', (answer: URL) => answer.searchParams.delete('state'), OVER],
    ['a strange state', (answer: URL) => answer.searchParams.set('state', '\u0000;=💥'), OVER],
    ['two states', (answer: URL) => answer.searchParams.append('state', 'x'), REFUSED],
    ['two codes', (answer: URL) => answer.searchParams.append('code', 'x'), REFUSED],
    ['another issuer', (answer: URL) => answer.searchParams.set('iss', 'https://evil.example'), REFUSED],
    ['no issuer', (answer: URL) => answer.searchParams.delete('iss'), REFUSED],
    ['a made-up code', (answer: URL) => answer.searchParams.set('code', 'x'.repeat(43)), REFUSED],
    ['no code', (answer: URL) => answer.searchParams.delete('code'), REFUSED],
  ])('with %s is refused', async (_name, change, title) => {
    const { browser, answer } = await site.answerFor();
    change(answer);
    expectFailure(await browser.open(answer.href), 400, title);
    expect(await site.signIns()).toEqual([]);
  });

  it('with the code of another attempt is refused', async () => {
    const { browser, answer } = await site.answerFor();
    const { answer: other } = await site.answerFor();
    answer.searchParams.set('code', other.searchParams.get('code') ?? '');
    expectFailure(await browser.open(answer.href), 400, REFUSED);
  });

  it('with a code that was spent before is refused', async () => {
    const spent = await site.answerFor();
    await spent.browser.open(spent.answer.href);
    const { browser, answer } = await site.answerFor();
    answer.searchParams.set('code', spent.answer.searchParams.get('code') ?? '');
    expectFailure(await browser.open(answer.href), 400, REFUSED);
  });

  it.each([
    ['another nonce', { nonce: 'x'.repeat(43) }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another audience', { aud: 'somebody-else' }],
    ['an end in the past', { iat: 1_700_000_000, exp: 1_700_000_600 }],
    ['no end', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['a beginning in the future', { nbf: 4_000_000_000 }],
  ])('whose ID token has %s is refused, however well it is signed', async (_name, claims) => {
    provider.forge = (right) => ({ ...right, ...claims });
    expectFailure(await site.signOn(), 400, REFUSED);
    expect(await site.signIns()).toEqual([]);
  });

  const part = (token: string, no: number) => token.split('.')[no] ?? '';
  it.each([
    ['changed after it was signed', (t: string) => t.replace(part(t, 1), forged(part(t, 1)))],
    ['without its signature', (t: string) => `${part(t, 0)}.${part(t, 1)}.`],
    [
      'signed by nobody',
      (t: string) => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${part(t, 1)}.`,
    ],
    ['signed with a key that it brings along', signedByItself],
    ['that is no token', () => 'x'.repeat(5000)],
    ['that is empty', () => ''],
  ])('with an ID token %s is refused', async (_name, garble) => {
    provider.garble = garble;
    expectFailure(await site.signOn(), 400, REFUSED);
    expect(await site.signIns()).toEqual([]);
  });

  it('that says the person did not want to is told apart; other errors are refused', async () => {
    for (const [error, status, title] of [
      ['access_denied', 403, 'Hai interrotto l&#x27;accesso'],
      ['server_error', 400, REFUSED],
    ] as const) {
      const { browser, answer } = await site.answerFor();
      answer.searchParams.delete('code');
      answer.searchParams.set('error', error);
      expectFailure(await browser.open(answer.href), status, title);
    }
  });
});

/** The same token under another key, which its header recommends. */
function signedByItself(token: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const header = JSON.stringify({ alg: 'RS256', kid: 'own', jwk: publicKey.export({ format: 'jwk' }) });
  const text = `${Buffer.from(header).toString('base64url')}.${token.split('.')[1]}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

/** The payload of a token with another subject. */
function forged(payload: string): string {
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return Buffer.from(JSON.stringify({ ...claims, sub: 'the-admin' })).toString('base64url');
}

describe('a provider that is not there', () => {
  const DOWN = 'Il servizio di accesso non risponde';

  it('is told in plain words at both ends of the way, and comes back by itself', async () => {
    const { browser, answer } = await site.answerFor();
    const port = Number(new URL(provider.issuer).port);
    await provider.close();
    expectFailure(await browser.open(answer.href), 503, DOWN);
    await openSite();
    expectFailure(await site.signOn(), 503, DOWN);
    expect((await site.as('anonymous').get('/sign-in')).status).toBe(200);
    await openProvider(port);
    expect((await site.signOn()).status).toBe(200);
  });

  it.each([
    ['names another issuer', 200, { issuer: 'https://evil.example' }],
    ['leads on to another place', 302, {}],
  ])('is not believed where its description %s', async (_name, status, said) => {
    const { issuer } = provider;
    const right = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    const server = createServer((_request, response) => {
      response.writeHead(status, {
        'Content-Type': 'application/json',
        Location: `${issuer}/.well-known/openid-configuration`,
      });
      response.end(JSON.stringify({ ...right, issuer: own, ...said }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const own = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    await openSite({ BOTTEGA_OIDC_ISSUER: own });
    expectFailure(await site.signOn(), 503, DOWN);
    server.close();
  });

  it('does not exist without settings', async () => {
    const plain = await openTestSite();
    for (const path of ['/sign-on', '/sign-on/return?code=x&state=x']) {
      expect((await plain.as('anonymous').get(path)).status).toBe(404);
    }
    await plain.close();
  });
});

it.each([
  ['cross-site', '/sign-in'],
  ['same-site', '/sign-in'],
  ['same-origin', '/auth'],
  ['none', '/auth'],
])('another site cannot send anybody to the provider: from %s to %s', async (from, to) => {
  const answer = await site.as('anonymous').get('/sign-on?next=/desk', { 'Sec-Fetch-Site': from });
  expect(answer.status).toBe(302);
  expect(new URL(answer.headers.get('Location') ?? '', site.url).pathname).toBe(to);
});

it('an address that tries too often has to wait', async () => {
  const statuses: number[] = [];
  for (let no = 0; no < 202; no += 1) {
    statuses.push((await site.as('anonymous').get('/sign-on')).status);
  }
  expect(statuses.slice(-3)).toEqual([302, 429, 429]);
});

it('a form that was being sent when the sign-in ran out waits on the page, and the provider is offered beside', async () => {
  const refused = await site.as('anonymous').post('/desk/site', { site: 'parole scritte a mano' });
  expect(refused.status).toBe(401);
  const page = await refused.text();
  expect(page).toMatch(/<a href="\/sign-on" target="_blank"/);
  expect(page).toContain('action="/desk/site"');
  const read = await (await site.as('anonymous').get('/desk/cases')).text();
  expect(read).toContain('href="/sign-on?next=%2Fdesk%2Fcases"');
});
