import { expect, it } from 'vitest';
import { dropOut, minutesPresent } from '../../../app/registers/attendance-sums.ts';

const LESSONS = [
  { id: 'l1', minutes: 120 },
  { id: 'l2', minutes: 90 },
  { id: 'l3', minutes: 90 },
];
const at = (lessonId: string, personKey: string, minutes: number | null = null) => ({
  lessonId,
  personKey,
  minutes,
});

it.each([
  [null, 120, 120],
  [45, 120, 45],
  [200, 120, 120],
])('%s minutes of a lesson of %i are %i', (minutes, lasted, there) => {
  expect(minutesPresent({ minutes }, lasted)).toBe(there);
});

it('counts who came, lesson by lesson, and after which one they were not seen again', () => {
  const came = [
    at('l1', 'anna'),
    at('l1', 'bruno'),
    at('l1', 'carla'),
    at('l2', 'carla'),
    at('l3', 'anna'),
    at('l2', 'dario'),
  ];
  expect(dropOut(LESSONS, came)).toEqual([
    { lessonId: 'l1', present: 3, lastSeen: 1 },
    { lessonId: 'l2', present: 2, lastSeen: 2 },
    { lessonId: 'l3', present: 1, lastSeen: 0 },
  ]);
  expect(dropOut([], came)).toEqual([]);
});
