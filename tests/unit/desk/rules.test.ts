import { describe, expect, it } from 'vitest';
import {
  closedFrame,
  framesOf,
  isAhead,
  isClosedDay,
  undoOpen,
  warningsFor,
} from '../../../app/desk/rules.ts';

const open = {
  name: 'Aperto',
  starts_on: '2026-01-01',
  ends_on: '2026-12-31',
  closes_on: null,
  minors_from: '2026-06-01',
};
const shut = {
  name: 'Chiuso',
  starts_on: '2025-01-01',
  ends_on: '2025-12-31',
  closes_on: '2026-01-31',
  minors_from: null,
};
const WEEKDAYS = JSON.stringify({ mon: [['09:00', '13:00']], sat: [] });

describe('programmes', () => {
  it.each([
    ['2025-12-31', ['Chiuso']],
    ['2026-01-01', ['Aperto']],
    ['2027-01-01', []],
  ])('a session of %s counts towards %j', (day, names) => {
    expect(framesOf([open, shut], day).map((frame) => frame.name)).toEqual(names);
  });

  it.each([
    ['2025-06-01', '2026-01-31', null],
    ['2025-06-01', '2026-02-01', 'Chiuso'],
    ['2026-06-01', '2027-02-01', null],
    ['2024-12-31', '2026-02-01', null],
  ])('a session of %s seen on %s is closed by %s', (day, today, name) => {
    expect(closedFrame([open, shut], day, today)?.name ?? null).toBe(name);
  });
});

describe('closed days', () => {
  it.each([
    ['2026-11-23', false],
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2028-02-29', true],
  ])('%s → %s with hours on Monday only', (day, closed) => {
    expect(isClosedDay(WEEKDAYS, day)).toBe(closed);
  });

  it('says nothing where no hours were given', () => {
    expect(isClosedDay('{}', '2026-11-22')).toBe(false);
  });

  it.each([
    [WEEKDAYS, '2026-11-23', [40], []],
    [WEEKDAYS, '2026-11-22', [40], ['closed_day']],
    ['{}', '2027-01-01', [16], ['outside_programme']],
    ['{}', '2026-05-31', [40, 16], ['too_young']],
    ['{}', '2026-06-01', [40, 16], []],
    ['{}', '2026-06-01', [13], ['too_young']],
  ])('with hours %s, on %s with people of %j: %j', (hours, day, ages, warnings) => {
    expect(warningsFor(hours, [open, shut], { day, ages })).toEqual(warnings);
  });

  it('says nothing of a closed day that everybody there knows of', () => {
    const visit = { day: '2026-11-22', ages: [], isClosedKnown: true };
    expect(warningsFor(WEEKDAYS, [], visit)).toEqual([]);
  });

  it('says nothing of dates and ages where there is no programme', () => {
    expect(warningsFor('{}', [], { day: '2027-01-01', ages: [16] })).toEqual([]);
  });
});

it('undo is open for exactly a minute', () => {
  const at = '2026-11-21T10:00:00.000Z';
  expect(undoOpen(at, new Date('2026-11-21T10:01:00.000Z'))).toBe(true);
  expect(undoOpen(at, new Date('2026-11-21T10:01:00.001Z'))).toBe(false);
});

// Half past nine in Rome, and a minute to midnight.
const MORNING = new Date('2026-11-23T08:30:00Z');
const NIGHT = new Date('2026-11-23T22:59:00Z');

it.each([
  ['the time it is', '2026-11-23 09:30', MORNING, false],
  ['where the clock of the desk is ten minutes fast', '2026-11-23 09:40', MORNING, false],
  ['a minute more', '2026-11-23 09:41', MORNING, true],
  ['19:30 typed for 9:30', '2026-11-23 19:30', MORNING, true],
  ['any time of the day before', '2026-11-22 23:59', MORNING, false],
  ['the end of the day in its last minute', '2026-11-23 23:59', NIGHT, false],
])('a start is ahead or not: %s', (_, start, now, ahead) => {
  const [day = '', time = ''] = start.split(' ');
  expect(isAhead({ day, time }, now, 'Europe/Rome')).toBe(ahead);
});
