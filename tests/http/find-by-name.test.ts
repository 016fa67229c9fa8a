import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetNames, keepNames } from '../../app/people/keep-names.server.ts';
import { openIdentity } from '../../app/people/open-identity.ts';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';

const TODAY = civilToday();

let site: TestSite;
let desk: Client;
beforeEach(async () => {
  site = await openTestSite();
  desk = site.as('facilitator');
});
afterEach(() => site.close());

async function rename(client: Client, id: string, given_name: string, family_name: string): Promise<void> {
  const saved = await client.post(`/people/${id}/profile`, { given_name, family_name });
  expect(saved.status).toBe(302);
}

/** The part of the page with the people found. */
async function found(name: string): Promise<string> {
  const answer = await desk.post('/people', { name });
  expect(answer.status).toBe(200);
  const page = await answer.text();
  return page.split('aria-labelledby="named"')[1]?.split('</section>')[0] ?? '';
}

it('finds people of one’s own sites by name, however it is written', async () => {
  const { own, sibling } = site.network.places;
  await rename(desk, own.citizen, 'Zoë Maria', "D'Ambrosio");
  await rename(site.as('coordinator'), sibling.citizen, 'Zoë', "D'Ambrosio");
  for (const name of ['zoe', 'DAMBROSIO', 'd’ambrosio zoè', 'ambr', 'mar zoe', 'ambrosio maria']) {
    const list = await found(name);
    expect(list, name).toContain(`/people/${own.citizen}`);
    expect(list, name).not.toContain(sibling.citizen);
  }
  for (const name of ['zo', 'zoella', 'dambrosia', 'zoe rossi', 'rosio'])
    expect(await found(name), name).toBe('');
  // A new name replaces the old one; a deleted one is gone.
  await rename(desk, own.citizen, 'Bianca', '');
  expect(await found('dambrosio')).toBe('');
  expect(await found('bianca')).toContain(own.citizen);
});

it('starts a session with who is named at the desk instead of showing a code', async () => {
  const { own, sibling } = site.network.places;
  await rename(desk, own.citizen, 'Zoë Maria', "D'Ambrosio");
  await rename(site.as('coordinator'), sibling.citizen, 'Zoë', "D'Ambrosio");
  const answer = await desk.post('/desk/person', { code: 'zoe d’ambrosio' });
  expect(answer.status).toBe(200);
  const page = await answer.text();
  expect(page).toContain(`/desk/sessions/new?person=${own.citizen}`);
  expect(page).not.toContain(sibling.citizen);
  const nobody = await desk.post('/desk/person', { code: 'Zoella Rossi' });
  expect(nobody.status).toBe(422);
  expect(await nobody.text()).toContain('viste nei tuoi punti si chiama così');
});

it('finds who was met without a code', async () => {
  const id = newId();
  const saved = await desk.post(`/desk/sessions/${newId()}/new`, {
    new_person: id,
    given_name: 'Ildegonda',
    family_name: 'Lo Re',
    topic: 'pagopa_payment',
    minutes: '15',
    outcome: 'resolved',
    mode: 'A',
    channel: 'in_presence',
    day: TODAY,
    time: '00:00',
    confirm_double: '1',
  });
  expect(saved.status).toBe(302);
  expect(await found('lore ilde')).toContain(id);
});

it('says when there is nothing to look for, and keeps no word of it', async () => {
  for (const name of ['', 'a', '\u202eab', 'x'.repeat(81)]) {
    const answer = await desk.post('/people', { name });
    expect(answer.status, name).toBe(422);
    expect(await answer.text()).toContain('Scrivi almeno due lettere');
  }
  await found('Piantatelli');
  const [last] = await site.app.db
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .execute();
  expect(last).toMatchObject({ action: 'citizen.search', detail: '{"words":1,"found":0}' });
});

