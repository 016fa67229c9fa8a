import { describe, expect, it } from 'vitest';
import { ageBandOfYear, ageBandOn, ageOn, isAdmitted } from '../../../app/people/age.ts';
import { civil } from '../../../app/platform/clock.ts';

describe('ageOn', () => {
  it.each([
    ['1972-07-09', '2026-07-08', 53],
    ['1972-07-09', '2026-07-09', 54],
    ['1972-07-09', '2026-07-10', 54],
    ['2000-12-31', '2026-01-01', 25],
    ['2000-01-01', '2025-12-31', 25],
    ['2026-03-10', '2026-03-10', 0],
    ['2026-03-11', '2026-03-10', -1],
    ['1920-01-10', '2026-03-10', 106],
  ])('born %s is on %s %i', (birthDate, day, age) => expect(ageOn(birthDate, day)).toBe(age));

  it.each([
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['1896-02-29', '1900-02-28', 3],
    ['1896-02-29', '1900-03-01', 4],
  ])('leap day: born %s is on %s %i', (birthDate, day, age) => expect(ageOn(birthDate, day)).toBe(age));

  it.each([
    ['2026-03-09T22:59:59Z', 17],
    ['2026-03-09T23:00:00Z', 18],
    ['2026-03-10T22:59:59Z', 18],
  ])('the birthday begins at local midnight: %s', (instant, age) => {
    const { day } = civil(new Date(instant), 'Europe/Rome');
    expect(ageOn('2008-03-10', day)).toBe(age);
  });

  it('never drops from one day to the next', () => {
    for (const birthDate of ['2000-02-29', '2000-03-01', '1999-12-31']) {
      let before = -1;
      for (let time = Date.UTC(2023, 11, 1); time < Date.UTC(2025, 3, 1); time += 86_400_000) {
        const age = ageOn(birthDate, new Date(time).toISOString().slice(0, 10));
        expect(age).toBeGreaterThanOrEqual(before);
        before = age;
      }
      expect(before).toBe(25);
    }
  });
});

describe('ageBandOn', () => {
  it.each([
    [0, null],
    [13, null],
    [14, 'E'],
    [17, 'E'],
    [18, 'A'],
    [29, 'A'],
    [30, 'B'],
    [54, 'B'],
    [55, 'C'],
    [74, 'C'],
    [75, 'D'],
    [110, 'D'],
  ])('%i years: %s', (age, band) => {
    expect(ageBandOn(`${2026 - age}-03-10`, '2026-03-10')).toBe(band);
  });

  it('changes on the birthday, not with the year', () => {
    expect(ageBandOn('1951-03-10', '2026-03-09')).toBe('C');
    expect(ageBandOn('1951-03-10', '2026-03-10')).toBe('D');
  });

  it('is that of the service date for a session typed later', () => {
    expect(ageBandOn('1996-06-15', '2026-06-14')).toBe('A');
    expect(ageBandOn('1996-06-15', '2026-07-01')).toBe('B');
  });

  it('before birth there is none', () => expect(ageBandOn('2030-01-01', '2026-03-10')).toBeNull());
});

describe('ageBandOfYear', () => {
  it.each([
    [1951, '2026-06-30', 'C'],
    [1951, '2026-07-01', 'D'],
    [2008, '2026-06-30', 'E'],
    [2008, '2026-07-01', 'A'],
    [2013, '2026-12-31', null],
    [1940, '2026-01-01', 'D'],
  ])('born in %i, on %s: %s', (year, day, band) => expect(ageBandOfYear(year, day)).toBe(band));
});

describe('isAdmitted', () => {
  it.each([
    [18, '2026-03-10', null, true],
    [17, '2026-03-10', null, false],
    [17, '2026-03-10', '2026-03-11', false],
    [17, '2026-03-10', '2026-03-10', true],
    [14, '2026-03-10', '2025-01-01', true],
    [13, '2026-03-10', '2025-01-01', false],
    [18, '2026-03-10', '2027-01-01', true],
    [-1, '2026-03-10', '2025-01-01', false],
  ])('%i years on %s, minors from %s: %s', (age, day, minorsFrom, admitted) => {
    expect(isAdmitted(age, day, minorsFrom)).toBe(admitted);
  });
});
