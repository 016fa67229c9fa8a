import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, civil } from '../../app/platform/clock.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const facilitator = () => site.as('facilitator');
const today = () => civil(site.app.clock.now(), site.app.timeZone).day;
const shown = (html: string) => html.split('<script')[0] ?? '';
/** What a field begins with. */
const beginsWith = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
const trail = async (id: string) =>
  (await site.app.db.selectFrom('audit_entry').select('action').where('subject_id', '=', id).execute()).map(
    ({ action }) => action,
  );
const paperOf = async (code: string) =>
  site.app.db.selectFrom('paper').selectAll().where('code', '=', code).executeTakeFirstOrThrow();
const responseOf = async (code: string) => {
  const { response_id } = await paperOf(code);
  return site.app.db
    .selectFrom('response')
    .selectAll()
    .where('id', '=', response_id)
    .executeTakeFirstOrThrow();
};

/** Prepares the questionnaire of the peer on paper; returns its number. */
async function prepare(fields: Record<string, string> = {}): Promise<string> {
  const form = { instrument: 'dsi-2', language: 'it', ...fields };
  const prepared = await facilitator().post(`/people/${own().peer}/papers`, form);
  expect(prepared.status).toBe(302);
  return prepared.headers.get('Location')?.split('/')[2] ?? '';
}

/** A whole paper as typed: every area, one of them skipped. */
const TYPED = {
  'q-IU': '1',
  'q-il': '1 2',
  'q-il_checks': '0',
  'q-cc': '13',
  'q-dcc': '–',
  'q-sf': 'F-6',
  'q-ps': '6',
  'q-IBUY': '2',
};

/** Sends a reading as the page of the paper has it. */
async function type(
  code: string,
  fields: Record<string, string>,
  role: 'facilitator' | 'coordinator' = 'facilitator',
) {
  const html = await (await site.as(role).get(`/papers/${code}`)).text();
  const of = (name: string) => beginsWith(html, name) ?? '';
  return site
    .as(role)
    .post(`/papers/${code}`, { pass: of('pass'), revision: of('revision'), day: today(), ...fields });
}

it('is printed with a number and without a name, in the language chosen, and is the same one asked for twice', async () => {
  const code = await prepare({ language: 'en' });
  expect(await prepare({ language: 'en' })).toBe(code);
  const html = shown(await (await facilitator().get(`/papers/${code}/sheet`)).text());
  const sheet = html.slice(html.indexOf('<article'));
  expect(sheet).toContain('lang="en"');
  expect(sheet).toContain(`${code.slice(0, 3)}-${code.slice(3)}`);
  expect(sheet).toContain('Have you used the Internet in the last three months?');
  expect(sheet).toContain('If you ticked A-2, A-3, A-4, you have finished.');
  for (const box of ['A-4', 'B-0', 'D-6', 'H-4']) expect(sheet).toContain(`>${box}</b>`);
  expect(html).not.toMatch(/Persona n\.|[A-Z]{6}\d{2}[A-Z]\d{2}/);
  expect(await trail((await paperOf(code)).response_id)).toEqual(['response.start', 'response.on_paper']);

  const blank = shown(await (await site.as('analyst').get('/instruments/dsi-2/1/sheet?language=en')).text());
  expect(blank).toContain('Have you used the Internet');
  expect(blank).not.toContain('sheet__bars');
  for (const path of ['dsi-2/99', 'dsi-2/x', 'none/1']) {
    expect((await facilitator().get(`/instruments/${path}/sheet`)).status).toBe(404);
  }
});

it('is found by its number, and not by a wrong one', async () => {
  const code = await prepare();
  const find = (typed: string) => facilitator().post('/papers', { code: typed });
  expect((await find(` ${code.toLowerCase()} `)).headers.get('Location')).toBe(`/papers/${code}`);
  for (const [typed, words] of [
    [`${code.slice(0, 6)}${code.endsWith('2') ? '3' : '2'}`, 'Questo numero non è giusto'],
    [site.network.places.sibling.paper, 'nessun foglio con questo numero'],
  ] as const) {
    const refused = await find(typed);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(words);
  }
  expect(shown(await (await facilitator().get('/papers')).text())).toContain(`/papers/${code}`);
});

