import { expect, it } from 'vitest';
import { compareReach, perThousand, residentsOf } from '../../../app/targets/residents.ts';

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

it('residents are those of some classes or of all, and unknown where no table has the comune', () => {
  const residents = new Map([
    [
      'D612',
      new Map([
        ['55-64', 30],
        ['75+', 20],
      ]),
    ],
  ]);
  expect(residentsOf(residents, 'D612')).toBe(50);
  expect(residentsOf(residents, 'D612', ['75+', '65-74'])).toBe(20);
  expect(residentsOf(residents, 'D403')).toBeNull();
});

it('the least reached comune is told by its counts, not by the rate as it is shown', () => {
  const comuni = [
    { name: 'hidden', people: null, residents: 1000 },
    { name: 'more', people: 73, residents: 100_000 },
    { name: 'unknown', people: 5, residents: null },
    { name: 'less', people: 66, residents: 100_000 },
    { name: 'nobody', people: 0, residents: 1000 },
  ];
  const names = comuni.sort(compareReach).map(({ name }) => name);
  expect(names).toEqual(['nobody', 'less', 'more', 'hidden', 'unknown']);
});
