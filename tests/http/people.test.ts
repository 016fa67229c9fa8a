import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdentity } from '../../app/people/open-identity.ts';
import { UNKNOWN_IDENTITY } from '../../app/people/unknown-identity.ts';
import { newId } from '../../app/platform/ids.ts';
import { insertCitizen } from '../../db/queries/citizens.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { NETWORK } from '../../db/scope.ts';
import { civilToday } from '../support/civil-today.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';
import type { PlaceIds } from '../support/test-network.ts';
import { visitForm } from '../support/visit-form.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

let site: TestSite;
let desk: Client;
let own: PlaceIds;
let other: PlaceIds;

beforeEach(async () => {
  site = await openTestSite();
  desk = site.as('facilitator');
  own = site.network.places.own;
  other = site.network.places.other;
});
afterEach(() => site.close());

const person = async (id: string) =>
  site.app.db.selectFrom('citizen').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Merges into or from a record that were made by this test. */
const mergesOf = async (id: string) =>
  (await site.app.db.selectFrom('citizen_merge').selectAll().execute()).filter(
    (merge) => merge.id !== own.merge && (merge.from_id === id || merge.into_id === id),
  );

const trail = async () =>
  (await site.app.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute()).map((entry) => ({
    action: entry.action,
    subject: entry.subject_id,
    detail: entry.detail,
  }));

/** Somebody without a code, met at our own site. */
async function addUncoded(): Promise<string> {
  const id = newId();
  const session = await site.app.db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', own.session)
    .executeTakeFirstOrThrow();
  await site.app.db.transaction().execute(async (trx) => {
    const row = await insertCitizen(trx, {
      id,
      code_key: null,
      code_kind: 'none',
      identity_sealed: site.app.keys.seal(JSON.stringify({ ...UNKNOWN_IDENTITY, birthYear: 1950 }), id),
      gender: null,
      education: null,
      occupation: null,
      citizenship: null,
      province: null,
      language: null,
      site_id: own.site,
      created_at: session.created_at,
      updated_at: session.created_at,
    });
    const attendance = await trx
      .selectFrom('attendance')
      .selectAll()
      .where('session_id', '=', own.session)
      .executeTakeFirstOrThrow();
    const visit = newId();
    await trx
      .insertInto('session')
      .values({ ...session, id: visit, content_hash: visit })
      .execute();
    await trx
      .insertInto('attendance')
      .values({ ...attendance, id: newId(), session_id: visit, citizen_id: id, person_no: row.no })
      .execute();
    await touchFigureCells(trx, [figureCellOf(own.site, session.day)]);
  });
  return id;
}

describe('searching by fiscal code', () => {
  it('opens the card of a stranger for the day, without the code in the address', async () => {
    expect((await desk.get(`/people/${other.citizen}`)).status).toBe(404);
    const found = await desk.post('/people', { code: ` ${other.code.toLowerCase()} ` });
    expect(found.headers.get('Location')).toBe(`/people/${other.citizen}`);
    const card = await desk.get(`/people/${other.citizen}`);
    expect(card.status).toBe(200);
    const page = await card.text();
    expect(page).not.toContain(other.code);
    // What happened elsewhere is counted, not told.
    expect(page).toContain('In altri punti della rete: 1 sessione, 1 pratica, 2 questionari.');
    expect(page).not.toContain(other.session);
    expect(await trail()).toEqual([
      {
        action: 'access.not_found',
        subject: '/people/:id',
        detail: '{"capability":"citizen.view","method":"GET","problem":"not_found","times":1}',
      },
      { action: 'citizen.find', subject: other.citizen, detail: '{"found":true}' },
      { action: 'citizen.view', subject: other.citizen, detail: '{}' },
    ]);
  });

  it('says kindly that nobody has a right code, and offers to register a session', async () => {
    const code = withCheck('NSSNSS70A01H501');
    const answer = await desk.post('/people', { code });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('action="/desk/person"');
    expect(page).toContain(code);
    expect(await trail()).toMatchObject([{ action: 'citizen.find', detail: '{"found":false}' }]);
  });

  it('says what is wrong with a bad code and suggests, in a form of its own, the one it resembles', async () => {
    const misread = own.code.replace('D612', 'D6I2');
    const answer = await desk.post('/people', { code: misread });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('Al posto 14 c&#x27;è «I»: lì va una cifra.');
    expect(page).toContain(`name="code" value="${own.code}"`);
    expect(await trail()).toEqual([]);
  });
});

