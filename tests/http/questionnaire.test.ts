import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const ALL = {
  IU: 1,
  il: ['IUIF', 'IHIF'],
  il_checks: ['none'],
  cc: ['IUEM'],
  dcc: ['refused'],
  sf: ['PCOOK1'],
  ps: ['IUBK'],
  IBUY: 2,
};

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const facilitator = () => site.as('facilitator');
const stored = (id: string) =>
  site.app.db.selectFrom('response').selectAll().where('id', '=', id).executeTakeFirst();
const trail = async (id: string) =>
  (await site.app.db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).execute()).map(
    (entry) => entry.action,
  );
const save = (id: string, answers: unknown, page = 0) =>
  facilitator().post(`/responses/${id}/answers`, { answers: JSON.stringify(answers), page: String(page) });
const complete = (id: string, answers?: unknown) =>
  facilitator().post(
    `/responses/${id}/completion`,
    answers === undefined ? {} : { answers: JSON.stringify(answers) },
  );

it('begins once, resumes what is unfinished, and begins anew once that is over', async () => {
  const start = (id = newId()) =>
    facilitator().post(`/people/${own().citizen}/questionnaires`, { id, instrument: 'dsi-2', again: '1' });
  const resumed = await start();
  expect(resumed.status).toBe(302);
  expect(resumed.headers.get('Location')).toBe(`/responses/${own().response}`);
  await facilitator().post(`/responses/${own().response}/discarding`);

  const id = newId();
  const [first, second] = await Promise.all([start(id), start(id)]);
  expect([first.headers.get('Location'), second.headers.get('Location')]).toEqual(
    Array(2).fill(`/responses/${id}`),
  );
  expect(await stored(id)).toMatchObject({ site_id: own().site, status: 'in_progress', way: 'desk' });
  expect(await trail(id)).toEqual(['response.start']);
});

it('belongs to the session it is started from; a session of somebody else is not found', async () => {
  await facilitator().post(`/responses/${own().response}/discarding`);
  const from = (session: string) =>
    facilitator().post(`/people/${own().citizen}/questionnaires`, {
      id: '',
      instrument: 'dsi-2',
      session,
      again: '1',
    });
  expect((await from(site.network.places.sibling.session)).status).toBe(404);
  const started = await from(own().session);
  const id = started.headers.get('Location')?.split('/').at(-1) ?? '';
  expect(await stored(id)).toMatchObject({ session_id: own().session });
});

it.each([
  ['id', { id: 'x', instrument: 'dsi-2' }],
  ['instrument', { instrument: '<b>' }],
  ['session', { instrument: 'dsi-2', session: 'x'.repeat(100_000) }],
  ['way', { instrument: 'dsi-2', way: 'owl' }],
])('names the field of a start form that is wrong: %s', async (field, fields) => {
  const answer = await facilitator().post(`/people/${own().citizen}/questionnaires`, fields);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(`href="#${field}"`);
});

it('walks from page to page as plain forms', async () => {
  const id = own().response;
  const page = (fields: Record<string, string>) => facilitator().post(`/responses/${id}`, fields);
  const open = await page({ page: '0', go: 'next' });
  expect(open.status).toBe(422);
  expect(await open.text()).toContain('Scegli una risposta per andare avanti.');
  expect((await page({ page: '0', go: 'next', 'q-IU': '1' })).headers.get('Location')).toBe(
    `/responses/${id}?page=2`,
  );
  const alone = new URLSearchParams({ page: '1', go: 'next', 'q-il': 'IUIF', 'q-il_checks': 'none' });
  alone.append('q-il', 'none');
  const refused = await facilitator().post(`/responses/${id}`, alone);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('va scelta da sola');
  expect((await page({ page: '1', go: 'skip', 'q-il': 'IUIF' })).headers.get('Location')).toBe(
    `/responses/${id}?page=3`,
  );
  expect((await page({ page: '2', go: 'back', 'q-cc': 'IUEM' })).headers.get('Location')).toBe(
    `/responses/${id}?page=2`,
  );
  expect(JSON.parse((await stored(id))?.answers ?? '')).toEqual({
    IU: 1,
    il: ['IUIF'],
    il_checks: ['refused'],
    cc: ['IUEM'],
  });
  // Not online after all: the rest is no longer asked, and no longer kept.
  expect((await page({ page: '0', go: 'next', 'q-IU': '4' })).headers.get('Location')).toBe(
    `/responses/${id}/completion`,
  );
  expect((await stored(id))?.answers).toBe('{"IU":4}');
});

