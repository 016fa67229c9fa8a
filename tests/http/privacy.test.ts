import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { isRecord } from '../../app/surveys/canonical-json.ts';
import { NETWORK } from '../../db/scope.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const desk = () => site.as('facilitator');
const admin = () => site.as('admin');
const WHOLE_YEARS = { from: '2000-01-01', to: '2099-12-31' };

const actions = async () =>
  (await site.app.db.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(
    (row) => row.action,
  );

describe('taking a request', () => {
  it('asks for a document, takes the same request once, and gives it a month', async () => {
    const address = `/people/${own().peer}/requests`;
    const hasty = await desk().post(address, { kind: 'access' });
    expect(hasty.status).toBe(422);
    expect(await hasty.text()).toContain('Prima guarda un documento');
    expect((await desk().post(address, { kind: 'everything', identified: '1' })).status).toBe(422);
    for (const _twice of [1, 2]) {
      expect((await desk().post(address, { kind: 'access', identified: '1' })).status).toBe(302);
    }
    const taken = await site.app.db
      .selectFrom('data_request')
      .selectAll()
      .where('citizen_id', '=', own().peer)
      .where('kind', '=', 'access')
      .execute();
    expect(taken).toHaveLength(1);
    expect(taken[0]?.due_on.slice(0, 7)).not.toBe(taken[0]?.received_on.slice(0, 7));
    expect(await (await desk().get(address)).text()).toContain('Copia dei propri dati');
  });
});

/** `table.column` of the inventory that is about a citizen. */
function columnsAboutPeople(): string[] {
  const found: string[] = [];
  let table = '';
  const text = readFileSync(join(import.meta.dirname, '../../docs/data-inventory.md'), 'utf8');
  for (const line of text.split('\n')) {
    table = /^## `(\w+)`$/.exec(line)?.[1] ?? table;
    const column = /^\| `(\w+)` \| (personal|pseudonymous) \|/.exec(line)?.[1];
    if (column) found.push(`${table}.${column.replace(/_sealed$/, '')}`);
  }
  return found;
}

/**
 * That a code was erased: of whom, nobody can tell. What is sealed about staff. What figures count from: the attendances,
 * which are given, once more. And a sheet of people nobody has enrolled yet.
 */
const NOT_OF_ONE_PERSON = /^(erased_code|letter|staff_sign_on|figure_cell|enrolment_sheet)\./;

describe('the copy of the data', () => {
  const copy = async (format: 'json' | 'pdf') => admin().get(`/requests/${own().request}/copy.${format}`);

  it('is complete against the inventory, says nothing of staff and others, and is on record', async () => {
    // A correction leaves a former version behind, and somebody had the code in hand.
    await desk().post('/desk/person', { code: own().code });
    const answer = await copy('json');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    const file: unknown = await answer.json();
    const data = isRecord(file) && isRecord(file.data) ? file.data : {};
    const given = Object.entries(data).flatMap(([table, rows]) =>
      Array.isArray(rows) && isRecord(rows[0])
        ? Object.keys(rows[0]).map((column) => `${table}.${column}`)
        : [],
    );
    const filled = new Set(given.map((name) => name.split('.')[0]));
    const wanted = columnsAboutPeople().filter((name) => !NOT_OF_ONE_PERSON.test(name));
    const tables = new Set(wanted.map((name) => name.split('.')[0]));
    expect([...tables].filter((table) => !Object.keys(data).includes(String(table)))).toEqual([]);
    expect(wanted.filter((name) => filled.has(name.split('.')[0]) && !given.includes(name))).toEqual([]);
    for (const table of ['citizen', 'attendance', 'session', 'citizen_case', 'response', 'citizen_merge']) {
      expect(filled).toContain(table);
    }
    const text = JSON.stringify(file);
    expect(text).toContain(own().code);
    expect(text).not.toContain(own().peer);
    expect(text).not.toContain(site.network.staff.facilitator);
    expect(await actions()).toContain('citizen.export');
  });

  it('is a tagged PDF too, and ends with the request', async () => {
    const pdf = await copy('pdf');
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    const bytes = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
    expect(bytes.startsWith('%PDF-1.7')).toBe(true);
    expect(bytes).toContain('/StructTreeRoot');
    expect((await admin().post(`/requests/${own().request}/completion`)).status).toBe(302);
    expect((await copy('json')).status).toBe(409);
    expect((await admin().post(`/requests/${own().request}/completion`)).status).toBe(409);
  });
});

describe('an erasure', () => {
  it('takes the person away and leaves every figure as it was', async () => {
    const { figures, db } = site.app;
    const before = await figures.participation(NETWORK, WHOLE_YEARS);
    const baselines = await figures.baselines(NETWORK, WHOLE_YEARS);
    const card = `/people/${own().citizen}`;
    await desk().post(`${card}/requests`, { kind: 'erasure', identified: '1' });
    const request = await db
      .selectFrom('data_request')
      .selectAll()
      .where('citizen_id', '=', own().citizen)
      .where('kind', '=', 'erasure')
      .executeTakeFirstOrThrow();
    expect((await admin().post(`/requests/${request.id}/erasure`)).status).toBe(302);
    expect((await admin().post(`/requests/${request.id}/erasure`)).status).toBe(409);
    expect((await desk().get(card)).status).toBe(404);
    expect(await figures.participation(NETWORK, WHOLE_YEARS)).toEqual(before);
    expect(await figures.baselines(NETWORK, WHOLE_YEARS)).toEqual(baselines);
    const certificate = await site.as('auditor').get(`/requests/${request.id}/certificate.pdf`);
    expect(certificate.status).toBe(200);
    expect(await actions()).toContain('citizen.erase');
  });

  it('is told when the code comes back, and a new card is opened only when asked for', async () => {
    const { db } = site.app;
    await desk().post(`/people/${own().citizen}/requests`, { kind: 'erasure', identified: '1' });
    const { id } = await db
      .selectFrom('data_request')
      .select('id')
      .where('citizen_id', '=', own().citizen)
      .where('kind', '=', 'erasure')
      .executeTakeFirstOrThrow();
    await admin().post(`/requests/${id}/erasure`);
    const warned = await desk().post('/desk/person', { code: own().code });
    expect(warned.status).toBe(422);
    expect(await warned.text()).toContain('ha fatto cancellare i suoi dati');
    // A form that was open since before the erasure brings nobody back.
    const late = await desk().get(`/desk/sessions/${newId()}/new?person=${own().citizen}`);
    expect(late.status).toBe(404);
    const again = await desk().post('/desk/person', { code: own().code, again: '1' });
    expect(again.status).toBe(302);
    expect(again.headers.get('Location')).not.toContain(own().citizen);
  });
});

describe('a refusal', () => {
  it('needs one of the reasons of the law and shows it', async () => {
    const address = `/requests/${own().erasure}`;
    for (const reason of ['', 'because']) {
      const answer = await admin().post(`${address}/refusal`, { reason });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Scegli il motivo');
    }
    expect((await admin().post(`${address}/refusal`, { reason: 'legal_duty' })).status).toBe(302);
    expect(await (await site.as('coordinator').get(address)).text()).toContain('conservati per legge');
    expect((await admin().post(`${address}/erasure`)).status).toBe(409);
  });
});