describe('the card', () => {
  it('offers a course for what is weak, filled in for the person, unless they are in it', async () => {
    const offer = `href="/editions/${own.edition}/enrolments/new?person=${own.citizen}"`;
    const card = async () => (await desk.get(`/people/${own.citizen}`)).text();
    expect(await card()).not.toContain(offer);
    await desk.post(`/enrolments/${own.enrolment}/withdrawal`, { reason: 'person' });
    expect(await card()).toContain(offer);
  });

  it('masks the code; showing it is a request of its own, on record', async () => {
    const path = `/people/${own.citizen}`;
    expect(await (await desk.get(path)).text()).not.toContain(own.code);
    const shown = await desk.post(path);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain(own.code);
    const actions = (await trail()).map((entry) => entry.action);
    expect(actions).toContain('citizen.code.view');
    expect(actions.filter((action) => action === 'citizen.view').length).toBeGreaterThan(0);
  });

  it('tells session, case and questionnaires of its site, each with its link', async () => {
    const page = await (await desk.get(`/people/${own.citizen}`)).text();
    for (const link of [
      `/desk/sessions/${own.session}`,
      `/desk/cases/${own.case}`,
      `/responses/${own.completed}/result`,
      `/responses/${own.response}`,
      `/desk/sessions/new?person=${own.citizen}`,
    ]) {
      expect(page).toContain(link);
    }
    expect(page).toContain('Negli ultimi tre mesi non ha usato Internet.');
  });
});

describe('the profile', () => {
  it('saves what changed, seals names, and records only the fields', async () => {
    const answer = await desk.post(`/people/${own.citizen}/profile`, {
      education: 'C',
      occupation: 'G',
      province: 'another',
      province_all: 'PI',
      given_name: 'Zoë',
      phone: '055 123456',
    });
    expect(answer.headers.get('Location')).toBe(`/people/${own.citizen}?done=saved`);
    const row = await person(own.citizen);
    // The gender comes from the code: the form has no say.
    expect(row).toMatchObject({ education: 'C', occupation: 'G', province: 'PI', gender: 'A' });
    expect(openIdentity(site.app.keys, row)).toMatchObject({ givenName: 'Zoë', phone: '055 123456' });
    expect(row.identity_sealed).not.toContain('055');
    expect((await trail()).at(-1)).toEqual({
      action: 'citizen.update',
      subject: own.citizen,
      detail: '{"fields":"education occupation province givenName familyName phone"}',
    });
  });

  it('changes what its form offers and nothing else, whatever is sent along', async () => {
    const before = await person(own.citizen);
    const told = ['gender', 'education', 'occupation', 'citizenship', 'province', 'language'];
    const columns = Object.keys(before).filter((column) => !told.includes(column));
    const planted = Object.fromEntries(columns.map((column) => [column, 'B']));
    const sent = {
      ...planted,
      id: other.citizen,
      site_id: other.site,
      no: '1',
      education: 'C',
      province: 'FI',
    };
    expect((await desk.post(`/people/${own.citizen}/profile`, sent)).status).toBe(302);
    const { education, province, occupation, updated_at, identity_sealed, ...rest } = await person(
      own.citizen,
    );
    expect([education, province]).toEqual(['C', 'FI']);
    expect(before).toMatchObject(rest);
  });

  it('keeps no name where the network keeps none', async () => {
    await site.app.db.updateTable('network').set({ keeps_names: 0 }).execute();
    expect(await (await desk.get(`/people/${own.citizen}/profile`)).text()).not.toContain('given_name');
    await desk.post(`/people/${own.citizen}/profile`, {
      given_name: 'Nuova',
      education: 'B',
      province: 'FI',
    });
    const row = await person(own.citizen);
    expect(row.education).toBe('B');
    expect(openIdentity(site.app.keys, row)).toMatchObject({ givenName: 'own', familyName: 'Prova' });
  });

  it.each([
    ['education', 'Z'],
    ['occupation', '<b>'],
    ['citizenship', 'x'.repeat(100_000)],
    ['province', 'XX'],
    ['language', '\u202eit'],
    ['gender', 'F'],
    ['birth_year', '1850'],
    ['birth_year', '3000'],
    ['birth_year', 'ieri'],
    ['given_name', 'x'.repeat(81)],
    ['given_name', 'a\u0000b'],
    ['family_name', 'Ros\u202esi'],
    ['family_name', 'due\nrighe'],
    ['phone', 'chiamami'],
    ['email', 'nessuna'],
  ])('refuses %s «%s», names the field and saves nothing', async (field, value) => {
    const id = await addUncoded();
    const before = await person(id);
    const answer = await desk.post(`/people/${id}/profile`, { education: 'C', [field]: value });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(`href="#${field}"`);
    expect(page.length).toBeLessThan(200_000);
    expect(await person(id)).toEqual(before);
    expect((await trail()).filter(({ action }) => action !== 'citizen.view')).toEqual([]);
  });
});

