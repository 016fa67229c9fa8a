import { expect, it } from 'vitest';
import { openBaselineWords, packAnswered } from '../../../app/baselines/answered.ts';
import { testsOf } from '../../../app/baselines/pick.ts';
import { answerFrom, makeReleases } from '../../../app/baselines/releases.server.ts';
import { countYears } from '../../../app/insights/skills-years.ts';
import { NETWORK } from '../../../db/scope.ts';
import { randomBaselines } from '../../support/random-baselines.ts';

/** A network that began in October 2024: three months in its first year, the others in the next ones. */
const BEGAN_IN_AUTUMN = { seed: 1, organisations: 3, sites: 6, months: 24 };

async function countOf(rows: ReturnType<typeof randomBaselines>['rows'], from: string, to: string) {
  const { organisationOf } = randomBaselines({ ...BEGAN_IN_AUTUMN, people: 0 });
  const words = openBaselineWords();
  const rules = { minCell: 5, minDenominator: 10 };
  const releases = await makeReleases(packAnswered(rows, words), words, organisationOf, rules);
  const { years, answer } = await countYears({ from, to }, async (months) =>
    answerFrom(releases, testsOf(NETWORK, { ...months, siteIds: null, codes: {} })),
  );
  return { years, people: answer.adults.n.value, above: answer.adults.levels.AB.value };
}

it('counts since the start where a small first year hides the levels of the next', async () => {
  const { rows } = randomBaselines({ ...BEGAN_IN_AUTUMN, people: 2000 });
  const begun = rows.filter(({ day }) => day.startsWith('2024')).slice(0, 30);
  const next = rows.filter(({ day }) => day.startsWith('2025'));
  const adults = (of: typeof rows) => of.filter(({ age }) => age !== null && age > 15 && age < 75);
  const both = [...begun, ...next];

  const alone = await countOf(next, '2025-03-01', '2025-06-30');
  expect(alone.years).toEqual({ first: '2025', last: '2025' });
  expect(alone.people).toBe(adults(next).length);

  const later = await countOf(both, '2025-03-01', '2025-06-30');
  expect(later.years).toEqual({ first: null, last: '2025' });
  expect(later.people).toBe(adults(both).length);
  expect(later.above).toBe(adults(both).filter(({ overall }) => overall === 'AB').length);

  // Nothing came before the small year itself: it stays as it is asked for.
  const first = await countOf(both, '2024-10-01', '2024-12-31');
  expect(first).toMatchObject({ years: { first: '2024', last: '2024' }, above: null });
});
