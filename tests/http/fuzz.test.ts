import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role, rolesFor } from '../../app/access/policy.ts';
import { openTestSite, type Sent, type TestSite, testBuild } from '../support/http-app.ts';
import { type ListedRoute, listRoutes } from '../support/route-list.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';

const routes = listRoutes((await testBuild()).routes);
const ORIGIN = 'http://bottega.test';
const BOUNDARY = '----bottega';

/** Texts nobody types on purpose. */
const HOSTILE: Readonly<Record<string, string>> = {
  empty: '',
  'control characters': '\u0000\u0001\u001b[31m\u007f',
  markup: '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  emoji: '👩‍👩‍👧‍👦🇮🇹',
  'right to left': '\u202eevil\u202c שלום',
  'half a surrogate pair': '\ud800',
  SQL: `' or 1=1; drop table citizen; --`,
  'a number': '-1e999',
  JSON: '{"__proto__":{"a":1},"constructor":null}',
  'a path': '../../../etc/passwd',
  'not a date': '2026-02-30',
};

/** Fields forms of the product have, and some they have not. */
const FIELDS = [
  'id',
  'email',
  'password',
  'next',
  'kept',
  'name',
  'code',
  'site',
  'day',
  'minutes',
  'topic',
  'topics',
  'person',
  'people',
  'note',
  'answers',
  'page',
  'from',
  'to',
  'language',
  'comune',
  'role',
  'scope',
  'reason',
  'revision',
  'outcome',
  'go',
  'pin',
  'instrument',
  'q',
  '__proto__',
];

/** A hundred kilobytes in each of a few fields: what all of them hold together would be refused unread. */
const GIANTS = Array.from({ length: Math.ceil(FIELDS.length / 8) }, (_, part): [string, Sent] => {
  const fields = FIELDS.map((field, index) => [
    field,
    Math.floor(index / 8) === part ? 'x'.repeat(100_000) : 'x',
  ]);
  const body = new URLSearchParams(fields);
  return [`a hundred kilobytes a field, part ${part}`, { method: 'POST', body, headers: { Origin: ORIGIN } }];
});

function form(value: string): Sent {
  const body = new URLSearchParams(FIELDS.map((field) => [field, value]));
  return { method: 'POST', body, headers: { Origin: ORIGIN } };
}

/** Addresses in which every field holds a hostile text, another one in each; the texts move on from one to the next. */
const HOSTILE_QUERIES = [0, 4, 8].map((shift): [string, string] => {
  const texts = Object.values(HOSTILE);
  const fields = FIELDS.map((field, index) => [field, texts[(index + shift) % texts.length] ?? '']);
  return [`hostile texts in the address, from number ${shift}`, String(new URLSearchParams(fields))];
});

function raw(type: string, body: string | Uint8Array<ArrayBuffer>): Sent {
  return { method: 'POST', body, headers: { Origin: ORIGIN, 'Content-Type': type } };
}

const multipart = `multipart/form-data; boundary=${BOUNDARY}`;
const file = new FormData();
for (const field of FIELDS) file.append(field, new Blob([new Uint8Array([0, 255, 1])]), 'x.exe');

/** What is sent to every route. */
const ATTACKS: Readonly<Record<string, Sent>> = {
  ...Object.fromEntries(Object.entries(HOSTILE).map(([name, value]) => [name, form(value)])),
  ...Object.fromEntries(GIANTS),
  'a field ten thousand times': {
    ...form(''),
    body: new URLSearchParams(Array.from({ length: 10_000 }, () => ['topic', 'x'])),
  },
  'files where texts belong': { method: 'POST', body: file, headers: { Origin: ORIGIN } },
  'broken multipart': raw(multipart, `--${BOUNDARY}\r\nContent-Disposition: form-data; name="a`),
  'multipart without a boundary': raw('multipart/form-data', 'a'),
  'broken JSON': raw('application/json', '{"a":'),
  'no form at all': raw('application/octet-stream', new Uint8Array([0, 159, 146, 150])),
  'no content type': raw('', 'a=b'),
  'broken escapes': raw('application/x-www-form-urlencoded', 'a=%&%zz=%e0%a4%a&=&&&'),
  'two megabytes': raw('application/x-www-form-urlencoded', `a=${'x'.repeat(2_000_000)}`),
  PUT: { ...form('x'), method: 'PUT' },
  PATCH: { ...form('x'), method: 'PATCH' },
  DELETE: { ...form('x'), method: 'DELETE' },
  OPTIONS: { method: 'OPTIONS' },
  HEAD: { method: 'HEAD' },
  'a long header': {
    headers: { Cookie: `bottega=${'x'.repeat(8000)}`, 'Accept-Language': 'x'.repeat(4000) },
  },
  'strange languages': { headers: { 'Accept-Language': '☃,*;q=9,zz-'.replace('☃', 'x') } },
};

