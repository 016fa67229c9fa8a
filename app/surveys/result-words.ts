import type { AreaLevel, DsiScore } from './dsi-scoring.ts';
import { AREA_CODES, type AreaCode } from './dsi-variables.ts';

/** What the result page says about one area: keys of `locales/<language>/result.json`. */
export interface AreaWords {
  readonly area: AreaCode;
  /** For the bar beside the words; `skipped` draws none. */
  readonly level: AreaLevel | 'skipped';
  readonly name: string;
  /** A word or two: «di base». */
  readonly levelName: string;
  /** One sentence on what the person does today; null for a skipped area. */
  readonly sentence: string | null;
  /** One thing to try next. */
  readonly next: string;
}

export interface ResultWords {
  readonly overall: string;
  /** Empty for people who did not use the internet: they were not asked. */
  readonly areas: readonly AreaWords[];
  /** Something to add below: that parts were skipped, or where to begin. */
  readonly note: string | null;
}

/** The key of the one thing to try next, among the words of an area. */
const NEXT: Readonly<Record<AreaWords['level'], (words: string) => string>> = {
  none: (words) => `${words}.first`,
  B: (words) => `${words}.further`,
  AB: () => 'result:next.above',
  skipped: () => 'result:next.skipped',
};

/** The words for a citizen's result; `skipped` from `skippedAreas`. Never a number, never a ranking. */
export function resultWords(
  score: Pick<DsiScore, 'overall' | 'areas'>,
  skipped: readonly AreaCode[] = [],
): ResultWords {
  const overall = `result:overall.${score.overall}`;
  if (score.overall === 'NA') return { overall, areas: [], note: 'result:next.start' };
  const areas = AREA_CODES.map((area): AreaWords => {
    const words = `result:area.${area}`;
    const level = skipped.includes(area) ? 'skipped' : score.areas[area];
    return {
      area,
      level,
      name: `${words}.name`,
      levelName: `result:level.${level}`,
      sentence: level === 'skipped' ? null : `${words}.${level}`,
      next: NEXT[level](words),
    };
  });
  return { overall, areas, note: skipped.length > 0 ? 'result:skipped' : null };
}

/** Places a result is set beside, by the `geo` of `indicator_reference`. */
const COMPARISON: ReadonlyMap<string, string> = new Map([
  ['IT', 'result:comparison.italy'],
  ['ITI1', 'result:comparison.tuscany'],
]);

export interface ComparisonWords {
  readonly sentence: string;
  /** Fills `{{share}}` (people in 100, rounded) and `{{year}}`. */
  readonly values: { readonly share: number; readonly year: number };
}

/** The sentence beside a published share of people at least basic (I_DSK2_BAB, %); null for other places. */
export function comparisonWords(reference: {
  readonly geo: string;
  readonly year: number;
  readonly value: number;
}): ComparisonWords | null {
  const sentence = COMPARISON.get(reference.geo);
  if (sentence === undefined) return null;
  return { sentence, values: { share: Math.round(reference.value), year: reference.year } };
}
