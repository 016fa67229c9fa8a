import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import type { Db } from '../../db/index.ts';
import { NETWORK } from '../../db/scope.ts';
import { civilToday } from '../support/civil-today.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { seededRandom } from '../support/figures-world.ts';
import { type Client, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** Acts at once in a round, and rounds: enough for every pair of acts to meet. */
const AT_ONCE = 10;
const ROUNDS = 14;

const TOPICS = ['pagopa_payment', 'spid_activation', 'email_use'];
const ALL = {
  IU: 1,
  il: ['IUIF'],
  il_checks: ['none'],
  cc: ['IUEM'],
  dcc: ['none'],
  sf: ['none'],
  ps: ['none'],
  IBUY: 2,
};

/** Several colleagues at the same records in the same second. */
class Storm {
  readonly sessions: string[] = [];
  readonly responses: string[] = [];
  readonly people: string[];
  readonly broken: string[] = [];
  readonly #site: TestSite;
  readonly #today: string;
  readonly #random: () => number;

  constructor(site: TestSite, today: string, seed: number) {
    this.#site = site;
    this.#today = today;
    this.#random = seededRandom(seed);
    const { own, sibling } = site.network.places;
    this.people = [own.citizen, own.peer, sibling.citizen, sibling.peer];
    this.sessions.push(own.session);
    this.responses.push(own.response);
  }

  #one<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.#random() * from.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  #form(): URLSearchParams {
    const people = new Set([this.#one(this.people), this.#one(this.people)]);
    const days = [this.#today, `${this.#today.slice(0, 8)}01`, '2025-03-30', '2024-02-29'];
    const fields = new URLSearchParams({
      ...this.#one<Record<string, string>>([{}, { case_open: '1', case_waiting_on: 'citizen' }]),
      anonymous: this.#one(['0', '1', '3']),
      topic: this.#one(TOPICS),
      minutes: this.#one(['15', '45']),
      outcome: 'resolved',
      mode: 'A',
      channel: 'in_presence',
      day: this.#one(days),
      time: '00:00',
      confirm_double: '1',
    });
    for (const person of people) fields.append('person', person);
    return fields;
  }

  /** One act of somebody; several requests are sent at once. */
  async act(): Promise<void> {
    const { db } = this.#site.app;
    const who = this.#site.as('coordinator');
    const session = this.#one(this.sessions);
    const response = this.#one(this.responses);
    switch (
      this.#one(['save', 'save', 'edit', 'delete', 'undo', 'merge', 'part', 'begin', 'finish', 'case'])
    ) {
      case 'save': {
        const id = newId();
        const form = this.#form();
        await this.#send('save', [1, 2], () => who.post(`/desk/sessions/${id}/new`, form));
        const saved = await db.selectFrom('session').select('id').where('id', '=', id).executeTakeFirst();
        if (saved) this.sessions.push(id);
        return;
      }
      case 'edit': {
        const row = await db
          .selectFrom('session')
          .select('revision')
          .where('id', '=', session)
          .executeTakeFirst();
        const form = this.#form();
        form.set('revision', String(row?.revision));
        return this.#send('edit', [1], () => who.post(`/desk/sessions/${session}`, form));
      }
      case 'delete': {
        const fields = this.#one<Record<string, string>>([{}, { take_back: '1' }]);
        return this.#send('delete', [1], () => who.post(`/desk/sessions/${session}/deletion`, fields));
      }
      case 'undo':
        return this.#send('undo', [1], () => who.post(`/desk/sessions/${session}/undoing`));
      case 'merge': {
        const [one, other] = [this.#one(this.people), this.#one(this.people)];
        const fields = { keep: other, two_codes: '1' };
        return this.#send('merge', [1], () => who.post(`/people/${one}/merge?with=${other}`, fields));
      }
      case 'part': {
        const merges = await db
          .selectFrom('citizen_merge')
          .select('id')
          .where('undone_at', 'is', null)
          .execute();
        if (merges.length === 0) return;
        const { id } = this.#one(merges);
        return this.#send('part', [1, 2], () => who.post(`/people/merges/${id}/undoing`));
      }
      case 'begin': {
        const id = newId();
        const person = this.#one(this.people);
        const fields = { id, instrument: 'dsi-2', again: '1' };
        await this.#send('begin', [1, 2], () => who.post(`/people/${person}/questionnaires`, fields));
        const begun = await db.selectFrom('response').select('id').where('id', '=', id).executeTakeFirst();
        if (begun) this.responses.push(id);
        return;
      }
      case 'finish': {
        const answers = { answers: JSON.stringify(ALL) };
        return this.#send('finish', [1, 2], () => who.post(`/responses/${response}/completion`, answers));
      }
      default: {
        const cases = await db.selectFrom('citizen_case').select('id').execute();
        const { id } = this.#one(cases);
        const fields = this.#one<Record<string, string>>([{ outcome: 'resolved' }, { take_back: '1' }]);
        return this.#send('case', [1, 2], () => who.post(`/desk/cases/${id}/closure`, fields));
      }
    }
  }

  async #send(name: string, times: readonly number[], post: () => ReturnType<Client['post']>): Promise<void> {
    await Promise.all(
      times.map(async () => {
        const answer = await post();
        await answer.arrayBuffer();
        if (answer.status >= 500) this.broken.push(`${name} ${answer.status}`);
      }),
    );
  }
}

/** What must hold of the tables whatever happened, told row by row. */
async function faultsOf(db: Db): Promise<string[]> {
  const citizens = await db.selectFrom('citizen').selectAll().execute();
  const attendances = await db.selectFrom('attendance').selectAll().execute();
  const sessions = await db.selectFrom('session').selectAll().execute();
  const responses = await db.selectFrom('response').selectAll().execute();
  const cases = await db.selectFrom('citizen_case').selectAll().execute();
  const byId = new Map(citizens.map((row) => [row.id, row]));
  const survivorNo = (id: string): number => {
    const record = byId.get(id);
    if (!record) throw new Error('no such record');
    return record.merged_into === null ? record.no : survivorNo(record.merged_into);
  };
  const faults: string[] = [];
  for (const row of citizens) {
    if (row.person_no !== survivorNo(row.id)) faults.push(`record ${row.no} counts as ${row.person_no}`);
  }
  for (const [table, rows] of Object.entries({ attendances, responses, cases })) {
    for (const row of rows) {
      if (row.citizen_id === null || row.person_no === survivorNo(row.citizen_id)) continue;
      faults.push(`${table}: ${row.id} counts as ${row.person_no}, not ${survivorNo(row.citizen_id)}`);
    }
  }
  for (const session of sessions) {
    const counts = session.deleted_at === null ? 1 : 0;
    const wrong = attendances.some((row) => row.session_id === session.id && row.counts !== counts);
    if (wrong) faults.push(`session ${session.id} is counted wrongly`);
  }
  for (const person of citizens.filter((row) => row.merged_into === null)) {
    const own = (row: { citizen_id: string | null }) =>
      row.citizen_id !== null && survivorNo(row.citizen_id) === person.no;
    const byDay = (a: { day: string; id: string }, b: { day: string; id: string }) =>
      `${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1;
    const [first] = attendances.filter((row) => own(row) && row.counts === 1).sort(byDay);
    if (person.first_attendance_id !== (first?.id ?? null))
      faults.push(`person ${person.no} is new elsewhere`);
    const complete = responses.filter((row) => own(row) && row.status === 'complete').sort(byDay);
    const baselines = complete.filter((row) => row.is_baseline === 1).map((row) => row.id);
    const expected = complete.slice(0, 1).map((row) => row.id);
    if (baselines.join() !== expected.join()) faults.push(`person ${person.no} has another baseline`);
  }
  return faults;
}

describeOnBothEngines('colleagues in the same second', (fresh) => {
  it.each([1, 2, 3])('leave the figures right and break nothing (%i)', { timeout: 120_000 }, async (seed) => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const today = civilToday();
    const storm = new Storm(site, today, seed);
    const siteIds = (await db.selectFrom('site').select('id').execute()).map((row) => row.id);
    const whole = { from: '2020-01-01', to: today };
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all(Array.from({ length: AT_ONCE }, () => storm.act()));
      expect(storm.broken, `round ${round}`).toEqual([]);
      expect(await faultsOf(db), `round ${round}`).toEqual([]);
    }
    const truth = await countByHand(db, { ...whole, siteIds });
    const { total } = await site.app.figures.participation(NETWORK, whole);
    expect(total).toEqual(truth.participation.total);
    expect(await site.app.figures.baselines(NETWORK, whole)).toEqual(truth.baselines);
    await site.close();
  });

  it('make one person of a code that two desks scan', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const code = withCheck('FRNCHR50C41H501');
    const desks = ['facilitator', 'coordinator', 'facilitator', 'coordinator'] as const;
    const answers = await Promise.all(desks.map((role) => site.as(role).post('/desk/person', { code })));
    expect(answers.map((answer) => answer.status)).toEqual([302, 302, 302, 302]);
    const key = site.app.keys.lookupKey(code);
    expect(await db.selectFrom('citizen').select('id').where('code_key', '=', key).execute()).toHaveLength(1);
    await site.close();
  });

  it('keep every entry that they add and change in one list', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const entries = '/network/code-lists/topic/2/entries';
    const words = { label_it: 'Parole nuove', label_en: 'New words' };
    const change = () => site.as('admin').post(`${entries}/spid_activation`, words);
    const add = (code: string) => site.as('admin').post(`${entries}/new`, { code, ...words });
    const answers = await Promise.all([add('first'), change(), add('second'), add('third')]);
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302]);
    const kept = await db
      .selectFrom('code_entry')
      .select('code')
      .where('version', '=', 2)
      .where('label_it', '=', words.label_it)
      .orderBy('code')
      .execute();
    expect(kept.map(({ code }) => code)).toEqual(['first', 'second', 'spid_activation', 'third']);
    await site.close();
  });
});
