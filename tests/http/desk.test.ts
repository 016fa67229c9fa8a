import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { NETWORK } from '../../db/scope.ts';
import { civilToday } from '../support/civil-today.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

let site: TestSite;
let desk: Client;
let today: string;

beforeEach(async () => {
  site = await openTestSite();
  desk = site.as('facilitator');
  today = civilToday();
});
afterEach(() => site.close());

/** What the form sends when nothing but the topic was touched. */
function form(person: string | null, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...(person === null ? {} : { person }),
    anonymous: '0',
    topic: 'pagopa_payment',
    minutes: '30',
    minutes_own: '',
    outcome: 'resolved',
    mode: 'A',
    channel: 'in_presence',
    day: today,
    time: '00:00',
    note: '',
    next: 'desk',
    ...more,
  };
}

const place = (id: string) => `/desk/sessions/${id}/new`;

async function figures() {
  const { total } = await site.app.figures.participation(NETWORK, { from: today, to: today });
  return { accesses: total.accesses, uniques: total.uniques, minutes: total.minutes, new: total.new };
}

async function sessionCount(): Promise<number> {
  const rows = await site.app.db.selectFrom('session').select('id').where('deleted_at', 'is', null).execute();
  return rows.length;
}

describe('receiving somebody', () => {
  it('makes a person from a code that never appears in an address or in clear', async () => {
    const code = withCheck('FRNCHR50C41H501');
    const answer = await desk.post('/desk/person', { code: ` ${code.toLowerCase()} ` });
    expect(answer.status).toBe(302);
    const next = answer.headers.get('Location') ?? '';
    expect(next).toMatch(/^\/desk\/sessions\/[0-9a-f-]{36}\/new\?person=[0-9a-f-]{36}$/);
    const rows = await site.app.db.selectFrom('citizen').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(rows.filter((row) => row.code_key === site.app.keys.lookupKey(code))).toHaveLength(1);
    expect((await desk.get(next)).status).toBe(200);
  });

  it('makes one person when two desks scan the same new code at once', async () => {
    const code = withCheck('FRNCHR51C41H501');
    const answers = await Promise.all([1, 2, 3, 4].map(() => desk.post('/desk/person', { code })));
    expect(answers.map((answer) => answer.status)).toEqual([302, 302, 302, 302]);
    const rows = await site.app.db
      .selectFrom('citizen')
      .select('id')
      .where('code_key', '=', site.app.keys.lookupKey(code))
      .execute();
    expect(rows).toHaveLength(1);
  });

  it('takes everybody whose card was passed before the page came, and keeps the codes when one is wrong', async () => {
    const codes = ['FRNCHR50C42H501', 'FRNCHR51C42H501'].map(withCheck);
    const answer = await desk.post('/desk/person', { code: codes.join('') });
    expect(answer.status).toBe(302);
    const next = answer.headers.get('Location') ?? '';
    expect(next).toMatch(/\/new\?person=[0-9a-f-]{36}&person=[0-9a-f-]{36}$/);
    expect(await (await desk.get(next)).text()).toContain('Sessione di gruppo');
    const both = `${codes[0]}FRNCHR52C42H501A`;
    const wrong = await desk.post('/desk/person', { code: both });
    const page = await wrong.text();
    expect([wrong.status, page]).toEqual([422, expect.stringContaining('La lettera finale non torna')]);
    expect(page).toContain(`value="${both}"`);
  });

  it.each([
    ['', 'codice'],
    ['RSSMRA', '6 caratteri'],
    ['🙂'.repeat(50_000), 'caratteri'],
  ])('says what is wrong with %j', async (code, words) => {
    const answer = await desk.post('/desk/person', { code });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
  });
});

