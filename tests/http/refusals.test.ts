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

it.each([
  ['it', 'Qui non si possono inviare file'],
  ['en', 'Files cannot be sent here'],
] as const)('files get a page that says so in the language of the browser: %s', async (language, words) => {
  const file = new FormData();
  file.append('email', new Blob(['x'], { type: 'text/html' }), 'x.html');
  const headers = { ...OWN, 'Accept-Language': language };
  const answer = await site.as('anonymous').request('/sign-in', { method: 'POST', body: file, headers });
  expect(answer.status).toBe(415);
  expect(await answer.text()).toContain(words);
});

it('too much sent by a script is refused in a form scripts understand', async () => {
  const sent = { method: 'POST', body: 'x'.repeat(1_500_000), headers: OWN };
  const answer = await site.as('trainer').request('/courses/new.data', sent);
  expect(answer.status).toBe(413);
  expect(answer.headers.get('Content-Type')).toContain('text/x-script');
  expect(await answer.text()).toContain('Troppi dati in una volta');
});

/** What an error says of the inside: the planted text, messages, files, lines of a stack, statements. */
const INNER = /planted|Not sealed|keys\.server|node_modules|\n {4}at |\bselect\b.*\bfrom\b/i;

describe('when something of ours breaks', () => {
  it.each(['', '.data'])('people read that it did, and nothing of what and where: page%s', async (tail) => {
    const broken = await openTestSite();
    const { citizen } = broken.network.places.own;
    await broken.app.db
      .updateTable('citizen')
      .set({ identity_sealed: 'planted' })
      .where('id', '=', citizen)
      .execute();
    const answer = await broken.as('facilitator').get(`/people/${citizen}${tail}`);
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toMatch(INNER);
    expect(answer.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    await broken.close();
  });

  it('nothing opens: without the table of rights nobody may do anything', async () => {
    const broken = await openTestSite();
    const { citizen, session } = broken.network.places.own;
    const count = async () => (await broken.app.db.selectFrom('session').select('id').execute()).length;
    const before = await count();
    await broken.app.db.schema.alterTable('staff_grant').renameTo('staff_grant_lost').execute();
    for (const path of ['/desk', `/people/${citizen}`, `/desk/sessions/${session}`, '/network/staff']) {
      expect(`${path} ${(await broken.as('coordinator').get(path)).status}`).toBe(`${path} 500`);
    }
    expect((await broken.as('coordinator').post(`/desk/sessions/${session}/deletion`)).status).toBe(500);
    expect(await count()).toBe(before);
    await broken.close();
  });
});

it.each(['/network', '/network.data', '/insights/table?format=csv&by=month'])(
  'who lacks a right reads which, with what role it comes and whom to ask: %s',
  async (path) => {
    const role = path.startsWith('/network') ? 'facilitator' : 'trainer';
    const answer = await site.as(role).get(path);
    const text = await answer.text();
    expect(answer.status).toBe(403);
    expect(text).toMatch(
      role === 'facilitator'
        ? /vedere come è fatta la rete.*coordinamento o amministrazione della rete/
        : /scaricare i dati.*coordinamento, analisi dei dati, amministrazione della rete o revisione/,
    );
    expect(text).toContain('chiedilo a chi coordina il tuo punto o a chi amministra la rete');
  },
);

it.each(['anonymous', 'admin'] as const)(
  'a form sent to a page that takes none is told so (%s)',
  async (who) => {
    const answer = await site.as(who).post('/definitions', { a: 'b' });
    expect(answer.status).toBe(405);
    const text = await answer.text();
    expect(text).toContain('Questa pagina non riceve moduli');
    expect(text).not.toContain('problema nostro');
  },
);
