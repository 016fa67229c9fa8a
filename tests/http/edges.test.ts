import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSite, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { rawAnswer, statusesIn } from '../support/raw-answer.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const CLOSE = 'Connection: close\r\n\r\n';
const POST = 'POST /sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://bottega.test\r\n';
const TYPE = 'Content-Type: application/x-www-form-urlencoded\r\n';
const headers = (count: number) => Array.from({ length: count }, (_, n) => `X-${n}: x\r\n`).join('');

describe('on the line, byte by byte', () => {
  it.each([
    ['a made-up host', 'GET /sign-in HTTP/1.1\r\nHost: evil.example:99999\r\n', 200],
    ['a forwarded host', 'GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Forwarded-Host: evil.example, y\r\n', 200],
    ['a host that is no host', 'GET /sign-in HTTP/1.1\r\nHost: a b\r\n', 400],
    ['two hosts', 'GET /sign-in HTTP/1.1\r\nHost: a\r\nHost: b\r\n', 400],
    ['no host', 'GET /sign-in HTTP/1.1\r\n', 400],
    ['a version of its own', 'GET /sign-in HTTP/9.9\r\nHost: x\r\n', 400],
    ['an address that cannot be decoded', 'GET /%E0%A4%A HTTP/1.1\r\nHost: x\r\n', 400],
    ['a zero byte in the address', 'GET /sign-in%00 HTTP/1.1\r\nHost: x\r\n', 404],
    ['two slashes', 'GET //evil.example/ HTTP/1.1\r\nHost: x\r\n', 404],
    ['a whole address', 'GET http://evil.example/sign-in HTTP/1.1\r\nHost: x\r\n', 404],
    ['a method of its own', 'BREW /sign-in HTTP/1.1\r\nHost: x\r\n', 400],
    ['TRACE', 'TRACE /sign-in HTTP/1.1\r\nHost: x\r\n', 405],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n', 405],
    [
      'another protocol',
      'GET /sign-in HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n',
      200,
    ],
    ['an expectation of its own', 'GET /sign-in HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n', 200],
    ['headers beyond measure', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(40_000)}\r\n`, 431],
    ['a thousand headers', `GET /sign-in HTTP/1.1\r\nHost: x\r\n${headers(1000)}`, 431],
    ['an endless address', `GET /${'x'.repeat(13_000)} HTTP/1.1\r\nHost: x\r\n`, 414],
    ['a header without a name', 'GET /sign-in HTTP/1.1\r\nHost: x\r\n: x\r\n', 400],
    ['a control character in a header', 'GET /sign-in HTTP/1.1\r\nHost: x\r\nX: a\u0001b\r\n', 400],
    [
      'cookies that are none',
      'GET /sign-in HTTP/1.1\r\nHost: x\r\nCookie: ;;=;bottega;bottega==;%00=%zz\r\n',
      200,
    ],
    [
      'a sign-in that was made up',
      `GET /desk HTTP/1.1\r\nHost: x\r\nCookie: bottega=${'x'.repeat(43)}\r\n`,
      401,
    ],
    ['a body without a length', `${POST}${TYPE}`, 422],
    ['a body of unknown length', `${POST}${TYPE}Transfer-Encoding: chunked\r\n`, 411],
    ['two lengths', `${POST}${TYPE}Content-Length: 1\r\nContent-Length: 2\r\n`, 400],
    ['a length and pieces', `${POST}${TYPE}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n`, 400],
    ['a length that is none', `${POST}${TYPE}Content-Length: -1\r\n`, 400],
    ['a length beyond measure', `${POST}${TYPE}Content-Length: 99999999999\r\n`, 413],
  ])('%s gets the right status', async (_name, request, status) => {
    expect(statusesIn(await rawAnswer(site.url, `${request}${CLOSE}`))).toEqual([status]);
  });

  it('reads only the first of two cookies with one name', async () => {
    const cookies = (first: string, second: string) => ({ Cookie: `bottega=${first}; bottega=${second}` });
    const { facilitator: token } = site.network.tokens;
    const ask = async (sent: Record<string, string>) =>
      (await site.as('anonymous').get('/desk', sent)).status;
    expect(await ask(cookies(token, 'x'))).toBe(200);
    expect(await ask(cookies('x', token))).toBe(401);
  });

  it('answers requests sent in one go in their order, and takes nothing of a form for a request', async () => {
    const smuggled = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
    const form = `${POST}${TYPE}Content-Length: ${smuggled.length}\r\n\r\n${smuggled}`;
    const last = `GET /no/such/page HTTP/1.1\r\nHost: x\r\n${CLOSE}`;
    const ready = 'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n';
    expect(statusesIn(await rawAnswer(site.url, ready + form + last))).toEqual([200, 422, 404]);
  });

  it('hangs up on rubbish behind a request instead of answering that request with it', async () => {
    const answer = await rawAnswer(
      site.url,
      'GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n',
      '\u0000rubbish\r\n\r\n',
    );
    expect(statusesIn(answer).filter((status) => status >= 500)).toEqual([]);
    expect((await site.as('anonymous').get('/sign-in')).status).toBe(200);
  });

  it('does not mind whoever hangs up', async () => {
    const { hostname, port } = new URL(site.url);
    for (const begun of [
      'GET /sign-in HT',
      `${POST}${TYPE}Content-Length: 100\r\n\r\nab`,
      'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n',
    ]) {
      const socket = connect(Number(port), hostname, () =>
        socket.write(begun, () => socket.resetAndDestroy()),
      );
      await once(socket, 'close');
    }
    expect((await site.as('anonymous').get('/sign-in')).status).toBe(200);
  });
});

describe('a request that drips in', () => {
  it('is ended (408) when head or body take too long; others are served meanwhile', async () => {
    const db = await freshSqlite();
    const patience = { headers: 300, request: 600, silence: 60_000, check: 50 };
    const slow = await openTestSiteOn(db, { config, patience });
    const drops = (start: string, drop: string) => [
      start,
      ...Array.from({ length: 40 }, () => [50, drop]).flat(),
    ];
    const [head, body, served] = await Promise.all([
      rawAnswer(slow.url, ...drops('GET /sign-in HTTP/1.1\r\nHost: x\r\n', 'X: x\r\n')),
      rawAnswer(slow.url, ...drops(`${POST}${TYPE}Content-Length: 900\r\n\r\n`, 'x')),
      slow.as('anonymous').get('/sign-in'),
    ]);
    expect(statusesIn(head)).toEqual([408]);
    expect(statusesIn(body)).toEqual([408]);
    expect(served.status).toBe(200);
    await slow.close();
    await db.destroy();
  });
});