describe('saving a session', () => {
  it('counts once, however often the same form comes', async () => {
    const before = await figures();
    const sessions = await sessionCount();
    const id = newId();
    const fields = form(site.network.places.own.citizen);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => desk.post(place(id), fields)));
    expect(new Set(answers.map((answer) => answer.headers.get('Location')))).toEqual(
      new Set([`/desk?done=${id}`]),
    );
    expect(await sessionCount()).toBe(sessions + 1);
    const after = await figures();
    expect(after).toEqual({ ...before, accesses: before.accesses + 1, minutes: before.minutes + 30 });
  });

  it('refuses other content under a used id and changes nothing', async () => {
    const id = newId();
    await desk.post(place(id), form(site.network.places.own.citizen));
    const answer = await desk.post(place(id), form(site.network.places.own.citizen, { minutes: '60' }));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('nulla è stato sovrascritto');
    const row = await site.app.db
      .selectFrom('session')
      .select('minutes')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.minutes).toBe(30);
  });

  it('warns of a likely double and saves it when told to', async () => {
    const fields = form(site.network.places.own.citizen);
    await desk.post(place(newId()), fields);
    const second = newId();
    const warned = await desk.post(place(second), fields);
    expect(warned.status).toBe(409);
    expect(await warned.text()).toContain('Salva comunque');
    const saved = await desk.post(place(second), { ...fields, confirm_double: '1' });
    expect(saved.headers.get('Location')).toBe(`/desk?done=${second}`);
  });

  it('mixes people and anonymous heads in a group', async () => {
    const before = await figures();
    const other = withCheck('FRNCHR52C41H501');
    const received = await desk.post('/desk/person', { code: other });
    const newcomer =
      new URL(received.headers.get('Location') ?? '', 'http://x').searchParams.get('person') ?? '';
    const body = new URLSearchParams(
      form(null, { mode: 'B', anonymous: '3', minutes: '', minutes_own: '90' }),
    );
    body.append('person', site.network.places.own.citizen);
    body.append('person', newcomer);
    const answer = await desk.post(place(newId()), body);
    expect(answer.status).toBe(302);
    // Logged once more, it says which of them was there already, also where only one was.
    body.delete('person', site.network.places.own.citizen);
    const warned = await (await desk.post(place(newId()), body)).text();
    expect(warned).toContain('una sessione con FRN CHR');
    expect(await figures()).toEqual({
      accesses: before.accesses + 5,
      uniques: before.uniques + 1,
      minutes: before.minutes + 90,
      new: before.new + 1,
    });
  });

  it('keeps a person without code as a record that can be met again', async () => {
    const id = newId();
    const before = await figures();
    const told = {
      gender: 'B',
      birth_year: '1948',
      given_name: 'Élio',
      language: 'another',
      language_all: 'ti',
    };
    const fields = form(null, { new_person: id, ...told });
    expect((await desk.post(place(id), fields)).status).toBe(302);
    expect((await figures()).uniques).toBe(before.uniques + 1);
    const row = await site.app.db.selectFrom('citizen').selectAll().where('id', '=', id).executeTakeFirst();
    expect(row).toMatchObject({ code_kind: 'none', code_key: null, gender: 'B', language: 'ti' });
    const again = form(id, { topic: 'spid_activation' });
    expect((await desk.post(place(newId()), again)).status).toBe(302);
  });

  it('refuses a day of a closed programme and keeps what was typed', async () => {
    await site.app.db
      .updateTable('programme')
      .set({ closes_on: '2021-01-31', ends_on: '2020-12-31' })
      .execute();
    const fields = form(site.network.places.own.citizen, { day: '2020-06-01', note: 'da tenere' });
    const answer = await desk.post(place(newId()), fields);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Programma di prova');
    expect(page).toContain('da tenere');
  });

  it.each([
    ['topic', { topic: 'no_such_topic' }],
    ['minutes', { minutes: '0' }],
    ['minutes', { minutes: '', minutes_own: '99999' }],
    ['minutes', { minutes: '30; drop table session' }],
    ['outcome', { outcome: '' }],
    ['mode', { mode: 'Z' }],
    ['channel', { channel: '<b>' }],
    ['day', { day: '2026-02-30' }],
    ['day', { day: '9999-12-31' }],
    ['time', { time: '25:00' }],
    ['note', { note: 'x'.repeat(100_000) }],
    ['note', { note: 'rovescio \u202e' }],
    ['note', { note: 'nullo \u0000' }],
    ['note', { note: '<script>alert(1)</script>' }],
    ['note', { note: 'bravissima 🙂' }],
    ['anonymous', { anonymous: '-1' }],
    ['anonymous', { anonymous: '201' }],
    ['person', { person: 'not-an-id' }],
    ['education', { education: '?' }],
    ['province', { province: 'XX' }],
    ['case', { case: '1' }],
    ['case_due_on', { case_due_on: '2020-01-01' }],
    ['case_next_step', { case_next_step: 'y'.repeat(201) }],
  ])('names the field %s of %j and saves nothing', async (field, wrong) => {
    const sessions = await sessionCount();
    const answer = await desk.post(place(newId()), form(site.network.places.own.citizen, wrong));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`href="#${field}"`);
    expect(await sessionCount()).toBe(sessions);
  });

  it('stays at the site the form was opened at, whatever another tab switched to', async () => {
    const { own, sibling } = site.network.places;
    const coordinator = site.as('coordinator');
    await coordinator.post('/desk/site', { site: sibling.site });
    const id = newId();
    const sent = form(own.citizen, { site: own.site, topic: 'isee' });
    expect((await coordinator.post(place(id), sent)).status).toBe(302);
    const row = await site.app.db
      .selectFrom('session')
      .select('site_id')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(row?.site_id).toBe(own.site);
    expect((await desk.post(place(newId()), { ...sent, site: sibling.site })).status).toBe(404);
  });

  it('knows nobody of another site', async () => {
    for (const other of ['sibling', 'other'] as const) {
      const { citizen } = site.network.places[other];
      expect((await desk.post(place(newId()), form(citizen))).status).toBe(404);
      expect((await desk.get(`${place(newId())}?person=${citizen}`)).status).toBe(404);
    }
  });

  it('loses nothing when the sign-in has run out', async () => {
    const id = newId();
    const fields = form(site.network.places.own.citizen, { note: 'non perdere questa nota' });
    const refused = await site.as('anonymous').post(place(id), fields);
    expect(refused.status).toBe(401);
    const page = await refused.text();
    expect(page).toContain('non perdere questa nota');
    expect(page).toContain('name="kept"');
    expect(await sessionCount()).toBe(3);
  });
});