it('shows twenty, and says that there are more', async () => {
  const { own } = site.network.places;
  const { db, keys } = site.app;
  const row = await db
    .selectFrom('citizen')
    .selectAll()
    .where('id', '=', own.citizen)
    .executeTakeFirstOrThrow();
  const seen = await db
    .selectFrom('attendance')
    .selectAll()
    .where('citizen_id', '=', own.citizen)
    .executeTakeFirstOrThrow();
  await rename(desk, own.citizen, 'Mario', 'Martini');
  for (let turn = 1; turn <= 21; turn += 1) {
    const [id, no] = [newId(), 1000 + turn];
    const identity_sealed = keys.seal(JSON.stringify({ givenName: 'Mara', familyName: 'Martini' }), id);
    const card = {
      ...row,
      id,
      no,
      person_no: no,
      code_key: null,
      code_kind: 'none',
      identity_sealed,
    } as const;
    await db.insertInto('citizen').values(card).execute();
    await db
      .insertInto('attendance')
      .values({ ...seen, id: newId(), citizen_id: id, person_no: no })
      .execute();
    await rename(desk, id, 'Mara', `Martini ${turn}`);
  }
  const answer = await (await desk.post('/people', { name: 'martini' })).text();
  expect(answer.split('aria-labelledby="named"')[1]?.split('</section>')[0]?.match(/<li>/g)).toHaveLength(20);
  expect(answer).toContain('Ce ne sono altre');
  expect(await found('mario martini')).toContain(own.citizen);
});

it('is not there where the network keeps no names, nor are the names', async () => {
  const { db } = site.app;
  await db.updateTable('network').set({ keeps_names: 0 }).execute();
  expect(await (await desk.get('/people')).text()).not.toContain('Nome e cognome');
  expect((await desk.post('/people', { name: 'prova' })).status).toBe(404);
  expect(await (await desk.get('/desk')).text()).not.toContain('Codice fiscale o nome');
  expect(await (await desk.post('/desk/person', { code: 'prova' })).text()).toContain(
    'Il codice ha 5 caratteri',
  );
});

/** The acts on names that are on record, with nobody's name. */
async function decisions(): Promise<string[]> {
  const entries = await site.app.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', 'like', 'names.%')
    .orderBy('seq')
    .execute();
  expect(JSON.stringify(entries)).not.toContain('Ildegonda');
  return entries.map(({ action }) => action);
}

it('finds who was named before there was an index, once the network says that it keeps names', async () => {
  const { db } = site.app;
  const { own } = site.network.places;
  await rename(desk, own.citizen, 'Ildegonda', 'Piantatelli');
  await rename(desk, own.peer, 'Ildegonda', 'Altra');
  await db.deleteFrom('citizen_name').where('citizen_id', '=', own.citizen).execute();
  expect(await found('ildegonda')).not.toContain(own.citizen);
  // Two came with the network of the tests.
  expect(await keepNames(site.app)).toEqual({ cards: 1 + 2, unreadable: [] });
  for (const id of [own.citizen, own.peer]) expect(await found('ildegonda')).toContain(id);
  expect(await keepNames(site.app)).toMatchObject({ cards: 0 });
  expect(await decisions()).toEqual(['names.keep', 'names.keep']);
});

it('ends with the decision to keep no names, which then leave the cards', async () => {
  const { db, keys } = site.app;
  const { own, other } = site.network.places;
  await desk.post(`/people/${own.citizen}/profile`, {
    given_name: 'Ildegonda',
    family_name: 'Piantatelli',
    phone: '3391827364',
    email: 'ildegonda@posta.example',
  });
  const identity = async () => {
    const card = await db
      .selectFrom('citizen')
      .select(['id', 'identity_sealed'])
      .where('id', '=', own.citizen)
      .executeTakeFirstOrThrow();
    return openIdentity(keys, card);
  };
  const before = await identity();
  expect(before).toMatchObject({ givenName: 'Ildegonda', phone: '3391827364' });
  await db.updateTable('citizen').set({ identity_sealed: 'broken' }).where('id', '=', other.peer).execute();
  expect(await forgetNames(site.app)).toEqual({ cards: 1 + 2, unreadable: [other.peer] });
  const contacts = { givenName: null, familyName: null, phone: null, email: null };
  expect(await identity()).toEqual({ ...before, ...contacts });
  expect(await db.selectFrom('citizen_name').selectAll().execute()).toEqual([]);
  expect((await desk.post('/people', { name: 'ildegonda' })).status).toBe(404);
  expect(await keepNames(site.app)).toMatchObject({ cards: 0 });
  expect(await found('ildegonda')).toBe('');
  expect(await decisions()).toEqual(['names.forget', 'names.keep']);
});
