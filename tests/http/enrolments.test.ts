import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { SHEET_COLUMNS } from '../../app/enrolments/read-people.server.ts';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { makeCourse, makeEdition, makeLesson } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

const SEATS = 12;

describeOnBothEngines('an edition that is filled', (fresh) => {
  async function openSite(seats = SEATS, audience: 'parents' | 'facilitators' = 'parents') {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const today = civilToday();
    const [course, edition] = [newId(), newId()];
    const staffId = site.network.staff.trainer;
    await makeCourse(db, course, staffId, { audience });
    await makeEdition(
      db,
      edition,
      { courseId: course, siteId: site.network.places.own.site, staffId },
      {
        seats,
        starts_on: addDays(today, 20),
        ends_on: addDays(today, 40),
        enrol_from: today,
        enrol_until: addDays(today, 19),
      },
    );
    await makeLesson(db, newId(), edition, 1, addDays(today, 20));
    const list = `/editions/${edition}/enrolments`;
    const rows = () =>
      db.selectFrom('enrolment').selectAll().where('edition_id', '=', edition).orderBy('position').execute();
    return {
      site,
      db,
      edition,
      list,
      rows,
      statuses: async () => (await rows()).map(({ status }) => status),
      /** The deadline of whoever was asked is over. */
      pass: () =>
        db
          .updateTable('enrolment')
          .set({ offered_until: new Date().toISOString() })
          .where('status', '=', 'offered')
          .execute(),
    };
  }
  const enrolNamed = (site: TestSite, list: string, given_name: string, id = newId()) =>
    site.as('trainer').post(`${list}/new`, { id, given_name });

  it('takes twelve of two hundred who come at once, and keeps the others in order', {
    timeout: 120_000,
  }, async () => {
    const { site, list, rows } = await openSite();
    const people = Array.from({ length: 200 }, (_, index) => `Persona ${index}`);
    const answers = await Promise.all(people.map((name) => enrolNamed(site, list, name)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
    const all = await rows();
    expect(all.map(({ position }) => position)).toEqual(people.map((_, index) => index + 1));
    expect(all.slice(0, SEATS).every(({ status }) => status === 'enrolled')).toBe(true);
    expect(all.slice(SEATS).every(({ status }) => status === 'waiting')).toBe(true);
    expect(all).toHaveLength(200);
    await site.close();
  });

  it('enrols once, however often the form comes, and nobody twice', async () => {
    const { site, list, statuses } = await openSite();
    const id = newId();
    await Promise.all([1, 2, 3].map(() => enrolNamed(site, list, 'Maria', id)));
    const found = await site.as('facilitator').post(list, { code: site.network.places.other.code });
    const page = found.headers.get('Location') ?? '';
    const person = new URL(page, 'http://x').searchParams.get('person') ?? '';
    const enrol = () => site.as('facilitator').post(`${list}/new`, { id: newId(), person });
    expect((await enrol()).status).toBe(302);
    const again = await enrol();
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('già');
    expect(await (await site.as('facilitator').get(page)).text()).toContain(
      'È già iscritta a questa edizione',
    );
    expect(await statuses()).toEqual(['enrolled', 'enrolled']);
    await site.close();
  });

  it('has the people of the site at hand who came lately, for who may see them, until they are in it', async () => {
    const { site, db, list } = await openSite();
    const { session, citizen } = site.network.places.own;
    const day = addDays(civilToday(), -3);
    await db.updateTable('session').set({ day }).where('id', '=', session).execute();
    const link = `${list}/new?person=${citizen}`;
    const isAtHand = async (role: 'facilitator' | 'trainer') =>
      (await (await site.as(role).get(list)).text()).includes(link);
    expect([await isAtHand('facilitator'), await isAtHand('trainer')]).toEqual([true, false]);
    await site.as('facilitator').post(`${list}/new`, { id: newId(), person: citizen });
    expect(await isAtHand('facilitator')).toBe(false);
    await site.close();
  });

  it('offers a seat that becomes free to the first who waits, then to the next, then to nobody', async () => {
    const { site, list, rows, statuses, pass } = await openSite(1);
    for (const name of ['Anna', 'Bruna', 'Carla']) await enrolNamed(site, list, name);
    const [anna, bruna, carla] = await rows();
    const act = (row: { id: string } | undefined, path: string, fields = {}) =>
      site.as('coordinator').post(`/enrolments/${row?.id}/${path}`, fields);
    expect((await act(bruna, 'seat')).headers.get('Location')).toBe(`${list}?done=no_seat`);
    expect((await act(anna, 'withdrawal', { reason: 'elsewhere' })).status).toBe(422);
    expect((await act(anna, 'withdrawal', { reason: 'person' })).headers.get('Location')).toBe(
      `${list}?done=gone`,
    );
    expect(await statuses()).toEqual(['withdrawn', 'offered', 'waiting']);
    expect(await (await site.as('trainer').get(list)).text()).toContain('1 persona da chiamare');

    await pass();
    // Nobody's job ran: whoever looks finds what was due.
    const page = await (await site.as('trainer').get(list)).text();
    expect(page).toContain('Non ha preso il posto in tempo');
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn', 'offered']);
    expect((await act(bruna, 'seat')).headers.get('Location')).toBe(`${list}?done=unchanged`);
    expect((await act(carla, 'seat')).headers.get('Location')).toBe(`${list}?done=confirmed`);
    expect(await statuses()).toEqual(['withdrawn', 'withdrawn', 'enrolled']);
    expect((await rows()).map((row) => row.withdrawal_reason)).toEqual(['person', 'offer_lapsed', null]);
    await site.close();
  });

  it('takes a group from a sheet: everybody after a second look, or nobody', async () => {
    const { site, list, statuses, rows } = await openSite(2);
    const people = (...rest: string[][]) => [[...SHEET_COLUMNS], ...rest];
    const send = async (table: string[][]) => {
      const form = new FormData();
      form.set(
        'file',
        new Blob([new Uint8Array(await writeXlsx({ sheets: [{ name: 'P', rows: table }] }))]),
        'p.xlsx',
      );
      return site.as('trainer').request(`${list}/sheet`, {
        method: 'POST',
        body: form,
        headers: { Origin: 'http://bottega.test' },
      });
    };
    const good = [
      withCheck('RSSMRA55A41D612'),
      'Maria',
      'Rossi',
      'maria@posta.example',
      '',
      'Testi a caratteri grandi',
    ];
    const bad = await send(people(good, ['', '', 'Neri', '', '', '']));
    expect(bad.status).toBe(422);
    const report = await bad.text();
    expect(report).toContain('Serve il codice fiscale, oppure almeno il nome');
    expect(report).toContain('nessuno è stato iscritto');
    expect(await statuses()).toEqual([]);

    const fine = await send(
      people(good, ['', 'Anna', 'Verdi', '', '055 1', ''], ['', 'Luca', 'Bianchi', '', '0551234', '']),
    );
    expect(fine.status).toBe(422);
    const checked = await send(
      people(good, ['', 'Anna', 'Verdi', '', '055 1234', ''], ['', 'Luca', 'Bianchi', '', '0551234', '']),
    );
    const page = checked.headers.get('Location') ?? '';
    expect(await statuses()).toEqual([]);
    expect(await (await site.as('trainer').get(page)).text()).toContain('Il foglio va bene: 3 persone');
    const sheet = new URL(page, 'http://x').searchParams.get('sheet') ?? '';
    const press = async (role: 'trainer' | 'coordinator') =>
      (await site.as(role).post(`${list}/sheet`, { sheet })).headers.get('Location');
    expect(await press('coordinator')).toBe(`${list}?done=sheet_gone`);
    expect(await statuses()).toEqual([]);
    const twice = await Promise.all([press('trainer'), press('trainer')]);
    expect(twice.sort()).toEqual([`${list}?done=sheet`, `${list}?done=sheet_gone`]);
    const gone = await (await site.as('trainer').get((await press('trainer')) ?? '')).text();
    expect(gone).toContain('il gruppo è già iscritto');
    expect(await statuses()).toEqual(['enrolled', 'enrolled', 'waiting']);
    expect((await rows()).map(({ person_no }) => person_no !== null)).toEqual([true, false, false]);
    expect(await (await send(people(good))).text()).toContain('È già in questa edizione');
    const [, anna] = await rows();
    const known = await site
      .as('trainer')
      .post(`/enrolments/${anna?.id}/person`, { code: site.network.places.own.code });
    expect(known.headers.get('Location')).toBe(`${list}?done=double`);
    await site.close();
  });

  it('of the staff is filled by the staff, each for herself', async () => {
    const { site, edition, list, statuses, rows } = await openSite(1, 'facilitators');
    expect((await enrolNamed(site, list, 'Maria')).status).toBe(409);
    const join = (role: 'facilitator' | 'trainer') =>
      site.as(role).post('/enrolments/own', { edition, id: newId() });
    expect((await join('facilitator')).status).toBe(302);
    await join('facilitator');
    await join('trainer');
    expect(await statuses()).toEqual(['enrolled', 'waiting']);
    const [first, second] = await rows();
    const leave = (role: 'facilitator' | 'trainer') =>
      site.as(role).post('/enrolments/own', { enrolment: first?.id ?? '', act: 'leave' });
    expect((await leave('trainer')).status).toBe(404);
    await leave('facilitator');
    expect(await statuses()).toEqual(['withdrawn', 'offered']);
    await site.as('trainer').post('/enrolments/own', { enrolment: second?.id ?? '', act: 'take' });
    expect(await statuses()).toEqual(['withdrawn', 'enrolled']);
    await site.close();
  });
});