const STRANGE_PARAMETERS = [
  'x',
  '%00',
  '%E0%A4%A',
  '..%2f..',
  "'",
  '0',
  '-1',
  'null',
  '💥',
  'x'.repeat(3000),
];

/** Somebody who may use the route, so that hostile input gets as far as it can. */
function whoMay({ read, send }: ListedRoute): Role {
  const needs = [...(read ?? []), ...(send && send !== 'open' ? [send] : [])];
  return ROLES.find((role) => needs.every((right) => rolesFor(right).includes(role))) ?? 'coordinator';
}

async function statusesOf(site: TestSite, route: ListedRoute, calls: readonly [string, string, Sent][]) {
  const broken: string[] = [];
  for (const [name, path, sent] of calls) {
    const response = await site.as(whoMay(route)).request(path, sent);
    await response.arrayBuffer();
    if (response.status >= 500) broken.push(`${name}: ${response.status}`);
  }
  return broken;
}

describe('hostile input', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  });
  afterAll(() => site.close());

  test.each(routes)('$path answers every attack without breaking', async (route) => {
    const fresh = await openTestSite();
    const sample = ROUTE_SAMPLES[route.path];
    if (!sample) throw new Error(`${route.path} has no sample in tests/support/route-samples.ts`);
    const path = sample.path(fresh.network.places.own);
    const query = new URLSearchParams(FIELDS.map((field) => [field, HOSTILE.markup ?? '']));
    const broken = await statusesOf(fresh, route, [
      ...Object.entries(ATTACKS).map(([name, sent]): [string, string, Sent] => [name, path, sent]),
      ...HOSTILE_QUERIES.map(([name, query]): [string, string, Sent] => [name, `${path}?${query}`, {}]),
      ['data', `${path === '/' ? '/_root' : path}.data?${query}`, {}],
      ['data of other routes', `${path === '/' ? '/_root' : path}.data?_routes=root,nothing,__proto__`, {}],
    ]);
    await fresh.close();
    expect(broken).toEqual([]);
  });

  test.each(routes.filter(({ path }) => path.includes(':')))(
    '$path with strange parameters',
    async (route) => {
      const broken = await statusesOf(
        site,
        route,
        STRANGE_PARAMETERS.flatMap((value): [string, string, Sent][] => {
          const path = route.path.replaceAll(/:\w+/g, value);
          return [
            [`GET ${value.slice(0, 20)}`, path, {}],
            [`POST ${value.slice(0, 20)}`, path, form('x')],
          ];
        }),
      );
      expect(broken).toEqual([]);
    },
  );

  test.each([
    ['a foreign origin', { Origin: 'https://evil.example' }, 403],
    ['no origin', {}, 403],
    ['an origin that is none', { Origin: 'null' }, 403],
    ['another site by the browser’s own word', { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' }, 403],
  ])('a form sent with %s is refused everywhere', async (_name, headers, status) => {
    for (const { path } of routes) {
      const address = ROUTE_SAMPLES[path]?.path(site.network.places.own) ?? path;
      const response = await site
        .as('coordinator')
        .request(address, { method: 'POST', headers, body: new URLSearchParams({ a: 'b' }) });
      // Programs only read: whatever else they send is refused before it is asked where it came from.
      const expected = path.startsWith('/api/v1/') ? 405 : status;
      expect(`${path} ${response.status}`).toBe(`${path} ${expected}`);
    }
  });
});