it('typed twice alike it is complete: scored, on the day that stands on it, as paper', async () => {
  const code = await prepare();
  const { response_id } = await paperOf(code);
  const first = await type(code, TYPED);
  expect([first.status, first.headers.get('Location')]).toEqual([302, `/papers/${code}`]);
  expect(await responseOf(code)).toMatchObject({ status: 'in_progress', answers: '{}' });
  const second = shown(await (await facilitator().get(`/papers/${code}`)).text());
  expect(second).toContain('Seconda lettura');
  expect([beginsWith(second, 'q-il'), beginsWith(second, 'day')]).toEqual(['', '']);
  // The same in other words: what counts is what it says.
  expect((await type(code, { ...TYPED, 'q-il': 'B-2 b1', 'q-dcc': '-' })).status).toBe(302);
  expect(await responseOf(code)).toMatchObject({
    status: 'complete',
    way: 'paper',
    day: today(),
    language: 'it',
    overall: 'LW',
    area_cc: 'AB',
    area_dcc: 'none',
  });
  expect(JSON.parse((await responseOf(code)).answers)).toEqual({
    IU: 1,
    il: ['IUIF', 'IHIF'],
    il_checks: ['none'],
    cc: ['IUEM', 'IUCHAT1'],
    dcc: ['refused'],
    sf: ['PCOOK1'],
    ps: ['IUBK'],
    IBUY: 2,
  });
  expect(await paperOf(code)).toMatchObject({ first_reading: null, second_reading: null });
  expect(await trail(response_id)).toEqual([
    'response.start',
    'response.on_paper',
    'response.transcribe',
    'response.complete',
  ]);
  // Once more: it is done.
  expect((await type(code, TYPED)).status).toBe(302);
  expect(shown(await (await facilitator().get(`/papers/${code}`)).text())).toContain('già stato trascritto');
});

it('where the readings differ, both are shown and a third decides, about that alone', async () => {
  const code = await prepare();
  await site.app.db
    .updateTable('paper')
    .set({ printed_on: addDays(today(), -9) })
    .where('code', '=', code)
    .execute();
  await type(code, { ...TYPED, day: addDays(today(), -1) });
  await type(code, { ...TYPED, day: addDays(today(), -2), 'q-cc': '1', 'q-IBUY': '3' });
  expect(await responseOf(code)).toMatchObject({ status: 'in_progress' });
  const html = shown(await (await facilitator().get(`/papers/${code}`)).text());
  expect(html).toContain('Le due letture sono diverse');
  expect(html).toContain('Mandare messaggi');
  expect(html.match(/name="(day|q-\w+)"/g)).toEqual(['name="day"', 'name="q-cc"', 'name="q-IBUY"']);
  const wrong = await type(code, { 'q-cc': '1 3', 'q-IBUY': '2', day: addDays(today(), -10) });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('prima della stampa');
  // What was agreed on cannot be changed here.
  const settled = { 'q-cc': '1 3', 'q-IBUY': '2', 'q-ps': '0', day: addDays(today(), -2) };
  expect((await type(code, settled)).status).toBe(302);
  expect(await responseOf(code)).toMatchObject({
    status: 'complete',
    day: addDays(today(), -2),
    area_ps: 'B',
  });
  expect(JSON.parse((await responseOf(code)).answers)).toMatchObject({
    cc: ['IUEM', 'IUCHAT1'],
    ps: ['IUBK'],
  });
});

