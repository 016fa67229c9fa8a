import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { insertGrant } from '../../db/queries/staff.ts';
import { makeEnrolment } from '../support/courses-world.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
let trainer: Client;
beforeEach(async () => {
  site = await openTestSite();
  trainer = site.as('trainer');
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const today = () => civil(site.app.clock.now(), site.app.timeZone).day;
const year = () => Number(today().slice(0, 4)) + 1;

/** Six lessons, every day from 23 April on: the 25th is a holiday. */
function form(change: Readonly<Record<string, string | readonly string[]>> = {}): URLSearchParams {
  const fields = {
    course: own().course,
    way: 'weekly',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    first_day: `${year()}-04-23`,
    count: '6',
    start_time: '15:00',
    minutes: '120',
    site: own().site,
    place_kind: 'site',
    trainers: [site.network.staff.trainer],
    seats: '12',
    waiting_seats: '',
    enrol_from: today(),
    enrol_until: '',
    programme: '',
    public: '1',
    ...change,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form;
}

/** What a preview has to be sent back with. */
function seenIn(page: string): string {
  return (
    /name="seen" value="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#x27;', "'").replaceAll('&amp;', '&') ?? ''
  );
}

/** Plans an edition in two steps; returns its id. */
async function plan(change: Readonly<Record<string, string | readonly string[]>> = {}): Promise<string> {
  const seen = seenIn(await (await trainer.post('/editions/new', form(change))).text());
  const planned = await trainer.post('/editions/new', form({ ...change, seen }));
  expect(planned.status).toBe(302);
  return /\/editions\/([\w-]+)/.exec(planned.headers.get('Location') ?? '')?.[1] ?? '';
}

const lessonsOf = (id: string) =>
  site.app.db.selectFrom('lesson').selectAll().where('edition_id', '=', id).orderBy('number').execute();

const countEditions = async () => (await site.app.db.selectFrom('edition').select('id').execute()).length;

describe('planning', () => {
  it('shows what it makes first, what was skipped and why, then plans exactly that', async () => {
    const before = await countEditions();
    const shown = await trainer.post('/editions/new', form());
    const page = await shown.text();
    expect(shown.status).toBe(200);
    expect(page).toContain('Saranno 6 lezioni');
    expect(page).toContain('Festa della Liberazione');
    expect(page).toContain('Il corso prevede 2 lezioni di 2\u00a0h.');
    const asMeant = await trainer.post('/editions/new', form({ count: '2' }));
    expect(await asMeant.text()).not.toContain('Il corso prevede');
    expect(await countEditions()).toBe(before);
    const id = await plan();
    expect((await lessonsOf(id)).map(({ day }) => day.slice(5))).toEqual([
      '04-23',
      '04-24',
      '04-26',
      '04-27',
      '04-28',
      '04-29',
    ]);
    const edition = await site.app.db
      .selectFrom('edition')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    expect(edition).toMatchObject({
      starts_on: `${year()}-04-23`,
      ends_on: `${year()}-04-29`,
      enrol_until: `${year()}-04-23`,
      waiting_seats: null,
    });
    expect(await (await trainer.get(`/editions/${id}`)).text()).toContain('15:00–17:00');
  });

  it('refuses a trainer who teaches elsewhere at that time, whoever comes first', async () => {
    const seen = seenIn(await (await trainer.post('/editions/new', form())).text());
    const answers = await Promise.all([1, 2].map(() => trainer.post('/editions/new', form({ seen }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 422]);
    const refused = answers.find(({ status }) => status === 422);
    // Told at the field and in its summary; the five lessons after it beside them.
    expect((await refused?.text())?.match(/\d{4} dalle 15:00 alle 17:00 tiene già/g)).toHaveLength(2 + 5);
    // As one lesson ends the next may begin.
    await plan({ start_time: '17:00' });
  });

  it('warns of a taken room, and plans it when that was seen', async () => {
    await plan({ room: 'Sala grande' });
    const { staff } = site.network;
    const colleague = { room: 'sala grande', trainers: [staff.coordinator] };
    await site.app.db
      .insertInto('staff_grant')
      .values({
        id: newId(),
        staff_id: staff.coordinator,
        role: 'trainer',
        scope_kind: 'site',
        scope_id: own().site,
        starts_on: '2020-01-01',
        created_at: '2020-01-01T00:00:00.000Z',
      })
      .execute();
    const shown = await (await trainer.post('/editions/new', form(colleague))).text();
    expect(shown).toContain('è già occupata dalle 15:00 alle 17:00');
    const id = await plan(colleague);
    const dates = { starts_on: `${year()}-04-23`, ends_on: `${year()}-04-29`, revision: '1' };
    const moveTo = (room: string, seen = '') =>
      trainer.post(`/editions/${id}/edit`, form({ ...colleague, ...dates, room, seen }));
    expect((await moveTo('Sala piccola')).status).toBe(302);
    const back = await moveTo('Sala grande');
    const told = await back.text();
    expect([back.status, told]).toEqual([
      422,
      expect.stringContaining('è già occupata dalle 15:00 alle 17:00'),
    ]);
    const agreed = form({ ...colleague, ...dates, room: 'Sala grande', revision: '2', seen: seenIn(told) });
    expect((await trainer.post(`/editions/${id}/edit`, agreed)).status).toBe(302);
  });

  it.each([
    ['a site elsewhere', () => ({ site: site.network.places.other.site }), 'Scegli una delle voci'],
    ['no trainer', () => ({ trainers: [] }), 'Scegli chi tiene le lezioni'],
    ['somebody who teaches nowhere', () => ({ trainers: [own().staff] }), 'non può tenere lezioni qui'],
    ['no day of the week', () => ({ weekdays: [] }), 'Scegli almeno un giorno'],
    ['lessons over midnight', () => ({ start_time: '23:00' }), 'finirebbe dopo mezzanotte'],
    ['no seats', () => ({ seats: '0' }), 'I posti vanno da 1 a 1.000'],
    [
      'two dates at once',
      () => ({ way: 'dates', date_1: `${year()}-05-05`, date_2: `${year()}-05-05` }),
      'stessa ora',
    ],
    [
      'a programme it does not belong to',
      () => ({ programme: site.network.places.other.programme }),
      'non partecipa',
    ],
    [
      'days outside the programme',
      () => ({ programme: own().programme, first_day: `${year() + 1}-05-05` }),
      'è fuori dal programma',
    ],
    [
      'an address that is none',
      () => ({ place_kind: 'online', online_link: 'javascript:alert(1)' }),
      'https://',
    ],
    ['elsewhere without saying where', () => ({ place_kind: 'elsewhere' }), 'Questo dato serve'],
  ])('refuses %s', async (_, change, words) => {
    const before = await countEditions();
    const answer = await trainer.post('/editions/new', form(change()));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(words);
    expect(await countEditions()).toBe(before);
  });

  it('takes single dates in any order, each at its own time', async () => {
    const id = await plan({
      way: 'dates',
      date_1: `${year()}-05-12`,
      date_3: `${year()}-05-05`,
      time_3: '09:30',
    });
    expect((await lessonsOf(id)).map(({ day, start_time }) => `${day.slice(5)} ${start_time}`)).toEqual([
      '05-05 09:30',
      '05-12 15:00',
    ]);
  });
});

describe('an edition under way', () => {
  const messages = () => site.app.db.selectFrom('edition_message').selectAll().execute();

  it('has a lesson moved inside its dates or prolonged, and those enrolled are to be called without mail', async () => {
    const id = await plan();
    await makeEnrolment(site.app.db, newId(), id, 1);
    const [, , , , , last] = await lessonsOf(id);
    const wanted = { day: `${year()}-05-20`, start_time: '15:00', minutes: '120', room: '', trainer: '' };
    const move = (change: Record<string, string>) =>
      trainer.post(`/lessons/${last?.id}`, { ...wanted, revision: '1', seen: '', ...change });
    const outside = await move({});
    expect(outside.status).toBe(422);
    expect(await outside.text()).toContain('Il giorno è fuori dall');
    const clash = await move({ day: `${year()}-04-28` });
    expect(await clash.text()).toContain('A quell&#x27;ora c&#x27;è già la lezione 5');
    expect(await messages()).toEqual([]);
    expect((await move({ prolong: '1' })).status).toBe(302);
    expect(await messages()).toMatchObject([{ kind: 'lesson_moved', letters: 0, calls: 1 }]);
    expect(await (await trainer.get(`/editions/${id}`)).text()).toContain('1 persona da chiamare');
    expect((await trainer.get(`/editions/${id}/calls`)).status).toBe(200);
    // The page was open in another tab.
    expect((await move({ prolong: '1', minutes: '90' })).status).toBe(409);
  });

  it('gets one lesson more, and one less', async () => {
    const id = await plan();
    const added = await trainer.post(`/editions/${id}/lessons/new`, {
      day: `${year()}-04-24`,
      start_time: '09:00',
      minutes: '60',
      room: '',
      trainer: '',
      seen: '',
    });
    expect(added.status).toBe(302);
    const lesson = (await lessonsOf(id)).at(-1);
    expect(lesson).toMatchObject({ number: 7, start_time: '09:00' });
    expect((await trainer.post(`/lessons/${lesson?.id}/cancellation`, { reason: '' })).status).toBe(422);
    expect((await trainer.post(`/lessons/${lesson?.id}/cancellation`, { reason: 'neve' })).status).toBe(302);
    expect((await trainer.get(`/lessons/${lesson?.id}`)).status).toBe(409);
  });

  it('keeps its seats over those taken, its dates around its lessons, its trainers where they teach', async () => {
    const id = await plan();
    for (const position of [1, 2]) {
      await makeEnrolment(site.app.db, newId(), id, position);
    }
    const dates = { starts_on: `${year()}-04-23`, ends_on: `${year()}-04-29` };
    const change = (fields: Record<string, string | readonly string[]>) =>
      trainer.post(`/editions/${id}/edit`, form({ ...dates, revision: '1', ...fields }));
    const seats = await change({ seats: '1' });
    expect([seats.status, await seats.text()]).toEqual([
      422,
      expect.stringContaining('Ci sono già 2 posti occupati'),
    ]);
    const short = await change({ ends_on: `${year()}-04-28` });
    expect(await short.text()).toContain('La lezione 6');
    const gone = await change({ trainers: [own().staff] });
    expect(await gone.text()).toContain('non può tenere lezioni qui');
    const moved = await change({ place_kind: 'elsewhere', place_text: 'Biblioteca, Via Roma 1', seats: '2' });
    expect(moved.status).toBe(302);
    expect(await messages()).toMatchObject([{ kind: 'place_changed', calls: 2 }]);
  });

  it('is cancelled with its lessons and can only be repeated', async () => {
    const id = await plan();
    await site.app.db
      .updateTable('staff')
      .set({ ended_on: addDays(today(), 3) })
      .where('id', '=', site.network.staff.trainer)
      .execute();
    expect(await (await site.as('coordinator').get(`/editions/${id}`)).text()).toContain(
      'scegli chi la sostituisce',
    );
    const cancelled = await site
      .as('coordinator')
      .post(`/editions/${id}/cancellation`, { reason: 'pochi iscritti' });
    expect(cancelled.status).toBe(302);
    expect((await lessonsOf(id)).map(({ status }) => status)).toEqual(Array(6).fill('cancelled'));
    expect((await trainer.get(`/editions/${id}/edit`)).status).toBe(409);
    const again = await (await trainer.get(`/editions/new?repeat=${id}`)).text();
    expect(again).toContain(`value="${own().course}" selected`);
  });
});

describe('the catalogue', () => {
  const path = () => `/courses/${own().course}`;
  async function send(parts: Readonly<Record<string, string | File>>) {
    const body = new FormData();
    for (const [name, value] of Object.entries(parts)) body.append(name, value);
    return trainer.request(path(), { method: 'POST', body, headers: { Origin: 'http://bottega.test' } });
  }
  const pdf = (size: number) =>
    new File([`%PDF-${'x'.repeat(size)}`], 'Guida è bella.pdf', { type: 'text/html' });

  it('takes a file for what it is and gives it back to be saved', async () => {
    const before = await (await trainer.get(path())).text();
    expect(before.match(/\/materials\/[\w-]+\/removal/g)).toHaveLength(1);
    const twice = [1, 2].map(() => send({ material_title: 'Guida', url: '', file: pdf(100) }));
    expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([302, 302]);
    const page = await (await trainer.get(path())).text();
    expect(page.match(/\/materials\/[\w-]+\/removal/g)).toHaveLength(2);
    const added = [...page.matchAll(/href="(\/courses\/[\w-]+\/materials\/[\w-]+)"/g)].at(-1)?.[1] ?? '';
    const file = await trainer.get(added);
    expect(file.headers.get('Content-Type')).toBe('application/pdf');
    expect(file.headers.get('Content-Disposition')).toBe('attachment; filename="Guida-e-bella.pdf"');
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await file.text()).length).toBe(105);
  });

  it.each([
    ['a page', { file: new File(['<html>'], 'pagina.html') }, 'Questo tipo di file'],
    ['a drawing that could run', { file: new File(['<svg/>'], 'disegno.svg') }, 'Questo tipo di file'],
    ['what is no PDF', { file: new File(['<html>'], 'pagina.pdf') }, 'Questo tipo di file'],
    ['too much', { file: pdf(900_000) }, 'supera i 900 kB'],
    ['nothing', {}, 'uno dei due'],
    ['a link that runs', { url: 'javascript:alert(1)' }, 'https://'],
  ])('refuses %s', async (_, parts, words) => {
    const answer = await send({ material_title: 'Guida', url: '', ...parts });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
  });

  it('begins an edition at the one site there is, and at none of several', async () => {
    const chosen = async () =>
      /<select[^>]*name="site".*?<option value="([\w-]*)" selected/s.exec(
        await (await trainer.get('/editions/new')).text(),
      )?.[1];
    expect(await chosen()).toBe(own().site);
    await insertGrant(site.app.db, {
      id: newId(),
      staff_id: site.network.staff.trainer,
      role: 'trainer',
      scope_kind: 'site',
      scope_id: site.network.places.sibling.site,
      starts_on: '2026-01-01',
      ends_on: null,
      created_at: new Date().toISOString(),
    });
    expect(await chosen()).toBe('');
  });

  it('lets only those of its organisation change a course; everybody plans from it', async () => {
    const other = site.network.places.other.course;
    const refused = await trainer.get(`/courses/${other}/edit`);
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('è di un altro ente'),
    ]);
    expect(await (await trainer.get(`/editions/new?course=${other}`)).text()).toContain(
      `value="${other}" selected`,
    );
  });
});