describe('adding a code', () => {
  it('makes the person findable, with birth and gender from the code', async () => {
    const id = await addUncoded();
    const code = withCheck('GLLMRC51A41H501');
    const answer = await desk.post(`/people/${id}/code`, { code });
    expect(answer.headers.get('Location')).toBe(`/people/${id}?done=coded`);
    const row = await person(id);
    expect(row).toMatchObject({ code_kind: 'fiscal', gender: 'A' });
    expect(openIdentity(site.app.keys, row)).toMatchObject({
      code,
      birthDate: '1951-01-01',
      birthplace: 'H501',
    });
    const found = await desk.post('/people', { code });
    expect(found.headers.get('Location')).toBe(`/people/${id}`);
    // For life: a second code is refused without a word of it being kept.
    await desk.post(`/people/${id}/code`, { code: withCheck('GLLMRC52A41H501') });
    expect((await person(id)).code_key).toBe(row.code_key);
  });

  it('asks which century, where the code leaves it open', async () => {
    const id = await addUncoded();
    const digits = String((new Date().getUTCFullYear() - 105) % 100).padStart(2, '0');
    const code = withCheck(`GLLMRC${digits}A41H501`);
    const asked = await desk.post(`/people/${id}/code`, { code });
    expect(asked.status).toBe(422);
    const page = await asked.text();
    const born = `${new Date().getUTCFullYear() - 105}-01-01`;
    expect(page).toContain(`value="${born}"`);
    expect((await person(id)).code_kind).toBe('none');
    await desk.post(`/people/${id}/code`, { code, birth_date: born });
    expect(openIdentity(site.app.keys, await person(id)).birthDate).toBe(born);
  });

  it('leads to the merge when another record has the code', async () => {
    const id = await addUncoded();
    const answer = await desk.post(`/people/${id}/code`, { code: other.code });
    expect(answer.headers.get('Location')).toBe(`/people/${id}/merge?with=${other.citizen}`);
    expect((await desk.get(`/people/${id}/merge?with=${other.citizen}`)).status).toBe(200);
    expect((await person(id)).code_kind).toBe('none');
  });
});

