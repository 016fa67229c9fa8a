import { expect, it } from 'vitest';
import { suitableCourses, weakAreas } from '../../../app/learning/suitable-courses.ts';

const LEVELS = [
  { area: 'IL', level: 'B' },
  { area: 'CC', level: 'AB' },
  { area: 'DCC', level: 'none' },
  { area: 'SF', level: 'none' },
  { area: 'PS', level: 'skipped' },
] as const;

it('works on what is below basic, then on what is basic; on nothing else', () => {
  expect(weakAreas(LEVELS)).toEqual(['DCC', 'SF']);
  expect(weakAreas(LEVELS.filter(({ level }) => level !== 'none'))).toEqual(['IL']);
  expect(weakAreas([{ area: 'CC', level: 'AB' }])).toEqual([]);
});

it('offers what meets most of it, and among those what keeps to it', () => {
  const course = (name: string, ...competences: string[]) => ({ name, competences });
  const found = suitableCourses(
    [
      course('email', '2.1'),
      course('all', '1.1', '3.1', '4.2'),
      course('safety', '4.1', '4.2'),
      course('photos and safety', '3.1', '4.1'),
    ],
    ['DCC', 'SF'],
  );
  expect(found.map(({ course: { name }, meets }) => [name, ...meets])).toEqual([
    ['photos and safety', 'DCC', 'SF'],
    ['all', 'DCC', 'SF'],
    ['safety', 'SF'],
  ]);
});
