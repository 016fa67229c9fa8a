import { expect, it } from 'vitest';
import { startOf } from '../../../app/figures/block-columns.ts';
import { makeParticipationRelease } from '../../../app/figures/participation-release.server.ts';
import { gatherHeads } from '../../../app/figures/published-heads.server.ts';
import { type RandomVisits, randomVisits } from '../../support/random-visits.ts';

const RULES = { minCell: 5, minDenominator: 10 };
/** One step above `minCell`. */
const LEAST = 10;
const YEAR = '2025';
const GROUPS = [
  ['spid', 'cie'],
  ['spid', 'cie', 'fse'],
  ['pagopa', 'anpr'],
  ['anpr', 'fse'],
];

function openWorld(population: RandomVisits) {
  const { blocks, dictionaries, places } = randomVisits(population);
  const heads = gatherHeads(blocks, dictionaries.site, (site) => places.get(site)?.organisation ?? '');
  const release = makeParticipationRelease(heads, dictionaries, RULES, new Set(), GROUPS);
  const sees = (topic: readonly string[], place = 0, time = YEAR) =>
    release.sightOf({
      places: [place],
      times: [release.times.nodeOf.get(time) ?? Number.NaN],
      filters: { topic },
    });
  /** Accesses and people of the year with any of some topics, by hand. */
  function count(topics: readonly string[]) {
    const people = new Set<number>();
    let accesses = 0;
    for (const { month, headEnd, topicEnd, topics: codes, person } of blocks) {
      if (!month.startsWith(YEAR)) continue;
      for (let visit = 0; visit < headEnd.length; visit += 1) {
        const said = [...codes.subarray(startOf(topicEnd, visit), topicEnd[visit])].map(
          dictionaries.topic.wordOf,
        );
        if (!said.some((topic) => topics.includes(topic))) continue;
        for (let head = startOf(headEnd, visit); head < (headEnd[visit] ?? 0); head += 1) {
          accesses += 1;
          if ((person[head] ?? -1) >= 0) people.add(person[head] ?? -1);
        }
      }
    }
    return { accesses, people: people.size };
  }
  const everything = count(['spid', 'cie', 'fse', 'pagopa', 'anpr']);
  const without = (topics: readonly string[], what: 'accesses' | 'people') =>
    everything[what] - count(topics)[what];
  /** How many more the topics have one by one: what a group tells of them. */
  const again = (topics: readonly string[], what: 'accesses' | 'people') =>
    topics.reduce((sum, topic) => sum + count([topic])[what], -count(topics)[what]);
  return { release, sees, again, without };
}

const LARGE = { seed: 4, visits: 8000, people: 3000, organisations: 3, sites: 6, months: 8 };

it.each<RandomVisits>([
  LARGE,
  ...[1, 2, 3, 5, 8].map((seed) => ({ ...LARGE, seed, visits: 240, people: 130 })),
])(
  'what can be worked out of a group of topics is nobody or enough (population $seed of $visits)',
  (population) => {
    const { sees, again, without } = openWorld(population);
    const isTold = (few: number) => few === 0 || few >= LEAST;
    for (const group of GROUPS) {
      const within = GROUPS.filter(
        (other) => other.length < group.length && other.every((one) => group.includes(one)),
      );
      const isSafe =
        group.every((topic) => sees([topic]).accesses) &&
        (['accesses', 'people'] as const).every(
          (what) =>
            isTold(again(group, what)) &&
            isTold(without(group, what)) &&
            within.every((inner) => isTold(again(group, what) - again(inner, what))),
        );
      expect([group, sees(group)]).toEqual([
        group,
        { accesses: isSafe, people: isSafe, new: false, isPublished: true },
      ]);
    }
  },
);

it('is told of the groups alone, of the whole network, in a year', () => {
  const { release, sees } = openWorld(LARGE);
  expect(GROUPS.some((group) => sees(group).accesses)).toBe(true);
  expect(sees(['spid', 'pagopa']).isPublished).toBe(false);
  expect(sees(GROUPS[0] ?? [], 1).isPublished).toBe(false);
  expect(sees(GROUPS[0] ?? [], 0, '2025-01').isPublished).toBe(false);
  const narrowed = { topic: GROUPS[0] ?? [], gender: ['F'] };
  const times = [release.times.nodeOf.get(YEAR) ?? Number.NaN];
  expect(release.sightOf({ places: [0], times, filters: narrowed }).isPublished).toBe(false);
});
