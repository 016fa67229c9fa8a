import { expect, it } from 'vitest';
import {
  type BusyLesson,
  endTime,
  findClashes,
  firstOverlap,
  overlap,
} from '../../../app/courses/clashes.ts';
import { easterOf, isHoliday } from '../../../app/courses/holidays.ts';
import { teachesAt } from '../../../app/courses/trainer-rules.ts';
import { type ClosedDay, layOut, weekDayOf } from '../../../app/courses/weekly-pattern.ts';

// Published dates; 2038 and 2285 are the latest and the earliest possible ones of our time.
it.each([
  [1981, '1981-04-19'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
  [2285, '2285-03-22'],
])('Easter of %i is %s', (year, day) => {
  expect(easterOf(year)).toBe(day);
});

it('holidays come back every year or follow Easter', () => {
  expect(isHoliday('10-04', '2026-10-04')).toBe(true);
  expect(isHoliday('10-04', '2026-10-05')).toBe(false);
  expect(isHoliday('easter_1', '2026-04-06')).toBe(true);
  expect(isHoliday('easter', '2026-04-06')).toBe(false);
  expect(isHoliday('nonsense', '2026-04-06')).toBe(false);
});

it('a weekly pattern skips closed days and says why', () => {
  const liberation: ClosedDay = {
    kind: 'holiday',
    name: { it: 'Festa della Liberazione', en: 'Liberation Day' },
  };
  const closed = new Map<string, ClosedDay>([
    ['2025-04-25', liberation],
    ['2025-05-01', { kind: 'closure', name: 'inventario' }],
  ]);
  expect(weekDayOf('2025-04-24')).toBe('thu');
  const laid = layOut({ firstDay: '2025-04-22', weekDays: ['fri', 'thu'], count: 4 }, closed);
  expect(laid.days).toEqual(['2025-04-24', '2025-05-02', '2025-05-08', '2025-05-09']);
  expect(laid.skipped).toEqual([
    { ...liberation, day: '2025-04-25' },
    { kind: 'closure', name: 'inventario', day: '2025-05-01' },
  ]);
  expect(layOut({ firstDay: '2025-04-22', weekDays: [], count: 4 }, closed).days).toEqual([]);
});

it('a pattern goes over both changes of the clock, the leap day and the turn of the year', () => {
  const days = (firstDay: string) => layOut({ firstDay, weekDays: ['sun'], count: 3 }, new Map()).days;
  expect(days('2026-03-22')).toEqual(['2026-03-22', '2026-03-29', '2026-04-05']);
  expect(days('2026-10-18')).toEqual(['2026-10-18', '2026-10-25', '2026-11-01']);
  expect(days('2028-02-20')).toEqual(['2028-02-20', '2028-02-27', '2028-03-05']);
  expect(days('2026-12-25')).toEqual(['2026-12-27', '2027-01-03', '2027-01-10']);
});

const at = (day: string, start_time: string, minutes: number) => ({ day, start_time, minutes });

it.each([
  ['the same time', at('2026-03-02', '15:00', 120), true],
  ['inside', at('2026-03-02', '15:30', 30), true],
  ['a minute into it', at('2026-03-02', '16:59', 60), true],
  ['as it ends', at('2026-03-02', '17:00', 60), false],
  ['until it begins', at('2026-03-02', '14:00', 60), false],
  ['another day', at('2026-03-03', '15:00', 120), false],
])('two lessons overlap: %s', (_, other, expected) => {
  const lesson = at('2026-03-02', '15:00', 120);
  expect([overlap(lesson, other), overlap(other, lesson)]).toEqual([expected, expected]);
  expect(firstOverlap([lesson, other])).toEqual(expected ? other : null);
});

it('lessons end by the clock', () => {
  expect([endTime(at('', '09:45', 90)), endTime(at('', '22:00', 120))]).toEqual(['11:15', '24:00']);
});

const busy: BusyLesson = {
  ...at('2026-03-02', '15:00', 120),
  edition_id: 'other',
  title: 'Posta elettronica',
  site_id: 'here',
  site_name: 'Punto',
  room: 'Sala grande',
  trainerIds: ['elena'],
};

it.each([
  ['her at another site', ['elena'], null, 'there', ['trainer']],
  ['the same room, however it is written', ['bruno'], 'sala GRANDE', 'here', ['room']],
  ['a room of that name elsewhere', ['bruno'], 'Sala grande', 'there', []],
  ['both', ['elena', 'bruno'], 'Sala grande', 'here', ['trainer', 'room']],
  ['no room at all', [], null, 'here', []],
])('a clash is wanting %s', (_, trainerIds, room, siteId, kinds) => {
  const wanted = { ...at('2026-03-02', '16:00', 60), trainerIds, room };
  expect(findClashes([wanted], [busy], siteId).map(({ kind }) => kind)).toEqual(kinds);
});

it('a trainer teaches where and as long as she holds the grant and works in the network', () => {
  const site = { id: 'here', organisation_id: 'union' };
  const grant = {
    scope_kind: 'site' as const,
    scope_id: 'here',
    starts_on: '2026-01-01',
    ends_on: '2026-06-30',
  };
  const rights = (change: object, ended_on: string | null = null) => ({
    ended_on,
    grants: [{ ...grant, ...change }],
  });
  const can = (change: object, day: string, ended_on: string | null = null) =>
    teachesAt(rights(change, ended_on), site, day);
  expect(can({}, '2026-06-30')).toBe(true);
  expect(can({}, '2026-07-01')).toBe(false);
  expect(can({}, '2025-12-31')).toBe(false);
  expect(can({ scope_id: 'there' }, '2026-03-01')).toBe(false);
  expect(can({ scope_kind: 'organisation', scope_id: 'union' }, '2026-03-01')).toBe(true);
  expect(can({ scope_kind: 'network', scope_id: null, ends_on: null }, '2030-03-01')).toBe(true);
  expect(can({ scope_kind: 'network', scope_id: null }, '2026-03-01', '2026-02-28')).toBe(false);
});
