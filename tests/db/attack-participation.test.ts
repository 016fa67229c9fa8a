import { expect, it } from 'vitest';
import { isSmall, type Shown, SUPPRESSED } from '../../app/disclosure/shown.ts';
import { openCountParticipation } from '../../app/figures/count-participation.server.ts';
import { makeParticipationRelease } from '../../app/figures/participation-release.server.ts';
import { monthsOf } from '../../app/figures/period.ts';
import { gatherHeads } from '../../app/figures/published-heads.server.ts';
import { selectDays } from '../../app/figures/select-days.server.ts';
import {
  NOBODY_CAME,
  type ShownFigures,
  type ShownParticipation,
} from '../../app/figures/show-participation.ts';
import { showExactly, showPublished } from '../../app/figures/show-published.server.ts';
import { recordOf } from '../../db/figure-content/columns.ts';
import { seededRandom } from '../support/figures-world.ts';
import { pinnedNumbers } from '../support/linear-attack.ts';
import { type Asking, attackParticipation, type Outline } from '../support/participation-attack.ts';
import { type RandomVisits, randomVisits } from '../support/random-visits.ts';

const ROOM = 3;
const USUAL = { minCell: 5, minDenominator: 10 };

function openWorld(network: RandomVisits, tried: Partial<Outline> = {}) {
  const { blocks, dictionaries, places } = randomVisits(network);
  const heads = gatherHeads(blocks, dictionaries.site, (site) => places.get(site)?.organisation ?? '');
  const release = makeParticipationRelease(heads, dictionaries, USUAL, new Set(['fse']), []);
  const sites = [...places.keys()];
  const count = openCountParticipation(dictionaries);
  const answering = (isExact: boolean): Asking => ({
    answer({ from, to, siteIds, filters, by }) {
      const period = { from: `${from}-01`, to: `${to}-31` };
      const months = monthsOf(period);
      const meant = blocks.filter(({ month }) => months.includes(month));
      const days = selectDays(meant, period, siteIds, dictionaries.site);
      const counted = count(days, places, { filters, by, months });
      const isAsked = (site: string) => siteIds.includes(site);
      return isExact
        ? showExactly(counted, by)
        : showPublished(counted, release, places, { ...period, isAsked, filters, by }, null);
    },
  });
  const groupsBy = (key: 'organisation' | 'comune') =>
    [...Map.groupBy(sites, (site) => places.get(site)?.[key])].map(([, own]) => own);
  const outline: Outline = {
    months: blocks.map(({ month }) => month).sort(),
    sites,
    unions: [...groupsBy('organisation'), ...groupsBy('comune'), sites].filter((own) => own.length > 1),
    nodes: [...groupsBy('organisation'), sites],
    codes: {
      gender: GENDERS,
      topic: ['spid', 'cie', 'fse', 'pagopa', 'anpr'],
    },
    pairs: [],
    peopleByCode: false,
    ...tried,
  };
  return { release: answering(false), truth: answering(true), outline };
}

const GENDERS = ['F', 'M', 'X', 'unknown'];

it.each<RandomVisits & { readonly of: string; readonly tried?: Partial<Outline> }>([
  { of: 'places and times', seed: 2, visits: 400, people: 150, organisations: 3, sites: 6, months: 6 },
  { of: 'places and times', seed: 3, visits: 1200, people: 500, organisations: 3, sites: 5, months: 6 },
  {
    of: 'people by code',
    ...{ seed: 1, visits: 150, people: 60, organisations: 2, sites: 4, months: 4 },
    tried: { peopleByCode: true },
  },
  {
    of: 'two dimensions',
    ...{ seed: 4, visits: 600, people: 200, organisations: 2, sites: 4, months: 4 },
    tried: {
      codes: { gender: GENDERS, ageBand: ['30-54', '55-74', '75+', '18-29'] },
      pairs: [['gender', 'ageBand']],
    },
  },
])(
  'whoever asks everything pins nothing: $of, $visits visits (population $seed)',
  async ({ of: _, tried = {}, ...network }) => {
    const { release, truth, outline } = openWorld(network, tried);
    const { unknowns, equations } = attackParticipation(release, truth, outline, USUAL.minCell);
    const pinned = await pinnedNumbers(unknowns, equations, ROOM, seededRandom(1), 12);
    expect(pinned).toEqual([]);
  },
  120_000,
);

/** The naive way: small counts blanked one answer at a time, nothing else. */
function blankSmall({ total, by, tooFine, asOf }: ShownParticipation): ShownParticipation {
  const blank = (shown: Shown) => (isSmall(shown.value ?? 0, USUAL.minCell) ? SUPPRESSED : shown);
  const row = <Row extends ShownFigures>(figures: Row): Row => {
    const counts = {
      accesses: blank(figures.accesses),
      uniques: blank(figures.uniques),
      new: blank(figures.new),
    };
    return counts.accesses.value === null
      ? { ...figures, ...recordOf(Object.keys(NOBODY_CAME), () => SUPPRESSED) }
      : { ...figures, ...counts };
  };
  const tables = Object.entries(by).map(([grouping, rows]) => [grouping, rows.map(row)]);
  return { total: row(total), by: { ...by, ...Object.fromEntries(tables) }, tooFine, asOf };
}

it('the attack finds people where only small counts are blanked', { timeout: 60_000 }, async () => {
  const { truth, outline } = openWorld({
    seed: 1,
    visits: 150,
    people: 60,
    organisations: 2,
    sites: 4,
    months: 3,
  });
  const naive: Asking = { answer: (question) => blankSmall(truth.answer(question)) };
  const { unknowns, equations } = attackParticipation(naive, truth, outline, USUAL.minCell);
  expect(await pinnedNumbers(unknowns, equations, ROOM, seededRandom(1), 5)).toHaveLength(5);
});

it('of places that are not all of the network, as much is shown where nobody came to the others', () => {
  const { release, outline } = openWorld({
    seed: 2,
    visits: 600,
    people: 200,
    organisations: 4,
    sites: 14,
    months: 8,
  });
  const told = (month: string, siteIds: readonly string[]) =>
    release.answer({ from: month, to: month, siteIds, filters: {}, by: [] }).total;
  let found = 0;
  for (const month of outline.months) {
    for (const site of outline.sites) {
      if (told(month, [site]).accesses.value !== 0) continue;
      found += 1;
      const others = outline.sites.filter((other) => other !== site);
      expect(told(month, others)).toEqual(told(month, outline.sites));
    }
  }
  expect(found).toBeGreaterThan(0);
});
