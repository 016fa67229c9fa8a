import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, addMonths, civil } from '../../app/platform/clock.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const facilitator = () => site.as('facilitator');
const today = () => civil(site.app.clock.now(), site.app.timeZone).day;
const trail = async () =>
  (
    await site.app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('subject_id', '=', own().citizen)
      .execute()
  )
    .map(({ action }) => action)
    .filter((action) => action !== 'citizen.view');
const card = async (role: 'facilitator' | 'coordinator' = 'facilitator') =>
  (await site.as(role).get(`/people/${own().citizen}`)).text();
const start = async () => (await facilitator().get(`/people/${own().citizen}/questionnaires`)).text();
const list = async () => (await facilitator().get('/desk/follow-ups')).text();

/** The citizen answered on a day, and nothing is open. */
async function answeredOn(day: string) {
  const { db } = site.app;
  await db.updateTable('response').set({ status: 'discarded' }).where('id', '=', own().response).execute();
  await db.updateTable('response').set({ day }).where('id', '=', own().completed).execute();
}

it('offers the questionnaire again from the day three months have passed, wherever the person is met', async () => {
  const due = addMonths(today(), -3);
  await answeredOn(addDays(due, 4));
  for (const page of [await card(), await start(), await list()]) expect(page).not.toContain('iù di 3 mesi');
  expect(await list()).toContain('Per ora nessuno');
  await answeredOn(due);
  expect(await card()).toContain('Sono passati più di tre mesi');
  expect(await start()).toContain('Sono passati più di 3 mesi dall');
  expect(await list()).toContain(`/people/${own().citizen}/questionnaires`);
  const form = await facilitator().get(
    `/desk/sessions/0199a000-0000-7000-8000-000000000001/new?person=${own().citizen}`,
  );
  expect(await form.text()).toContain('si può rifare il questionario');
  // The visit of the test network has two people; alone, the desk offers it after saving too.
  const { db } = site.app;
  const others = db.selectFrom('citizen').select('id').where('id', '<>', own().citizen);
  await db.deleteFrom('attendance').where('citizen_id', 'in', others).execute();
  const desk = await (await facilitator().get(`/desk?done=${own().session}`)).text();
  expect(desk).toContain('si può rifare il questionario');
  expect(desk).toContain(`action="/people/${own().citizen}/questionnaires"`);
});

it('a «no» is noted with one press, silences the list, and is undone that day by whoever noted it', async () => {
  await answeredOn(addMonths(today(), -4));
  const decline = () => facilitator().post(`/people/${own().citizen}/declining`);
  const undo = (role: 'facilitator' | 'coordinator') =>
    site.as(role).post(`/people/${own().citizen}/declining/undoing`);
  for (let times = 0; times < 2; times += 1) {
    const noted = await decline();
    expect(noted.headers.get('Location')).toBe(`/people/${own().citizen}/questionnaires`);
  }
  const rows = () => site.app.db.selectFrom('declined_questionnaire').selectAll().execute();
  expect(await rows()).toMatchObject([{ site_id: own().site, day: today(), instrument: 'dsi-2' }]);
  expect(await list()).toContain('Per ora nessuno');
  expect(await card()).toContain('ha preferito non rispondere');
  expect(await start()).toContain('declining/undoing');
  expect((await undo('coordinator')).status).toBe(302);
  expect(await rows()).toHaveLength(1);
  expect((await undo('facilitator')).status).toBe(302);
  expect((await undo('facilitator')).status).toBe(302);
  expect(await rows()).toEqual([]);
  expect(await trail()).toEqual(['response.decline', 'response.decline.undo']);
  expect(await list()).toContain(`/people/${own().citizen}/questionnaires`);
});

it('tells on the card and on the result what is new since the first questionnaire, once three months lie between', async () => {
  const { db } = site.app;
  const nothing = { il: ['none'], il_checks: ['none'], dcc: ['none'], sf: ['none'], ps: ['none'], IBUY: 4 };
  const answer = (more: object) => JSON.stringify({ IU: 1, ...nothing, ...more });
  await db
    .updateTable('response')
    .set({ answers: answer({ cc: ['IUCHAT1'], sf: ['refused'] }), day: addDays(addMonths(today(), -3), 4) })
    .where('id', '=', own().completed)
    .execute();
  await facilitator().post(`/responses/${own().response}/completion`, {
    answers: answer({ cc: ['IUCHAT1', 'IUEM'], sf: ['PCOOK1'] }),
  });
  const pages = async () => {
    const result = await facilitator().get(`/responses/${own().response}/result`);
    return [await card(), await result.text()].map((html) => html.split('<script')[0] ?? '');
  };
  for (const html of await pages()) expect(html).not.toContain('Come prima');
  await db
    .updateTable('response')
    .set({ day: addMonths(today(), -3) })
    .where('id', '=', own().completed)
    .execute();
  const [ofStaff, ofCitizen] = await pages();
  for (const html of [ofStaff, ofCitizen]) {
    expect(html).toContain('Mandare o ricevere e-mail');
    expect(html).toContain('Come prima');
    expect(html).not.toContain('WhatsApp o Telegram');
  }
  expect(ofStaff).toContain('Ora fa anche');
  expect(ofCitizen).toContain('Ora fai anche');
  expect(ofStaff).toContain('ha saltato questa parte');
  expect(ofCitizen).toContain('hai saltato questa parte');
  // The first one shows itself alone.
  const first = await facilitator().get(`/responses/${own().completed}/result`);
  expect(await first.text()).not.toContain('Che cosa è cambiato');
});
