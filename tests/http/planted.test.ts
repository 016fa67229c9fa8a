import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { KEYED_COLUMNS } from '../../db/queries/keyed-values.ts';
import { civilToday } from '../support/civil-today.ts';
import { findFiscalCodes, findInClear, formsOf, readFiles } from '../support/find-in-clear.ts';
import { type Client, config, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

const CODE = withCheck('FRNCHR50C41H501');
const UNKNOWN_CODE = withCheck('FRNCHR51C41H501');

/** What people tell, written so that it is nowhere else. */
const PLANTED = {
  'a fiscal code': CODE,
  'a code nobody has': UNKNOWN_CODE,
  'a code with a mistake': `${CODE.slice(0, 15)}9`,
  'a given name': 'Ildegonda',
  'a family name': 'Piantatelli',
  'a telephone': '3391827364',
  'an e-mail': 'ildegonda@posta.example',
  'a note': 'Le trema la mano sinistra',
  'a next step': 'Portare il verbale della commissione',
  'a guess at a password': 'la-mia-password-sbagliata',
  'who is not on the staff': 'spione@posta.example',
} as const;

/** Stands in front of whatever is made with the key. */
const KEY_ID = 'planted-key';

let folder = '';
let site: TestSite;
let cardPage = '';
const log: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bottega-planted-'));
  const db = openDatabase(`file:${join(folder, 'b.db')}`);
  await migrate(db);
  site = await openTestSiteOn(db, {
    config: { ...config, masterKeys: [{ id: KEY_ID, secret: randomBytes(32) }] },
    log: openLog('trace', { write: (line) => void log.push(line) }),
  });
  await liveADay(site.as('facilitator'));
});
afterAll(async () => {
  await site.close();
  await site.app.db.destroy();
  rmSync(folder, { recursive: true });
});

/** Everything a person can be told at the desk, well and badly sent. */
async function liveADay(desk: Client): Promise<void> {
  const today = civilToday();
  const statuses: number[] = [];
  const send = async (path: string, fields: Record<string, string>) => {
    const answer = await desk.post(path, fields);
    statuses.push(answer.status);
    return answer.headers.get('Location') ?? '';
  };
  const visit = {
    topic: 'pagopa_payment',
    minutes: '30',
    outcome: 'continue',
    mode: 'A',
    channel: 'in_presence',
    day: today,
    time: '00:00',
    note: PLANTED['a note'],
    case_open: '1',
    case_next_step: PLANTED['a next step'],
    confirm_double: '1',
  };
  const received = await send('/desk/person', { code: CODE });
  const person = new URL(received, site.url).searchParams.get('person') ?? '';
  await send(`/desk/sessions/${newId()}/new`, { ...visit, person, outcome: 'resolved' });
  const session = newId();
  const names = { given_name: PLANTED['a given name'], family_name: PLANTED['a family name'] };
  await send(`/desk/sessions/${session}/new`, {
    ...visit,
    new_person: newId(),
    ...names,
    outcome: 'resolved',
  });
  await send(`/desk/sessions/${newId()}/new`, { ...visit, ...names, minutes: 'x', person });
  await send(`/desk/sessions/${session}`, {
    ...visit,
    revision: '1',
    person,
    outcome: 'resolved',
    minutes: '45',
  });
  await send(`/desk/sessions/${session}/undoing`, {});
  await send(`/people/${person}/profile`, {
    ...names,
    phone: PLANTED['a telephone'],
    email: PLANTED['an e-mail'],
  });
  await send(`/people/${person}/profile`, { ...names, phone: `${PLANTED['a telephone']}<`, birth_year: 'x' });
  await send('/people', { code: CODE });
  await send('/people', { code: UNKNOWN_CODE });
  await send('/people', { code: PLANTED['a code with a mistake'] });
  await send(`/people/${person}`, {});
  const guess = { email: PLANTED['who is not on the staff'], password: PLANTED['a guess at a password'] };
  statuses.push((await site.as('anonymous').post('/sign-in', guess)).status);
  expect(statuses).toEqual([302, 302, 302, 422, 302, 302, 302, 422, 302, 200, 422, 200, 422]);
  // An address nobody should write, an expired sign-in, a refusal, a body that is no form.
  await desk.get(`/people/${CODE}?q=${PLANTED['a family name']}`);
  await desk.get(`/people/${PLANTED['a given name']}.${PLANTED['a family name']}/${PLANTED['a telephone']}`);
  await site.as('anonymous').post(`/people/${person}/profile`, { ...names, code: CODE });
  await desk.request('/people', {
    method: 'POST',
    body: new URLSearchParams({ code: CODE }),
    headers: { Origin: 'https://evil.example' },
  });
  await desk.request('/people', {
    method: 'POST',
    body: `{"code":"${CODE}"`,
    headers: { Origin: 'http://bottega.test', 'Content-Type': 'application/json' },
  });
  // Something of ours breaks in the middle of it: the error must not tell.
  await site.app.db
    .updateTable('citizen')
    .set({ identity_sealed: 'broken' })
    .where('id', '=', site.network.places.own.peer)
    .execute();
  expect((await desk.get(`/people/${site.network.places.own.peer}`)).status).toBe(500);
  cardPage = await (await desk.get(`/people/${person}`)).text();
}

