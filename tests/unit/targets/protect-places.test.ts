import { expect, it } from 'vitest';
import { protectPlaces } from '../../../app/targets/protect-places.ts';
import { perThousand } from '../../../app/targets/residents.ts';

const RULES = { minCell: 5, minDenominator: 10 };
const site = (id: string, comune: string, people: number, isHidden = false) => ({
  id,
  comune,
  people,
  isHidden,
});
const comune = (name: string, people: number, ...groups: number[]) => ({
  comune: name,
  people,
  isHidden: false,
  groups: groups.map((count) => ({ people: count, isHidden: false })),
});

const SITES = [site('a', 'A', 90), site('b1', 'B', 40), site('b2', 'B', 30), site('c', 'C', 3)];
const COMUNI = [comune('A', 90, 40, 30, 20, 0), comune('B', 65, 30, 20, 15, 0), comune('C', 3, 3, 0, 0, 0)];
const WHOLE = { people: 150, groups: [70, 48, 32, 0] };

const peopleOf = (shown: ReturnType<typeof protectPlaces>, name: string) =>
  shown.comuni.get(name)?.people.value;

it('a comune with one small site is hidden with the site, and so are its ages', () => {
  const shown = protectPlaces(SITES, COMUNI, WHOLE, RULES);
  expect(shown.sites.get('c')).toEqual({ value: null, suppressed: true });
  expect(shown.comuni.get('C')?.people.suppressed).toBe(true);
  expect(shown.comuni.get('C')?.groups.every(({ suppressed }) => suppressed)).toBe(true);
  expect(peopleOf(shown, 'B')).toBe(65);
});

it('what is hidden elsewhere stays hidden here, for the comune of the site too', () => {
  const shown = protectPlaces(
    [site('a', 'A', 90, true), ...SITES.slice(1, 3)],
    COMUNI.slice(0, 2),
    WHOLE,
    RULES,
  );
  expect(shown.sites.get('a')?.suppressed).toBe(true);
  expect(peopleOf(shown, 'A')).toBeNull();
});

it('a single small group of ages takes another one along, so that neither follows from the comune', () => {
  const shown = protectPlaces(
    [site('a', 'A', 92)],
    [comune('A', 92, 60, 30, 2, 0)],
    { people: 92, groups: [60, 30, 2, 0] },
    RULES,
  );
  const groups = shown.comuni.get('A')?.groups ?? [];
  expect(groups[2]?.suppressed).toBe(true);
  expect(groups.filter(({ suppressed }) => suppressed).length).toBeGreaterThan(1);
});

it('without rules nothing is hidden', () => {
  const shown = protectPlaces(SITES, COMUNI, WHOLE, null);
  expect(shown.sites.get('c')).toEqual({ value: 3, suppressed: false });
});

it.each([
  [null, 1000, 'hidden'],
  [null, null, null],
  [5, null, null],
  [5, 0, null],
  [0, 1000, 0],
  [1234, 56_789, 21.7],
])('%s people beside %s residents are %s in a thousand', (people, residents, rate) => {
  expect(perThousand(people, residents)).toBe(rate);
});