describe('correcting', () => {
  async function saved(): Promise<string> {
    const id = newId();
    await desk.post(place(id), form(site.network.places.own.citizen, { note: 'prima' }));
    return id;
  }
  const correction = (revision: string, more: Record<string, string>) =>
    form(site.network.places.own.citizen, { revision, ...more });

  it('changes a session, takes the change back, and refuses a stale form', async () => {
    const id = await saved();
    const before = await figures();
    expect((await desk.post(`/desk/sessions/${id}`, correction('1', { minutes: '60' }))).status).toBe(302);
    expect((await figures()).minutes).toBe(before.minutes + 30);
    expect((await desk.post(`/desk/sessions/${id}`, correction('1', { minutes: '45' }))).status).toBe(409);
    for (const _ of ['once', 'again']) {
      expect((await desk.post(`/desk/sessions/${id}/undoing`, { state: '2' })).status).toBe(302);
      expect(await figures()).toEqual(before);
    }
    const row = await site.app.db
      .selectFrom('session')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(site.app.keys.open(row.note_sealed ?? '', id)).toBe('prima');
  });

  it('keeps what a person had told on the day, and never leaves the room empty', async () => {
    const id = await saved();
    const { citizen } = site.network.places.own;
    const { db } = site.app;
    await db.updateTable('attendance').set({ education: 'C' }).where('session_id', '=', id).execute();
    await db.updateTable('citizen').set({ education: 'A' }).where('id', '=', citizen).execute();
    expect((await desk.post(`/desk/sessions/${id}`, correction('1', { note: 'altra' }))).status).toBe(302);
    const row = await db
      .selectFrom('attendance')
      .select('education')
      .where('session_id', '=', id)
      .executeTakeFirst();
    expect(row?.education).toBe('C');
    const { person: _, ...nobody } = correction('2', {});
    expect((await desk.post(`/desk/sessions/${id}`, nobody)).status).toBe(422);
  });

  it('deletes, stops counting at once, and comes back', async () => {
    const before = await figures();
    const id = await saved();
    expect((await desk.post(`/desk/sessions/${id}/deletion`)).status).toBe(302);
    expect(await figures()).toEqual(before);
    expect((await desk.post(`/desk/sessions/${id}/deletion`, { take_back: '1' })).status).toBe(302);
    expect((await figures()).accesses).toBe(before.accesses + 1);
  });

  it('offers undo for a minute only', async () => {
    const id = await saved();
    const old = new Date(Date.now() - 61_000).toISOString();
    await site.app.db.updateTable('session').set({ updated_at: old }).where('id', '=', id).execute();
    expect((await desk.post(`/desk/sessions/${id}/undoing`, { state: '1' })).status).toBe(409);
    expect(await (await desk.get(`/desk?done=${id}`)).text()).not.toContain(`/desk/sessions/${id}/undoing`);
  });

  it("leaves a colleague's session to her and to who coordinates", async () => {
    const id = await saved();
    await site.app.db
      .updateTable('session')
      .set({ facilitator_id: site.network.staff.coordinator })
      .where('id', '=', id)
      .execute();
    expect((await desk.post(`/desk/sessions/${id}/deletion`)).status).toBe(403);
    const own = site.network.places.own.session;
    expect((await site.as('coordinator').post(`/desk/sessions/${own}/deletion`)).status).toBe(302);
    expect((await desk.post(`/desk/sessions/${site.network.places.sibling.session}/deletion`)).status).toBe(
      404,
    );
  });

  it('writes every act into the audit trail without a word of the note', async () => {
    const id = await saved();
    await desk.post(`/desk/sessions/${id}`, correction('1', { note: 'segreto', minutes: '15' }));
    await desk.post(`/desk/sessions/${id}/deletion`);
    const entries = await site.app.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(entries.map((entry) => entry.action)).toEqual(['session.log', 'session.change', 'session.delete']);
    expect(JSON.stringify(entries)).not.toContain('segreto');
  });
});

