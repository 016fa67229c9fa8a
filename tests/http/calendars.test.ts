import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { makeEdition, makeLesson } from '../support/courses-world.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const today = () => civil(site.app.clock.now(), site.app.timeZone).day;
const feed = () => `/calendars/sites/${own().site}.ics`;

/** The events of a calendar as a client reads them, by id of the lesson. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const { uid, startDate, endDate, sequence, summary, location } = new ICAL.Event(event);
    return {
      lesson: uid.split('@')[0] ?? '',
      start: startDate.toString(),
      zone: startDate.zone?.tzid,
      instant: startDate.toJSDate().toISOString(),
      minutes: (endDate.toUnixTime() - startDate.toUnixTime()) / 60,
      sequence,
      summary,
      location,
      status: event.getFirstPropertyValue('status'),
    };
  });
  return new Map(events.map((event) => [event.lesson, event]));
}

async function read(path: string) {
  const answer = await site.as('anonymous').get(path);
  const text = await answer.text();
  return { answer, text, events: eventsIn(text) };
}

/** An edition at the own site with lessons on some days; returns the ids of the lessons. */
async function addEdition(days: readonly string[], given: Parameters<typeof makeEdition>[3] = {}) {
  const id = newId();
  const where = { courseId: own().course, siteId: own().site, staffId: site.network.staff.trainer };
  await makeEdition(site.app.db, id, where, given);
  const lessons = days.map(() => newId());
  for (const [index, day] of days.entries()) {
    await makeLesson(site.app.db, lessons[index] ?? '', id, index + 1, day);
  }
  return { id, lessons };
}

it('a lesson stays at its hour over both changes of the clock', async () => {
  const year = Number(today().slice(0, 4)) + 1;
  const days = ['02-01', '07-01', '12-01'].map((day) => `${year}-${day}`);
  const { lessons } = await addEdition(days);
  const { answer, events } = await read(feed());
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
  const read3 = lessons.map((id) => events.get(id));
  expect(read3.map((event) => event?.start)).toEqual(days.map((day) => `${day}T15:00:00`));
  expect(read3.map((event) => event?.zone)).toEqual(Array(3).fill('Europe/Rome'));
  expect(read3.map((event) => event?.instant.slice(11, 16))).toEqual(['14:00', '13:00', '14:00']);
  expect(read3.map((event) => event?.minutes)).toEqual([120, 120, 120]);
});

it('tells of the past thirty days and of all that comes, of what is public and nobody’s name', async () => {
  const past = await addEdition([addDays(today(), -31), addDays(today(), -30), addDays(today(), 700)]);
  const hidden = await addEdition([addDays(today(), 5)], { public: 0, title: 'Riservato' });
  const online = await addEdition([addDays(today(), 6)], {
    place_kind: 'online',
    online_link: 'https://incontri.example/segreto',
  });
  const { events, text } = await read(feed());
  expect(past.lessons.map((id) => events.has(id))).toEqual([false, true, true]);
  expect(events.has(hidden.lessons[0] ?? '')).toBe(false);
  expect(events.get(online.lessons[0] ?? '')).toMatchObject({ location: 'Online' });
  for (const secret of ['segreto', 'Riservato', 'Formatrice', 'mailto', 'ATTENDEE'])
    expect(text).not.toContain(secret);
});

it('what is moved counts up, what is cancelled says so, what stays the same is not sent again', async () => {
  const day = addDays(today(), 40);
  const { id, lessons } = await addEdition([day, addDays(day, 7)], {
    starts_on: day,
    ends_on: addDays(day, 30),
    enrol_from: today(),
    enrol_until: day,
  });
  const [first = '', second = ''] = lessons;
  const before = await read(feed());
  expect(before.events.get(first)).toMatchObject({ sequence: 0, status: 'CONFIRMED' });
  const tag = before.answer.headers.get('ETag') ?? '';
  const unchanged = await site.as('anonymous').get(feed(), { 'If-None-Match': tag });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, '']);

  const trainer = site.as('trainer');
  const moved = { day: addDays(day, 1), start_time: '09:30', minutes: '90', room: 'Aula 2', trainer: '' };
  const warned = await trainer.post(`/lessons/${first}`, { ...moved, revision: '1', seen: '' });
  const seen = /name="seen" value="([^"]*)"/.exec(await warned.text())?.[1] ?? '';
  if (warned.status === 422) {
    expect((await trainer.post(`/lessons/${first}`, { ...moved, revision: '1', seen })).status).toBe(302);
  }
  expect((await trainer.post(`/lessons/${second}/cancellation`, { reason: 'neve' })).status).toBe(302);
  const after = await read(feed());
  expect(after.answer.status).toBe(200);
  expect(after.answer.headers.get('ETag')).not.toBe(tag);
  expect(Date.parse(after.answer.headers.get('Last-Modified') ?? '')).not.toBeNaN();
  const event = after.events.get(first);
  expect(event).toMatchObject({ start: `${moved.day}T09:30:00`, minutes: 90, status: 'CONFIRMED' });
  expect(event?.location).toContain('Aula 2');
  expect(event?.sequence).toBeGreaterThan(0);
  expect(after.events.get(second)).toMatchObject({ status: 'CANCELLED', sequence: 1 });
  expect((await trainer.post(`/editions/${id}/cancellation`, { reason: 'neve' })).status).toBe(302);
  expect((await read(feed())).events.get(first)?.status).toBe('CANCELLED');
});

it('a trainer’s own calendar is read at a secret address until she takes it back', async () => {
  const { lessons } = await addEdition([addDays(today(), 5)], { public: 0 });
  const trainer = site.as('trainer');
  const addressOn = async () =>
    /\/calendars\/[\w-]{32}\.ics/.exec(await (await trainer.get('/account/calendar')).text())?.[0];
  expect(await addressOn()).toBeUndefined();
  await trainer.post('/account/calendar');
  const first = (await addressOn()) ?? '';
  const { events, answer } = await read(first);
  expect(events.has(lessons[0] ?? '')).toBe(true);
  expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  await trainer.post('/account/calendar');
  const second = (await addressOn()) ?? '';
  expect((await site.as('anonymous').get(first)).status).toBe(404);
  expect((await site.as('anonymous').get(second)).status).toBe(200);
  await trainer.post('/account/calendar/revocation');
  expect((await site.as('anonymous').get(second)).status).toBe(404);
  const acts = await site.app.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', 'like', 'calendar_feed.%')
    .orderBy('seq')
    .execute();
  expect(acts.map(({ action }) => action)).toEqual([
    'calendar_feed.create',
    'calendar_feed.create',
    'calendar_feed.revoke',
  ]);
});

it('a month counts the lessons of its own days, not those of the days beside it', async () => {
  await addEdition(['2027-04-28', '2027-05-05'], {});
  const month = await (await site.as('trainer').get('/calendar?view=month&day=2027-05-12')).text();
  expect(month).toContain('maggio 2027 · 1 lezione');
});

it('a site that will be closed says which lessons planned already are to be moved', async () => {
  const day = addDays(today(), 30);
  await addEdition([day], {});
  const address = `/network/sites/${own().site}/closures`;
  const closed = { starts_on: day, ends_on: addDays(day, 3), reason: 'Lavori' };
  expect((await site.as('coordinator').post(address, closed)).status).toBe(302);
  expect(await (await site.as('coordinator').get(address)).text()).toContain('1 da spostare o annullare');
});
