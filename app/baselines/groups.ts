import type { Family } from '../disclosure/pools.ts';
import type { Population } from '../figures/baseline-rows.ts';
import { AREAS, LEVELS } from '../figures/baseline-rows.ts';
import type { Answered, BaselineWords } from './answered.ts';
import { HISTOGRAM } from './outcomes.ts';
import { AGE_CLASSES, type AgeClass, DIMENSIONS, type Dimension } from './question.ts';

/** In what ways the people of a population are told apart. */
const AXES = ['organisation', 'site', 'year', 'month', ...DIMENSIONS] as const;
export type Axis = (typeof AXES)[number];

/** Everybody. */
export const ROOT = 0;

/** The groups of a population that have anybody: everybody, then one split for every axis. */
export interface Groups {
  /** Group of a key (id, `YYYY`, `YYYY-MM`, code) on an axis. */
  readonly byKey: Readonly<Record<Axis, ReadonlyMap<string, number>>>;
  readonly size: number;
  /** From the top down. */
  readonly families: readonly Family[];
  /** By group: levels and areas as `writeColumns` reads them. */
  readonly histograms: Int32Array;
  /** The population's rows, and their group on each axis. */
  readonly rows: Int32Array;
  readonly groupOf: Readonly<Record<Axis, Int32Array>>;
}

const APART: { readonly [name in AgeClass]?: Population } = {
  '75+': '75_plus',
  'under-16': 'under_16',
  unknown: 'age_unknown',
};

/** The population of an age class. */
export function populationOfClass(name: AgeClass): Population {
  return APART[name] ?? '16_74';
}

/** Groups the answers of one population. */
export function groupAnswers(
  answered: Answered,
  words: BaselineWords,
  organisationOf: ReadonlyMap<string, string>,
  population: Population,
): Groups {
  const belongs = AGE_CLASSES.map((name) => populationOfClass(name) === population);
  const { ageClass } = answered.dimensions;
  const rows = rowsWhere(ageClass, belongs);
  const wordsOf = (column: Uint16Array, wordOf: (code: number) => string) => ({ column, wordOf });
  const siteWord = (code: number) => words.site.wordOf(code);
  const monthWord = (code: number) => words.month.wordOf(code);
  const dimension = (name: Dimension) =>
    wordsOf(answered.dimensions[name], (code) => words.dimensions[name].wordOf(code));
  const sources: Record<Axis, { column: Uint16Array; wordOf: (code: number) => string }> = {
    organisation: wordsOf(answered.site, (code) => organisationOf.get(siteWord(code)) ?? ''),
    site: wordsOf(answered.site, siteWord),
    year: wordsOf(answered.month, (code) => monthWord(code).slice(0, 4)),
    month: wordsOf(answered.month, monthWord),
    ageClass: dimension('ageClass'),
    sex: dimension('sex'),
    education: dimension('education'),
    citizenship: dimension('citizenship'),
    way: dimension('way'),
  };

  let size = ROOT + 1;
  const parents = new Map<number, Map<Axis, Set<number>>>();
  const split = (axis: Axis, parentOf: (index: number) => number) => {
    const { column, wordOf } = sources[axis];
    const byKey = new Map<string, number>();
    const byCode: number[] = [];
    const groups = new Int32Array(rows.length);
    for (let index = 0; index < rows.length; index += 1) {
      const code = column[rows[index] ?? 0] ?? 0;
      let group = byCode[code];
      if (group === undefined) {
        const key = wordOf(code);
        group = byKey.get(key) ?? size;
        if (group === size) {
          byKey.set(key, size);
          size += 1;
        }
        byCode[code] = group;
        const parent = parentOf(index);
        const families = parents.get(parent) ?? new Map<Axis, Set<number>>();
        parents.set(parent, families);
        families.set(axis, (families.get(axis) ?? new Set()).add(group));
      }
      groups[index] = group;
    }
    return { byKey, groups };
  };

  const toRoot = () => ROOT;
  const organisation = split('organisation', toRoot);
  const site = split('site', (index) => organisation.groups[index] ?? ROOT);
  const year = split('year', toRoot);
  const month = split('month', (index) => year.groups[index] ?? ROOT);
  const [ageClasses, sex] = [split('ageClass', toRoot), split('sex', toRoot)];
  const [education, citizenship] = [split('education', toRoot), split('citizenship', toRoot)];
  const way = split('way', toRoot);
  const found = { organisation, site, year, month, ageClass: ageClasses, sex, education, citizenship, way };
  const of = <Value>(pick: (one: typeof site) => Value): Record<Axis, Value> => ({
    organisation: pick(found.organisation),
    site: pick(found.site),
    year: pick(found.year),
    month: pick(found.month),
    ageClass: pick(found.ageClass),
    sex: pick(found.sex),
    education: pick(found.education),
    citizenship: pick(found.citizenship),
    way: pick(found.way),
  });
  const groupOf = of(({ groups }) => groups);
  return {
    byKey: of(({ byKey }) => byKey),
    size,
    families: [...parents]
      .sort(([a], [b]) => a - b)
      .flatMap(([parent, families]) =>
        [...families.values()].map((children) => ({ parent, children: [...children] })),
      ),
    histograms: countGroups(answered, rows, Object.values(groupOf), size),
    rows,
    groupOf,
  };
}

function countGroups(
  { level, areas }: Answered,
  rows: Int32Array,
  axes: readonly Int32Array[],
  size: number,
): Int32Array {
  const histograms = new Int32Array(size * HISTOGRAM);
  for (const groups of [new Int32Array(rows.length), ...axes]) {
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      const start = (groups[index] ?? 0) * HISTOGRAM;
      const place = start + (level[row] ?? 0);
      histograms[place] = (histograms[place] ?? 0) + 1;
      let bin = start + LEVELS.length;
      for (let codes = areas[row] ?? 0, area = 0; area < AREAS.length; area += 1, codes >>>= 2, bin += 4) {
        histograms[bin + (codes & 3)] = (histograms[bin + (codes & 3)] ?? 0) + 1;
      }
    }
  }
  return histograms;
}

/** The places of the values that belong, in order. */
function rowsWhere(values: Uint16Array, belongs: readonly boolean[]): Int32Array {
  const found = new Int32Array(values.length);
  let length = 0;
  for (let row = 0; row < values.length; row += 1) {
    if (belongs[values[row] ?? 0] !== true) continue;
    found[length] = row;
    length += 1;
  }
  return found.subarray(0, length);
}
