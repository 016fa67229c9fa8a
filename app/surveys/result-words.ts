import type { AreaLevel, DsiScore, OverallLevel } from './dsi-scoring.ts';
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

const OVERALL: Readonly<Record<OverallLevel, string>> = {
  AB: 'result:overall.AB',
  B: 'result:overall.B',
  LW: 'result:overall.LW',
  N: 'result:overall.N',
  LM: 'result:overall.LM',
  X: 'result:overall.X',
  NA: 'result:overall.NA',
};

const LEVEL: Readonly<Record<AreaLevel | 'skipped', string>> = {
  none: 'result:level.none',
  B: 'result:level.B',
  AB: 'result:level.AB',
  skipped: 'result:level.skipped',
};

interface AreaKeys extends Readonly<Record<AreaLevel, string>> {
  readonly name: string;
  /** The next thing to try, at none and at basic. */
  readonly first: string;
  readonly further: string;
}

const AREA: Readonly<Record<AreaCode, AreaKeys>> = {
  IL: {
    name: 'result:area.IL.name',
    none: 'result:area.IL.none',
    B: 'result:area.IL.B',
    AB: 'result:area.IL.AB',
    first: 'result:area.IL.first',
    further: 'result:area.IL.further',
  },
  CC: {
    name: 'result:area.CC.name',
    none: 'result:area.CC.none',
    B: 'result:area.CC.B',
    AB: 'result:area.CC.AB',
    first: 'result:area.CC.first',
    further: 'result:area.CC.further',
  },
  DCC: {
    name: 'result:area.DCC.name',
    none: 'result:area.DCC.none',
    B: 'result:area.DCC.B',
    AB: 'result:area.DCC.AB',
    first: 'result:area.DCC.first',
    further: 'result:area.DCC.further',
  },
  SF: {
    name: 'result:area.SF.name',
    none: 'result:area.SF.none',
    B: 'result:area.SF.B',
    AB: 'result:area.SF.AB',
    first: 'result:area.SF.first',
    further: 'result:area.SF.further',
  },
  PS: {
    name: 'result:area.PS.name',
    none: 'result:area.PS.none',
    B: 'result:area.PS.B',
    AB: 'result:area.PS.AB',
    first: 'result:area.PS.first',
    further: 'result:area.PS.further',
  },
};

/** The words for a citizen's result; `skipped` from `skippedAreas`. Never a number, never a ranking. */
export function resultWords(
  score: Pick<DsiScore, 'overall' | 'areas'>,
  skipped: readonly AreaCode[] = [],
): ResultWords {
  const overall = OVERALL[score.overall];
  if (score.overall === 'NA') return { overall, areas: [], note: 'result:next.start' };
  const areas = AREA_CODES.map((area): AreaWords => {
    const keys = AREA[area];
    if (skipped.includes(area)) {
      const next = 'result:next.skipped';
      return { area, level: 'skipped', name: keys.name, levelName: LEVEL.skipped, sentence: null, next };
    }
    const level = score.areas[area];
    const next = level === 'none' ? keys.first : level === 'B' ? keys.further : 'result:next.above';
    return { area, level, name: keys.name, levelName: LEVEL[level], sentence: keys[level], next };
  });
  return { overall, areas, note: skipped.length > 0 ? 'result:skipped' : null };
}

/** Places a result is set beside, by the `geo` of `indicator_reference`. */
const COMPARISON: ReadonlyMap<string, string> = new Map([
  ['IT', 'result:comparison.italy'],
  ['ITI1', 'result:comparison.tuscany'],
  ['EU27', 'result:comparison.europe'],
]);

export interface ComparisonWords {
  readonly sentence: string;
  /** Fills `{{share}}` (people in 100, rounded) and `{{year}}`. */
  readonly values: { readonly share: number; readonly year: number };
  /** To be shown right below, always. */
  readonly reminder: string;
}

/** The sentence beside a published share of people at least basic (I_DSK2_BAB, %); null for other places. */
export function comparisonWords(reference: {
  readonly geo: string;
  readonly year: number;
  readonly value: number;
}): ComparisonWords | null {
  const sentence = COMPARISON.get(reference.geo);
  if (sentence === undefined) return null;
  const values = { share: Math.round(reference.value), year: reference.year };
  return { sentence, values, reminder: 'result:comparison.no_ranking' };
}
