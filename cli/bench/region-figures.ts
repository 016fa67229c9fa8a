import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Figures, openFigures } from '../../app/insights/figures.server.ts';
import type { Dimension } from '../../app/insights/participation.ts';
import { addDays } from '../../app/platform/clock.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { NETWORK } from '../../db/scope.ts';
import { Random } from '../../db/seed/random.ts';
import { type Benchmark, tell } from './figure.ts';
import { networkOf, REGION, SMALL, TODAY } from './networks.ts';
import { median, p95 } from './quantile.ts';

/** The last year. */
const YEAR = { from: addDays(TODAY, -364), to: TODAY };
/** The tables of a dashboard. */
const TABLES = ['month', 'site', 'topic', 'ageBand', 'gender'] as const;
const QUESTIONS = 120;
/** The same from the rows takes seconds each. */
const FROM_ROWS = 5;

/** What is told apart by one value, and the column of the attendance or its session that says it. */
const COLUMNS = {
  ageBand: 'a.age_band',
  gender: 'a.gender',
  education: 'a.education',
  occupation: 'a.occupation',
  citizenship: 'a.citizenship',
  language: 'a.language',
  mode: 's.mode',
  channel: 's.channel',
} as const satisfies Partial<Record<Dimension, string>>;

interface Narrowing {
  readonly name: keyof typeof COLUMNS;
  readonly code: string;
}

/** All the year's codes of those dimensions. */
async function listNarrowings(figures: Figures): Promise<Narrowing[]> {
  const names = [
    'ageBand',
    'gender',
    'education',
    'occupation',
    'citizenship',
    'language',
    'mode',
    'channel',
  ] as const;
  const { by } = await figures.participation(NETWORK, { ...YEAR, by: names });
  return names.flatMap((name) => by[name].map(({ key }) => ({ name, code: key })));
}

/** Pairs of filters of two dimensions, the same for the same narrowings, none twice. */
function pairsOf(narrowings: readonly Narrowing[]): (readonly [Narrowing, Narrowing])[] {
  const random = new Random(11);
  const pairs = narrowings.flatMap((one, index) =>
    narrowings
      .slice(index + 1)
      .filter((other) => other.name !== one.name)
      .map((other) => [one, other] as const),
  );
  return pairs
    .map((pair) => ({ pair, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, QUESTIONS)
    .map(({ pair }) => pair);
}

/** The dashboard's figures, narrowed by two filters nobody asked for before; in ms. */
async function ask(figures: Figures, [one, other]: readonly [Narrowing, Narrowing]): Promise<number> {
  const filters = { [one.name]: [one.code], [other.name]: [other.code] };
  const begun = performance.now();
  await figures.participation(NETWORK, { ...YEAR, filters, by: TABLES });
  return performance.now() - begun;
}

/** What each grouping of the dashboard reads in the rows. */
const FROM = {
  month: sql`substr(a.day, 1, 7)`,
  site: sql`a.site_id`,
  topic: sql`t.topic`,
  ageBand: sql`a.age_band`,
  gender: sql`a.gender`,
} as const;

/** The same figures by the engine of the database, a statement a table; in ms. */
async function askRows(db: Db, [one, other]: readonly [Narrowing, Narrowing]): Promise<number> {
  const condition = ({ name, code }: Narrowing) =>
    code === 'unknown' ? sql`${sql.ref(COLUMNS[name])} is null` : sql`${sql.ref(COLUMNS[name])} = ${code}`;
  const begun = performance.now();
  for (const key of [sql`''`, FROM.month, FROM.site, FROM.topic, FROM.ageBand, FROM.gender]) {
    const topics = key === FROM.topic ? sql`left join session_topic t on t.session_id = s.id` : sql``;
    await sql`select ${key}, count(*), count(distinct a.person_no), count(distinct s.id), sum(s.minutes)
      from attendance a inner join session s on s.id = a.session_id ${topics}
      where a.day >= ${YEAR.from} and a.day <= ${YEAR.to} and a.counts = 1
        and ${condition(one)} and ${condition(other)}
      group by 1`.execute(db);
  }
  return performance.now() - begun;
}

/** A whole region: two million sessions of three years, three thousand sites; and a network of a hundredth beside it. */
export const regionFigures: Benchmark = {
  figures: {
    'region-figures': { unit: 'ms p95, a year by two filters never asked for', atMost: 50 },
    'region-figures-growth': { unit: '× p95 with 20,000 sessions', atMost: 1.5 },
    'region-figures-against-rows': { unit: '× faster than GROUP BY and COUNT(DISTINCT)', atLeast: 100 },
    'region-figures-cold': { unit: 'ms, the first question after a start' },
    'region-figures-memory': { unit: 'MB' },
  },
  async run() {
    const [large, small] = [await networkOf(REGION), await networkOf(SMALL)].map((path) =>
      openDatabase(`file:${path}`),
    );
    if (!large || !small) throw new Error('No networks.');
    try {
      const figures = { large: openFigures(large), small: openFigures(small) };
      const begun = performance.now();
      const narrowings = await listNarrowings(figures.large);
      const cold = performance.now() - begun;
      await listNarrowings(figures.small);
      const pairs = pairsOf(narrowings);
      const took = { large: [] as number[], small: [] as number[] };
      for (const pair of pairs) {
        took.large.push(await ask(figures.large, pair));
        took.small.push(await ask(figures.small, pair));
        await setImmediate();
      }
      const fromRows: number[] = [];
      for (const pair of pairs.slice(0, FROM_ROWS)) fromRows.push(await askRows(large, pair));
      tell(
        `medians: region ${median(took.large).toFixed(2)} ms, 20,000 sessions ${median(took.small).toFixed(2)} ms`,
      );
      tell(`from the rows: ${median(fromRows).toFixed(0)} ms`);
      const ratios = fromRows.map((time, index) => time / (took.large[index] ?? time));
      return {
        'region-figures': p95(took.large),
        'region-figures-growth': p95(took.large) / p95(took.small),
        'region-figures-against-rows': median(ratios),
        'region-figures-cold': cold,
        'region-figures-memory': figures.large.memory().bytes / 2 ** 20,
      };
    } finally {
      await large.destroy();
      await small.destroy();
    }
  },
};