function databaseFiles(): string {
  return [...readFiles(folder).values()].join('\n');
}

describe('what people told', () => {
  it('is shown on the card: the search below looks for the right words', () => {
    for (const name of ['a given name', 'a family name', 'a telephone', 'an e-mail'] as const) {
      expect(cardPage).toContain(PLANTED[name]);
    }
  });

  it.each(Object.entries(PLANTED))('%s is nowhere in clear in the database files', (_name, planted) => {
    expect(findInClear(databaseFiles(), planted)).toEqual([]);
  });

  it.each(Object.entries(PLANTED))('%s is nowhere in the log', (_name, planted) => {
    expect(findInClear(log.join(''), planted)).toEqual([]);
  });

  it.each(Object.entries(PLANTED))('%s is nowhere in the audit trail', async (_name, planted) => {
    const trail = JSON.stringify(await site.app.db.selectFrom('audit_entry').selectAll().execute());
    expect(findInClear(trail, planted)).toEqual([]);
  });

  it('in no file and no log is a whole fiscal code, whosever it is', () => {
    expect(findFiscalCodes(databaseFiles() + log.join(''))).toEqual([]);
    const id = '01a203e6-0b6f-7abc-8def-0123456789ab';
    expect(findFiscalCodes(`tresponse${id.slice(0, 7)}`)).toHaveLength(1);
    expect(findFiscalCodes(`tresponse${id}`)).toEqual([]);
    expect(findFiscalCodes(`${CODE.slice(1)}-${CODE.toLowerCase()}.${id}`)).toEqual([CODE.toLowerCase()]);
  });

  it.each(Object.keys(formsOf('x')))('would be found %s', (form) => {
    for (const planted of Object.values(PLANTED)) {
      const [written = ''] = formsOf(planted)[form] ?? [];
      expect(findInClear(`"${written}"`, planted)).toContain(form);
    }
  });

  it('would be found in base64 wherever it begins', () => {
    for (const planted of Object.values(PLANTED)) {
      for (const before of ['', 'a', 'ab']) {
        const written = Buffer.from(`${before}${planted},`).toString('base64');
        expect(findInClear(written, planted)).toContain('in base64');
      }
    }
  });

  it('would be found: the same search finds what may be in clear', async () => {
    expect(readdirSync(folder).sort()).toEqual(['b.db', 'b.db-shm', 'b.db-wal']);
    const { citizen } = site.network.places.own;
    expect(findInClear(databaseFiles(), 'Punto proprio')).toEqual(['as it is']);
    expect(findInClear(databaseFiles(), citizen)).toContain('as it is');
    expect(findInClear(log.join(''), '/people')).toContain('as it is');
    expect(log.join('')).toContain('unexpected error');
    const trail = await site.app.db.selectFrom('audit_entry').select('action').execute();
    expect(trail.map((entry) => entry.action)).toEqual(
      expect.arrayContaining([
        'citizen.create',
        'citizen.view',
        'citizen.update',
        'session.change',
        'case.open',
      ]),
    );
  });
});

describe('what the key made', () => {
  it('stands only where a change of keys looks for it', async () => {
    const { db } = site.app;
    const found = new Set<string>();
    for (const { name, columns } of await db.introspection.getTables()) {
      for (const { name: column } of columns) {
        const { rows } = await sql`
          select 1 from ${sql.table(name)} where ${sql.ref(column)} like ${`${KEY_ID}.%`} limit 1`.execute(
          db,
        );
        if (rows.length > 0) found.add(`${name}.${column}`);
      }
    }
    const known = KEYED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect([...found].filter((column) => !known.includes(column))).toEqual([]);
    expect([...found]).toEqual(
      expect.arrayContaining(['citizen.code_key', 'citizen_name.name_key', 'sign_in_failure.key_hash']),
    );
  });
});
