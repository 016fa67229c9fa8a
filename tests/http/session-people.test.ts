import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { NETWORK } from '../../db/scope.ts';
import { civilToday } from '../support/civil-today.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';
import { visitForm } from '../support/visit-form.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

function body(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
}

/** Value of a page's checked boxes and radios of this name. */
function ticked(html: string, name: string): string[] {
  const inputs = html.match(/<input[^>]*>/g) ?? [];
  return inputs.flatMap((input) =>
    input.includes(`name="${name}"`) && input.includes('checked=""')
      ? (/value="([^"]*)"/.exec(input)?.[1] ?? [])
      : [],
  );
}

describeOnBothEngines('people of a session', (fresh) => {
  async function open() {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const desk = site.as('facilitator');
    const { own } = site.network.places;
    const today = civilToday();
    const form: Fields = visitForm(own.citizen, today);
    const id = newId();
    const log = (fields: Fields, under = id) => desk.post(`/desk/sessions/${under}/new`, body(fields));
    const correct = (fields: Fields) => desk.post(`/desk/sessions/${id}`, body(fields));
    /** Everything a correction and its undoing may touch. */
    const state = async () => ({
      attendances: await db.selectFrom('attendance').selectAll().orderBy('id').execute(),
      firsts: await db.selectFrom('citizen').select(['id', 'first_attendance_id']).orderBy('id').execute(),
      figures: await site.app.figures.participation(NETWORK, { from: today, to: today }),
    });
    const revision = async () => {
      const row = await db.selectFrom('session').select('revision').where('id', '=', id).executeTakeFirst();
      return String(row?.revision);
    };
    const undo = async () =>
      desk.post(`/desk/sessions/${id}/undoing`, { state: await revision() }).then(({ status }) => status);
    const trail = async () => {
      const rows = db
        .selectFrom('audit_entry')
        .select(['action', 'detail'])
        .where('subject_id', '=', id)
        .where('action', '<>', 'session.view');
      return rows.orderBy('seq').execute();
    };
    return { db, site, desk, own, today, form, id, log, correct, state, undo, trail };
  }

  it('without a name are one to begin with; a group and a person begin with none', async () => {
    const { desk, own } = await open();
    const heads = async (asked: string) => {
      const form = await (await desk.get(`/desk/sessions/${newId()}/new${asked}`)).text();
      const field = form.match(/<input[^>]*name="anonymous"[^>]*>/)?.[0];
      return /value="(\d+)"/.exec(field ?? '')?.[1];
    };
    expect(await heads('')).toBe('1');
    expect(await heads('?anonymous=1')).toBe('1');
    expect(await heads('?group=1')).toBe('0');
    expect(await heads(`?person=${own.citizen}&person=${own.peer}`)).toBe('0');
  });

  it('are not helped one by one where there are several, whatever the last session was like', async () => {
    const { desk, own, form, id, log } = await open();
    const mode = async (asked: string) =>
      ticked(await (await desk.get(`/desk/sessions/${newId()}/new?${asked}`)).text(), 'mode');
    const two = `person=${own.citizen}&person=${own.peer}`;
    await log(form);
    expect(await mode(`person=${own.citizen}`)).toEqual(['A']);
    expect(await mode('group=1')).toEqual(['B']);
    expect(await mode(two)).toEqual(['B']);
    expect(await mode(`${two}&like=${id}`)).toEqual(['B']);
    const course = newId();
    await log({ ...form, mode: 'C', confirm_double: '1' }, course);
    expect(await mode(`${two}&like=${course}`)).toEqual(['C']);
  });

  it('whoever was alone in it is named by the desk that says it was saved', async () => {
    const { site, desk, own, form, id, log } = await open();
    const notice = async (session: string) => {
      const page = (await (await desk.get(`/desk?done=${session}`)).text()).replaceAll('<!-- -->', '');
      return /Sessione salvata\.<\/strong>([^<]*)/.exec(page)?.[1];
    };
    await log(form);
    const card = await (await desk.get(`/people/${own.citizen}`)).text();
    const [, name = ''] = /<h1[^>]*>([^<]+)<\/h1>/.exec(card) ?? [];
    expect(await notice(id)).toContain(` · ${name}`);
    const [group, nobody] = [newId(), newId()];
    await log({ ...form, anonymous: '1', confirm_double: '1' }, group);
    expect(await notice(group)).not.toContain(name);
    await log({ ...form, person: [], anonymous: '1' }, nobody);
    expect(await notice(nobody)).toMatch(/, 30&#x27;$/);
    await site.close();
  });

  it('are remembered as they said, and what was known already is not written again', async () => {
    const { db, site, own, form, log } = await open();
    const told = { education: 'C', occupation: 'G' };
    const card = () =>
      db
        .selectFrom('citizen')
        .select(['education', 'occupation', 'language'])
        .where('id', '=', own.citizen)
        .executeTakeFirst();
    const changes = async () => {
      const entries = db.selectFrom('audit_entry').select('detail').where('action', '=', 'citizen.update');
      return (await entries.orderBy('seq').execute()).map(({ detail }) => detail);
    };
    for (const more of [told, told, { ...told, language: 'ro' }]) {
      expect((await log({ ...form, ...more, confirm_double: '1' }, newId())).status).toBe(302);
    }
    expect(await card()).toEqual({ ...told, language: 'ro' });
    expect(await changes()).toEqual(['{"fields":"education occupation"}', '{"fields":"language"}']);
    await site.close();
  });

  it('are added to a saved one by code, by tap, without a code and as heads; undo is exact', async () => {
    const { db, site, own, form, id, log, correct, state, undo, trail } = await open();
    expect((await log(form)).status).toBe(302);
    const before = await state();

    const code = withCheck('FRNCHR52C41H501');
    const typed = { ...form, revision: '1', minutes_own: '55', note: 'scritto prima', code, add: '1' };
    const answer = await correct(typed);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('scritto prima');
    expect(page).toContain('value="55"');
    expect(page).not.toContain(code);
    const key = site.app.keys.lookupKey(code);
    const met = await db
      .selectFrom('citizen')
      .select('id')
      .where('code_key', '=', key)
      .executeTakeFirstOrThrow();
    expect(ticked(page, 'person')).toEqual([own.citizen, met.id]);
    expect((await state()).attendances).toEqual(before.attendances);

    const nocode = newId();
    const saved = await correct({
      ...form,
      revision: '1',
      person: [own.citizen, met.id, own.peer],
      anonymous: '2',
      new_person_id: nocode,
      birth_year: '1948',
    });
    expect(saved.status).toBe(302);
    const after = await state();
    const present = after.attendances.filter((row) => row.session_id === id).map((row) => row.citizen_id);
    expect(present.toSorted()).toEqual([own.citizen, met.id, own.peer, nocode, null, null].toSorted());
    expect(after.figures.total).toMatchObject({
      accesses: before.figures.total.accesses + 5,
      // One of them was here today already.
      uniques: before.figures.total.uniques + 2,
    });
    expect(await trail()).toMatchObject([
      { action: 'session.log' },
      { action: 'session.change', detail: expect.stringContaining('"heads":6') },
    ]);

    expect(await undo()).toBe(302);
    const undone = await state();
    expect(undone.attendances).toEqual(before.attendances);
    expect(undone.figures).toEqual(before.figures);
    const known = undone.firsts.filter((row) => row.id !== met.id && row.id !== nocode);
    expect(known).toEqual(before.firsts);
    expect((await trail()).at(-1)?.action).toBe('session.change.undo');
    await site.close();
  });

  it('who were taken out come back as they were, even if met nowhere else and changed since', async () => {
    const { db, site, form, id, log, correct, state, undo } = await open();
    const person = newId();
    const { person: _, ...nobody } = form;
    await log({ ...nobody, new_person: person, gender: 'B', birth_year: '1948', anonymous: '1' });
    await db.updateTable('attendance').set({ education: 'C' }).where('citizen_id', '=', person).execute();
    const before = await state();
    expect((await correct({ ...nobody, revision: '1', anonymous: '1' })).status).toBe(302);
    expect((await state()).attendances).toHaveLength(before.attendances.length - 1);
    await db.updateTable('citizen').set({ education: 'A' }).where('id', '=', person).execute();
    expect(await undo()).toBe(302);
    const undone = await state();
    const ofPerson = (rows: typeof before.attendances) => rows.filter((row) => row.citizen_id === person);
    expect(ofPerson(undone.attendances)).toEqual(ofPerson(before.attendances));
    expect(undone.firsts).toEqual(before.firsts);
    expect(undone.figures).toEqual(before.figures);
    expect(undone.attendances.filter((row) => row.session_id === id)).toHaveLength(2);
    await site.close();
  });

  it('keep the rules of a new session: a wrong code, a double, a stale form, others’ sessions', async () => {
    const { db, site, own, form, log, correct, id } = await open();
    await log(form);
    await log({ ...form, person: own.peer }, newId());

    const wrong = await correct({ ...form, revision: '1', code: 'RSSMRA72LO9H501S', note: 'resta' });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).toContain('resta');
    expect(page).toContain('name="take"');

    const both = { ...form, revision: '1', person: [own.citizen, own.peer] };
    const double = await correct(both);
    expect(double.status).toBe(409);
    const asked = await double.text();
    expect(asked).toContain('name="confirm_double"');
    expect(ticked(asked, 'person').toSorted()).toEqual([own.citizen, own.peer].toSorted());

    const met = { ...both, confirm_double: '1', new_person: newId() };
    const twice = await Promise.all([correct(met), correct(met)]);
    expect(twice.map(({ status }) => status)).toContain(302);
    expect((await correct(met)).headers.get('Location')).toBe(`/desk?done=${id}`);
    const stale = await correct({ ...form, revision: '1', note: 'la mia' });
    expect(stale.status).toBe(409);
    const kept = await stale.text();
    expect(kept).toContain('la mia');
    expect(kept).toContain('name="revision" value="2"');

    expect(
      (await correct({ ...form, person: site.network.places.other.citizen, revision: '2' })).status,
    ).toBe(404);
    const coordinator = site.network.staff.coordinator;
    await db.updateTable('session').set({ facilitator_id: coordinator }).where('id', '=', id).execute();
    const code = withCheck('FRNCHR53C41H501');
    expect((await correct({ ...form, revision: '2', code })).status).toBe(403);
    const key = site.app.keys.lookupKey(code);
    expect(await db.selectFrom('citizen').select('id').where('code_key', '=', key).execute()).toEqual([]);
    await site.close();
  });

  it('join a group that is being written, and nothing that was typed is lost', async () => {
    const { db, desk, site, own, id, log } = await open();
    const typed: Fields = {
      site: own.site,
      person: own.peer,
      anonymous: '7',
      topic: ['isee', 'spid_activation'],
      minutes: '45',
      outcome: 'partly',
      mode: 'B',
      channel: 'video',
      day: '2026-01-07',
      time: '08:15',
      note: 'portano il telefono',
      new_person_id: id,
      new_person: id,
      birth_year: '1951',
    };
    const address = `/desk/sessions/${id}/new?group=1`;
    const post = (fields: Fields) => desk.post(address, body(fields));
    const empty = await post({ ...typed, code: '', add: '1' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('href="#code"');

    const codes = ['FRNCHR54C41H501', 'FRNCHR58C41H501'].map(withCheck);
    // The scanner's Enter presses «save»: codes in the field join first, two where it was quicker than the line.
    const answer = await post({ ...typed, code: codes.join(''), next: 'desk' });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    const keys = codes.map((code) => site.app.keys.lookupKey(code));
    const met = await db.selectFrom('citizen').select('id').where('code_key', 'in', keys).execute();
    const present = [own.peer, ...met.map(({ id }) => id)];
    expect(present).toHaveLength(3);
    expect(ticked(page, 'person').toSorted()).toEqual(present.toSorted());
    for (const [name, value] of Object.entries(typed)) {
      if (['site', 'person', 'new_person_id'].includes(name)) continue;
      const chosen = ticked(page, name);
      if (chosen.length > 0) expect(chosen.toSorted(), name).toEqual([value].flat().toSorted());
      else expect(page, name).toContain(name === 'note' ? String(value) : `value="${value}"`);
    }
    expect(await db.selectFrom('session').select('id').where('id', '=', id).execute()).toEqual([]);

    const saved = await log({ ...typed, person: present });
    expect(saved.status).toBe(302);
    const rows = await db.selectFrom('attendance').select('id').where('session_id', '=', id).execute();
    expect(rows).toHaveLength(11);
    await site.close();
  });
});