it.each([
  ['a forged score', { IU: 1, overall: 'AB' }, 'overall'],
  ['an unknown value', { IU: 1, il: ['XX'] }, 'il'],
  ['an answer to a hidden question', { IU: 2, il: ['IUIF'] }, 'il'],
  ['text for a number', { IU: '1' }, 'IU'],
  ['none and another', { IU: 1, il: ['none', 'IUIF'] }, 'il'],
  ['no object', ['IU'], ''],
  ['too much', { IU: 1, il: ['x'.repeat(100_000)] }, ''],
])('refuses %s, naming the question, and saves nothing', async (_case, answers, question) => {
  const id = own().response;
  const saving = await save(id, answers);
  expect(saving.status).toBe(422);
  const body: { errors: { question: string }[] } = await saving.json();
  expect(body.errors.map((error) => error.question)).toEqual([question]);
  const completion = await complete(id, answers);
  expect(completion.status).toBe(422);
  expect(await completion.text()).toContain(`href="#q-${question}"`);
  expect(await stored(id)).toMatchObject({ status: 'in_progress', answers: '{}', overall: null });
});

it('gives a receipt with its own id, the same for the same answers', async () => {
  const id = own().response;
  for (let times = 0; times < 2; times += 1) {
    const saved = await save(id, { IU: 1, il: null }, 1);
    expect([saved.status, await saved.json()]).toEqual([200, { saved: id, revision: 2 }]);
  }
  expect(await stored(id)).toMatchObject({ answers: '{"IU":1}', page: 1, revision: 2 });
});

it('changed in another window is not overwritten unseen, and what was ticked comes back', async () => {
  const id = own().response;
  const from = (revision: number, answers: unknown, page = 0) =>
    facilitator().post(`/responses/${id}/answers`, {
      answers: JSON.stringify(answers),
      page: String(page),
      revision: String(revision),
    });
  expect((await from(1, { IU: 1, cc: ['IUEM'] })).status).toBe(200);
  // An acknowledgement was lost: the same once more. Then a page turned, which changes no answer.
  expect(await (await from(1, { IU: 1, cc: ['IUEM'] })).json()).toEqual({ saved: id, revision: 2 });
  expect(await (await from(1, { IU: 1, cc: ['IUEM'] }, 1)).json()).toEqual({ saved: id, revision: 3 });
  const before = await stored(id);
  const stale = await from(1, { IU: 1, cc: ['none'] });
  expect([stale.status, await stale.json()]).toEqual([
    409,
    { stale: true, revision: 3, answers: { IU: 1, cc: ['IUEM'] } },
  ]);

  const page = { page: '0', go: 'next', 'q-IU': '3' };
  const refused = await facilitator().post(`/responses/${id}`, { ...page, revision: '2' });
  expect(refused.status).toBe(409);
  const html = (await refused.text()).split('<script')[0] ?? '';
  expect(html).toContain('in un&#x27;altra finestra');
  expect(html).toContain('name="revision" value="3"');
  expect(html.match(/<input[^>]*checked=""[^>]*>/g)).toEqual([expect.stringContaining('value="3"')]);
  expect(await stored(id)).toEqual(before);
  const seen = await facilitator().post(`/responses/${id}`, { ...page, revision: '3' });
  expect(seen.headers.get('Location')).toBe(`/responses/${id}/completion`);
  expect((await stored(id))?.answers).toBe('{"IU":3}');
});

it('of somebody who finished it today begins again only on purpose', async () => {
  const id = own().response;
  await complete(id, ALL);
  const start = (more: Record<string, string> = {}) =>
    facilitator().post(`/people/${own().citizen}/questionnaires`, {
      id: newId(),
      instrument: 'dsi-2',
      session: own().session,
      ...more,
    });
  const asked = await start();
  expect(asked.status).toBe(409);
  const html = await asked.text();
  expect(html).toContain('ha già compilato questo questionario');
  expect(html).toContain(`/responses/${id}/result`);
  expect(html).toContain(`name="session" value="${own().session}"`);
  const again = await start({ again: '1' });
  expect(again.status).toBe(302);
  const second = again.headers.get('Location')?.split('/').at(-1) ?? '';
  expect(await stored(second)).toMatchObject({ status: 'in_progress', session_id: own().session });
  // Begun, it is gone on with and not asked about.
  expect((await start()).headers.get('Location')).toBe(`/responses/${second}`);
});