describe('two records of one person', () => {
  const uniques = async () =>
    (await site.app.figures.participation(NETWORK, { from: '2020-01-01', to: '2099-12-31' })).total.uniques;

  it('are one in every figure after the merge, and two again after taking it back', async () => {
    const id = await addUncoded();
    await desk.post(`/people/${id}/profile`, { education: 'C' });
    const before = await uniques();
    const page = await (await desk.get(`/people/${id}/merge?with=${own.citizen}`)).text();
    expect(page).toContain('con 2 accessi');

    const path = `/people/${id}/merge?with=${own.citizen}`;
    const merged = await desk.post(path, { keep: own.citizen });
    expect(merged.headers.get('Location')).toBe(`/people/${own.citizen}?done=merged`);
    expect(await uniques()).toBe(before - 1);
    expect((await desk.get(`/people/${id}`)).headers.get('Location')).toBe(`/people/${own.citizen}`);
    // Twice, in another tab: nothing more happens.
    const again = await desk.post(path, { keep: own.citizen });
    expect(again.headers.get('Location')).toContain(`/people/${own.citizen}`);
    expect(await mergesOf(id)).toHaveLength(1);

    const [merge] = await mergesOf(id);
    const card = await (await desk.get(`/people/${own.citizen}`)).text();
    expect(card).toContain(`/people/merges/${merge?.id}/undoing`);
    // Twice, as when the first answer was lost.
    for (const _try of [1, 2]) {
      const undone = await desk.post(`/people/merges/${merge?.id}/undoing`);
      expect(undone.headers.get('Location')).toBe(`/people/${own.citizen}?done=parted`);
    }
    expect(await uniques()).toBe(before);
    expect(await person(id)).toMatchObject({ merged_into: null, education: 'C' });
    expect((await trail()).map((entry) => entry.action)).toEqual(
      expect.arrayContaining(['citizen.merge', 'citizen.merge.undo']),
    );
  });

  it('who were at one session together are said to be two people', async () => {
    const id = await addUncoded();
    const path = `/people/${id}/merge?with=${own.citizen}`;
    const warning = 'Compaiono insieme in 1 sessione';
    expect(await (await desk.get(path)).text()).not.toContain(warning);
    const group = new URLSearchParams(visitForm(own.citizen, civilToday()));
    group.append('person', id);
    const saved = await desk.post(`/desk/sessions/${newId()}/new`, group);
    expect(saved.status).toBe(302);
    expect((await (await desk.get(path)).text()).replaceAll('<!-- -->', '')).toContain(warning);
  });

  it('with two fiscal codes need an explicit confirmation', async () => {
    await desk.post('/people', { code: other.code });
    const path = `/people/${own.citizen}/merge?with=${other.citizen}`;
    const form = { keep: own.citizen };
    const refused = await desk.post(path, form);
    expect(refused.status).toBe(422);
    expect(await mergesOf(own.citizen)).toEqual([]);
    const merged = await desk.post(path, { ...form, two_codes: '1' });
    expect(merged.headers.get('Location')).toBe(`/people/${own.citizen}?done=merged`);
    const found = await desk.post('/people', { code: other.code });
    expect(found.headers.get('Location')).toBe(`/people/${own.citizen}`);
  });

  it('are not merged with themselves, with strangers, or into a third', async () => {
    const id = await addUncoded();
    const path = (withId: string) => `/people/${id}/merge?with=${withId}`;
    for (const nobody of ['', id]) {
      const answer = await desk.post(path(nobody), { keep: id });
      expect(answer.headers.get('Location')).toBe(`/people/${id}/duplicate`);
    }
    expect((await desk.post(path(other.citizen), { keep: id })).status).toBe(404);
    expect((await desk.post(path('x'), { keep: id })).status).toBe(404);
    expect((await desk.post(path(own.citizen), { keep: other.citizen })).status).toBe(422);
    expect((await desk.get(path(other.citizen))).status).toBe(404);
    expect(await mergesOf(id)).toEqual([]);
  });

  it('are found by the code of the other record', async () => {
    const id = await addUncoded();
    const answer = await desk.post(`/people/${id}/duplicate`, { code: own.code });
    expect(answer.headers.get('Location')).toBe(`/people/${id}/merge?with=${own.citizen}`);
    const same = await desk.post(`/people/${own.citizen}/duplicate`, { code: own.code });
    expect(same.status).toBe(422);
    const nobody = await desk.post(`/people/${id}/duplicate`, { code: withCheck('NSSNSS70A01H501') });
    expect(nobody.status).toBe(422);
  });
});