describe('a case', () => {
  it('opens from a session, waits at the desk, goes on and ends with another session', async () => {
    const { citizen } = site.network.places.own;
    const first = form(citizen, {
      case_open: '1',
      case_waiting_on: 'provider',
      case_due_on: today,
      case_next_step: 'richiamare il gestore',
    });
    const id = newId();
    const saved = (await desk.post(place(id), first)).headers.get('Location') ?? '';
    const page = await (await desk.get(saved)).text();
    expect(page).toContain('richiamare il gestore');
    expect(page).toContain('Vedi la pratica');
    expect(page).not.toContain('La sua pratica resta');
    // Whoever deletes the session is told that its case is still there.
    await desk.post(`/desk/sessions/${id}/deletion`);
    expect(await (await desk.get(saved)).text()).toContain('La sua pratica resta');
    expect(page).toContain('da riprendere oggi');
    const [opened] = await site.app.db
      .selectFrom('citizen_case')
      .selectAll()
      .where('topic', '=', 'pagopa_payment')
      .execute();
    expect(opened?.next_step_sealed).not.toContain('richiamare');
    const resumed = await (await desk.get(`${place(newId())}?person=${citizen}&case=${opened?.id}`)).text();
    const chosen = [...resumed.matchAll(/name="topic" checked="" value="(\w+)"/g)].map(([, topic]) => topic);
    expect(chosen).toEqual(['pagopa_payment']);
    const second = form(citizen, { case: opened?.id ?? '', case_end: 'resolved', topic: 'spid_recovery' });
    expect((await desk.post(place(newId()), second)).status).toBe(302);
    const story = await (await desk.get(`/desk/cases/${opened?.id}`)).text();
    expect(story).toContain('Risolta');
    expect((await desk.post(`/desk/cases/${opened?.id}/closure`, { take_back: '1' })).status).toBe(302);
    expect((await desk.post(`/desk/cases/${opened?.id}/closure`, { outcome: 'abandoned' })).status).toBe(302);
    expect((await desk.post(`/desk/cases/${opened?.id}/closure`, { outcome: 'resolved' })).status).toBe(409);
  });

  it('of another site does not exist', async () => {
    const other = site.network.places.sibling.case;
    expect((await desk.get(`/desk/cases/${other}`)).status).toBe(404);
    expect((await desk.post(`/desk/cases/${other}/closure`, { outcome: 'resolved' })).status).toBe(404);
  });
});