it.each([
  ['a box there is none of', { 'q-cc': '1 7' }, 'q-cc', 'la casella «7» non c'],
  ['a box of another question', { 'q-cc': 'E-1' }, 'q-cc', 'casella di un'],
  ['none and another', { 'q-il': '0 1' }, 'q-il', 'non va insieme ad altre'],
  ['two where one counts', { 'q-IBUY': '1 2' }, 'q-IBUY', 'una casella sola'],
  ['a skipped gate', { 'q-IU': '-' }, 'q-IU', 'non si può saltare'],
  ['an answer left out', { 'q-sf': '' }, 'q-sf', 'manca la risposta'],
  ['answers of somebody who is not online', { 'q-IU': '4' }, 'q-il', 'non doveva compilarla'],
  ['no day', { day: '' }, 'day', 'Scrivi la data'],
  ['a day to come', { day: '2099-01-01' }, 'day', 'nel futuro'],
  ['a day before printing', { day: '2020-01-01' }, 'day', 'prima della stampa'],
])('names the field of %s, and loses nothing of the rest', async (_case, fields, field, words) => {
  const code = await prepare();
  const refused = await type(code, { ...TYPED, ...fields });
  expect(refused.status).toBe(422);
  const html = shown(await refused.text());
  expect(html).toContain(`href="#${field}"`);
  expect(html).toContain(words);
  expect(beginsWith(html, 'q-ps')).toBe('6');
  expect(await paperOf(code)).toMatchObject({ first_reading: null, revision: 1 });
});

it('of somebody who is not online one box is enough', async () => {
  const code = await prepare();
  for (let times = 0; times < 2; times += 1) expect((await type(code, { 'q-IU': 'A-4' })).status).toBe(302);
  expect(await responseOf(code)).toMatchObject({ status: 'complete', overall: 'NA', answers: '{"IU":4}' });
});

it('typed by two people at once the second is told, and keeps what she typed', async () => {
  const code = await prepare();
  const form = { pass: 'first', revision: '1', day: today(), ...TYPED };
  expect((await facilitator().post(`/papers/${code}`, form)).status).toBe(302);
  const late = await site.as('coordinator').post(`/papers/${code}`, { ...form, 'q-cc': '2' });
  expect(late.status).toBe(409);
  const html = shown(await late.text());
  expect(html).toContain('nel frattempo qualcun altro');
  expect(beginsWith(html, 'q-cc')).toBe('2');
  const kept: { answers: unknown } = JSON.parse((await paperOf(code)).first_reading ?? '');
  expect(kept.answers).toMatchObject({ cc: ['IUEM', 'IUCHAT1'] });
});

it('is not finished on screen while it lies on paper; begun on screen it goes on there, until the paper counts again', async () => {
  const code = await prepare();
  const { response_id } = await paperOf(code);
  expect((await facilitator().get(`/responses/${response_id}`)).headers.get('Location')).toBe(
    `/papers/${code}`,
  );
  const finish = () =>
    facilitator().post(`/responses/${response_id}/completion`, { answers: JSON.stringify({ IU: 4 }) });
  expect((await finish()).status).toBe(409);
  const start = { instrument: 'dsi-2' };
  const begun = await facilitator().post(`/people/${own().peer}/questionnaires`, start);
  expect(begun.headers.get('Location')).toBe(`/responses/${response_id}`);
  expect((await facilitator().get(`/responses/${response_id}`)).status).toBe(200);
  expect(shown(await (await facilitator().get(`/papers/${code}`)).text())).toContain(
    'continuato sullo schermo',
  );
  expect((await type(code, { pass: 'first', revision: '1', ...TYPED })).status).toBe(409);
  expect(await prepare({ blank: '1' })).toBe(code);
  expect((await type(code, TYPED)).status).toBe(302);
});

it('sheets without a number are typed from the card, with any day of the last year', async () => {
  const code = await prepare({ blank: '1' });
  expect(await paperOf(code)).toMatchObject({ printed_on: null });
  const day = addDays(today(), -200);
  for (let times = 0; times < 2; times += 1) expect((await type(code, { ...TYPED, day })).status).toBe(302);
  expect(await responseOf(code)).toMatchObject({ status: 'complete', way: 'paper', day });
  // Another one the same day is begun on purpose.
  await site.app.db.updateTable('response').set({ day: today() }).where('status', '=', 'complete').execute();
  const again = await facilitator().post(`/people/${own().peer}/papers`, {
    instrument: 'dsi-2',
    language: 'it',
  });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('name="again" value="1"');
  const wrong = await facilitator().post(`/people/${own().peer}/papers`, {
    instrument: 'dsi-2',
    language: 'xx',
  });
  expect(wrong.status).toBe(422);
});
