import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const desk = () => site.as('facilitator');
const admin = () => site.as('admin');
const own = () => site.network.places.own;
const today = () => civilToday();

const readings = () =>
  site.app.db.selectFrom('notice_reading').select(['citizen_id', 'version', 'site_id']).execute();

const session = (fields: Readonly<Record<string, string>>) => ({
  site: own().site,
  day: today(),
  time: '00:00',
  minutes: '30',
  mode: 'A',
  channel: 'in_presence',
  outcome: 'resolved',
  topic: 'spid_activation',
  anonymous: '0',
  confirm_double: '1',
  ...fields,
});

it('the notice is open to everybody, in both languages', async () => {
  const answer = await site.as('anonymous').get('/notice');
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain('Versione 1');
  for (const part of ['lang="it"', 'lang="en"', 'Garante per la protezione', 'Regulation EU 2016/679']) {
    expect(page).toContain(part);
  }
});

it('a new version is written, not edited, and the card says who has read only the old one', async () => {
  const card = `/people/${own().citizen}`;
  expect(await (await desk().get(card)).text()).toContain('Non risulta che l&#x27;abbia letta');
  for (const _twice of [1, 2]) {
    expect((await desk().post(`${card}/notice`, { version: '1' })).headers.get('Location')).toBe(
      `${card}?done=notice`,
    );
  }
  await desk().post(`${card}/notice`, { version: '99' });
  expect(await readings()).toEqual([{ citizen_id: own().citizen, version: 1, site_id: own().site }]);
  const noted = await site.app.db
    .selectFrom('audit_entry')
    .select('subject_id')
    .where('action', '=', 'notice.read')
    .execute();
  expect(noted).toEqual([{ subject_id: own().citizen }]);
  expect(await (await desk().get(card)).text()).toContain('(versione 1)');

  const wrong = await admin().post('/notices', {
    text_it: '',
    text_en: '<b>no</b>',
    valid_from: '2001-01-01',
  });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('Scrivi testo semplice');
  const text = { text_it: 'Testo nuovo.\r\n\r\nDue.', text_en: 'New text.', valid_from: today() };
  expect((await site.as('auditor').post('/notices', text)).status).toBe(403);
  expect((await admin().post('/notices', text)).status).toBe(302);
  expect(await (await site.as('anonymous').get('/notice')).text()).toContain(
    '<p>Testo nuovo.</p><p>Due.</p>',
  );
  expect(await (await desk().get(card)).text()).toContain('ora ce n&#x27;è una più nuova');
  const first = await site.app.db.selectFrom('notice').select('text_en').where('version', '=', 1).execute();
  expect(first[0]?.text_en).toContain('Who we are');
});

it('is one tap in the first session, also of somebody without a code, and holds nobody up', async () => {
  const address = (id: string, person = '') => `/desk/sessions/${id}/new?${person}`;
  const form = await (await desk().get(address(newId(), `person=${own().peer}`))).text();
  expect(form).toContain('name="notice"');

  const quick = await desk().post(address(newId()), session({ person: own().peer }));
  expect(quick.status).toBe(302);
  expect(await readings()).toEqual([]);
  const id = newId();
  const told = session({ person: own().peer, notice: '1', time: '00:01' });
  for (const _twice of [1, 2]) expect((await desk().post(address(id), told)).status).toBe(302);
  expect(await readings()).toMatchObject([{ citizen_id: own().peer, version: 1 }]);
  expect(await (await desk().get(address(newId(), `person=${own().peer}`))).text()).not.toContain(
    'name="notice"',
  );

  const met = newId();
  expect(
    (await desk().post(address(met, 'nocode=1'), session({ new_person: met, notice: '1' }))).status,
  ).toBe(302);
  expect(await readings()).toContainEqual({ citizen_id: met, version: 1, site_id: own().site });
  expect((await desk().post(address(newId()), session({ person: own().peer, notice: 'x' }))).status).toBe(
    422,
  );
});

it('is part of the copy of somebody’s data', async () => {
  await desk().post(`/people/${own().citizen}/notice`, { version: '1' });
  const file = await (await admin().get(`/requests/${own().request}/copy.json`)).text();
  expect(file).toMatch(/"notice_reading":\s*\[\s*\{\s*"citizen_id"/);
});