it('is scored by the server, once', async () => {
  const id = own().response;
  const month = (await stored(id))?.day.slice(0, 7) ?? '';
  const revision = async () =>
    (
      await site.app.db
        .selectFrom('figure_month')
        .select('revision')
        .where('month', '=', month)
        .executeTakeFirst()
    )?.revision ?? 0;
  const before = await revision();
  const [first, again] = [await complete(id, ALL), await complete(id, ALL)];
  for (const answer of [first, again]) {
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe(`/responses/${id}/result`);
  }
  const row = await stored(id);
  expect(row).toMatchObject({
    status: 'complete',
    overall: 'LW',
    area_il: 'AB',
    area_cc: 'B',
    area_dcc: 'none',
    area_sf: 'B',
    area_ps: 'B',
    language: 'it',
    activities_dcc: 0,
    gender: 'A',
  });
  expect(JSON.parse(row?.answers ?? '')).toEqual(ALL);
  expect(await revision()).toBe(before + 1);
  expect(await trail(id)).toEqual(['response.complete']);

  for (const late of [complete(id, { IU: 4 }), save(id, { IU: 4 })]) expect((await late).status).toBe(409);
  expect((await facilitator().post(`/responses/${id}/discarding`)).status).toBe(409);
  expect(await stored(id)).toEqual(row);
});

it('is not finished while an answer is missing', async () => {
  const id = own().response;
  await save(id, { IU: 1 });
  const early = await complete(id);
  expect(early.status).toBe(422);
  expect(await early.text()).toContain('Manca ancora qualche risposta');
  expect((await stored(id))?.status).toBe('in_progress');
});

it('shows the result in words, beside Italy, and remembers who read it', async () => {
  const id = own().response;
  await complete(id, ALL);
  const html = await (await facilitator().get(`/responses/${id}/result`)).text();
  for (const words of [
    'quattro campi su cinque',
    'parte saltata',
    'In Italia, nel 2025',
    'Non è una classifica',
  ]) {
    expect(html).toContain(words);
  }
  // On the screen; the scripts behind it carry locale keys.
  expect(html.split('<script')[0]).not.toMatch(/\bLW\b|I_DSK2/);
  // What was answered is not read past that trace.
  expect((await facilitator().get(`/responses/${id}/answers`)).status).toBe(409);
  expect(await trail(id)).toEqual(['response.complete', 'response.view']);
  const kind = await (await facilitator().get(`/responses/${own().completed}/result`)).text();
  expect(kind).toContain('cominciamo insieme');
  expect(kind).not.toContain('In Italia');
});

it('thrown away keeps nothing, twice as well as once', async () => {
  const id = own().response;
  await save(id, { IU: 1 });
  for (let times = 0; times < 2; times += 1) {
    const gone = await facilitator().post(`/responses/${id}/discarding`);
    expect(gone.headers.get('Location')).toBe(`/people/${own().citizen}`);
  }
  expect(await stored(id)).toMatchObject({ status: 'discarded', answers: '{}' });
  expect(await trail(id)).toEqual(['response.discard']);
  expect((await save(id, { IU: 1 })).status).toBe(409);
});

it('speaks the language chosen at the screen, and leaves the desk its own', async () => {
  const id = own().response;
  const chosen = await facilitator().post(`/responses/${id}`, { page: '0', go: 'en' });
  const cookie = chosen.headers.get('Set-Cookie') ?? '';
  expect(cookie).toMatch(/^citizen_language=en; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  const token = site.network.tokens.facilitator;
  const both = { Cookie: `bottega=${token}; citizen_language=en` };
  expect(await (await facilitator().get('/desk', both)).text()).toContain('<html lang="it"');
  const html = await (await facilitator().get(`/responses/${id}`, both)).text();
  expect(html).toContain('<html lang="en"');
  expect(html).toContain('Have you used the Internet');
});

it('asks to sign in again without losing what was ticked', async () => {
  const id = own().response;
  const saving = await site.as('anonymous').post(`/responses/${id}/answers`, { answers: '{"IU":1}' });
  expect(saving.status).toBe(401);
  const plain = await site.as('anonymous').post(`/responses/${id}`, { page: '0', go: 'next', 'q-IU': '1' });
  expect(plain.status).toBe(401);
  expect(await plain.text()).toContain('q-IU');
});

it.each(['sibling', 'other'] as const)('of a site out of sight does not exist (%s)', async (place) => {
  const { response, completed, citizen } = site.network.places[place];
  const answers = await Promise.all([
    facilitator().get(`/responses/${response}`),
    facilitator().get(`/responses/${response}/answers`),
    facilitator().get(`/responses/${completed}/result`),
    save(response, { IU: 1 }),
    complete(response, ALL),
    facilitator().post(`/responses/${response}/discarding`),
    facilitator().post(`/people/${citizen}/questionnaires`, { instrument: 'dsi-2' }),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual(Array(7).fill(404));
  expect(await stored(response)).toMatchObject({ status: 'in_progress', answers: '{}' });
});
