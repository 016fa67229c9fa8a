import { joinBaselines } from '../../app/figures/baseline-rows.ts';
import { BLOCK_VISITS } from '../../app/figures/block-columns.ts';
import { IDENTIFIED } from '../../app/figures/cell-columns.server.ts';
import { openDictionaries } from '../../app/figures/dictionaries.server.ts';
import type { MonthBlock } from '../../app/figures/month-block.server.ts';
import { HEAD_DIMENSIONS, type HeadDimension } from '../../app/figures/participation.ts';
import { recordOf } from '../../db/figure-content/columns.ts';
import { IS_NEW, WITH_CODE } from '../../db/figure-content/content.ts';
import { seededRandom } from './figures-world.ts';

/** A network as large and as uneven as asked. */
export interface RandomVisits {
  readonly seed: number;
  readonly visits: number;
  readonly people: number;
  readonly organisations: number;
  readonly sites: number;
  readonly months: number;
}

interface Visit {
  readonly site: string;
  readonly day: number;
  readonly topics: readonly string[];
  readonly person: number;
  readonly gender: string;
  readonly ageBand: string;
  readonly isNew: boolean;
}

/** Visits of a random network, as the figures keep them: few sites, months, people and codes have most of them. */
export function randomVisits({ seed, visits, people, organisations, sites, months }: RandomVisits) {
  const random = seededRandom(seed);
  const upTo = (values: number) => Math.floor(values * random());
  const skewed = (values: number) => Math.floor(values * random() ** 2);
  const pick = <T>(values: readonly T[], place: number): T => {
    const value = values[place];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  // Whoever comes is mostly of one site, one gender and one band.
  const persons = Array.from({ length: people }, () => ({
    site: skewed(sites),
    gender: pick(['F', 'M', 'X', 'unknown'], skewed(4)),
    ageBand: pick(['30-54', '55-74', '75+', '18-29'], skewed(4)),
  }));
  const byMonth = new Map<string, Visit[]>();
  const dates = Array.from({ length: visits }, () => skewed(months)).sort((a, b) => a - b);
  const met = new Set<number>();
  for (const date of dates) {
    const month = new Date(Date.UTC(2024, 9 + date, 1)).toISOString().slice(0, 7);
    const no = skewed(people);
    const person = pick(persons, no);
    const isAnonymous = random() < 0.15;
    const site = random() < 0.85 ? person.site : upTo(sites);
    const topics = ['spid', 'cie', 'fse', 'pagopa', 'anpr'].filter(
      (_, place) => random() < 0.5 / (place + 1),
    );
    const own = byMonth.get(month) ?? [];
    byMonth.set(month, own);
    own.push({
      site: `site-${site}`,
      day: 1 + ((own.length * 7) % 31),
      topics: topics.length > 0 ? topics : ['spid'],
      person: isAnonymous ? -1 : no,
      gender: person.gender,
      ageBand: person.ageBand,
      isNew: !isAnonymous && !met.has(no),
    });
    if (!isAnonymous) met.add(no);
  }
  const dictionaries = openDictionaries();
  const blocks = [...byMonth].map(([month, own], index) => blockOf(month, index, own, dictionaries));
  const places = new Map(
    Array.from({ length: sites }, (_, site) => [
      `site-${site}`,
      { organisation: `organisation-${site % organisations}`, comune: `comune-${site % 3}` },
    ]),
  );
  return { blocks, dictionaries, places };
}

function blockOf(
  month: string,
  revision: number,
  visits: readonly Visit[],
  dictionaries: ReturnType<typeof openDictionaries>,
): MonthBlock {
  const sorted = visits.toSorted((a, b) => (a.site === b.site ? a.day - b.day : a.site < b.site ? -1 : 1));
  const sites = [...new Set(sorted.map(({ site }) => site))];
  const siteCodes = sites.map(dictionaries.site.codeOf);
  const cellOf = new Int32Array(dictionaries.site.size).fill(-1);
  for (const [cell, site] of siteCodes.entries()) cellOf[site] = cell;
  const ends = (lengths: readonly number[]) => {
    let end = 0;
    return Uint32Array.from(lengths, (length) => (end += length));
  };
  const column = (codeOf: (visit: Visit) => number) => Uint16Array.from(sorted, codeOf);
  const heads: Partial<Record<HeadDimension, (visit: Visit) => string>> = {
    gender: ({ gender }) => gender,
    ageBand: ({ ageBand }) => ageBand,
    withCode: () => 'yes',
  };
  return {
    month,
    revision,
    serial: revision,
    sessionDay: Uint8Array.from(sorted, ({ day }) => day),
    sessionMinutes: new Uint16Array(sorted.length).fill(30),
    headEnd: ends(sorted.map(() => 1)),
    topicEnd: ends(sorted.map(({ topics }) => topics.length)),
    topics: Uint16Array.from(sorted.flatMap(({ topics }) => topics.map(dictionaries.topic.codeOf))),
    visit: recordOf(BLOCK_VISITS, (name) =>
      column(({ site }) => dictionaries[name].codeOf(name === 'site' ? site : 'unknown')),
    ),
    person: Int32Array.from(sorted, ({ person }) => person),
    flags: Uint8Array.from(
      sorted,
      ({ isNew, person }) => (isNew ? IS_NEW : 0) | WITH_CODE | (person < 0 ? 0 : IDENTIFIED),
    ),
    head: recordOf(HEAD_DIMENSIONS, (name) =>
      column((visit) => dictionaries[name].codeOf(heads[name]?.(visit) ?? 'unknown')),
    ),
    baselines: joinBaselines([]),
    visitOf: Uint32Array.from(sorted.keys()),
    cellOf,
    siteOf: Uint16Array.from(siteCodes),
    sessionEnd: Uint32Array.from(sites, (site) => sorted.findLastIndex((visit) => visit.site === site) + 1),
    baselineEnd: new Uint32Array(sites.length),
    maxPerson: sorted.reduce((most, { person }) => Math.max(most, person), -1),
    firstDay: 1,
    lastDay: 31,
    change: null,
    bytes: 0,
  };
}
