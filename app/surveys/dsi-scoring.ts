import {
  ACTIVITY_VARIABLES,
  AREA_CODES,
  AREAS,
  type AreaCode,
  type DsiVariables,
  isLastTime,
  NOT_COUNTED,
} from './dsi-variables.ts';

export type AreaLevel = 'none' | 'B' | 'AB';

/** Above basic, basic, low, narrow, limited, no skills; NA = no internet in the last three months. */
type OverallLevel = 'AB' | 'B' | 'LW' | 'N' | 'LM' | 'X' | 'NA';

export interface DsiScore {
  readonly overall: OverallLevel;
  readonly areas: Readonly<Record<AreaCode, AreaLevel>>;
  /** Information and communication only: a part of `LM` (I_DSK2_IC_S). */
  readonly ic_s: boolean;
  /** Activities done in each area. */
  readonly counts: Readonly<Record<AreaCode, number>>;
}

/** Overall level by the number of areas at least basic (all five above basic is AB). */
const BY_BASIC_AREAS: readonly OverallLevel[] = ['X', 'X', 'LM', 'N', 'LW', 'B'];

/** Scores one person (DSI 2.0, Eurostat ESMS isoc_sk_dskl_i21). Pure; what is missing counts as not done. */
export function scoreDsi(variables: DsiVariables): DsiScore {
  const counts: Record<AreaCode, number> = { IL: 0, CC: 0, DCC: 0, SF: 0, PS: 0 };
  const areas: Record<AreaCode, AreaLevel> = { IL: 'none', CC: 'none', DCC: 'none', SF: 'none', PS: 'none' };
  if (variables.IU !== 1) return { overall: 'NA', areas, ic_s: false, counts };

  let basic = 0;
  let aboveBasic = 0;
  for (const code of AREA_CODES) {
    const done = countActivities(code, variables);
    counts[code] = done;
    if (done === 0) continue;
    basic += 1;
    if (done < AREAS[code].aboveBasicFrom) {
      areas[code] = 'B';
    } else {
      areas[code] = 'AB';
      aboveBasic += 1;
    }
  }
  const overall = aboveBasic === 5 ? 'AB' : (BY_BASIC_AREAS[basic] ?? 'X');
  const ic_s = basic === 2 && areas.IL !== 'none' && areas.CC !== 'none';
  return { overall, areas, ic_s, counts };
}

function countActivities(code: AreaCode, variables: DsiVariables): number {
  let done = 0;
  for (const names of AREAS[code].activities) {
    for (const name of names) {
      // A purchase counts over twelve months, everything else over three.
      if (variables[name] === 1 || (name === 'IBUY' && variables.IBUY === 2)) {
        done += 1;
        break;
      }
    }
  }
  return done;
}

type ReadVariables =
  | { readonly ok: true; readonly variables: DsiVariables }
  | { readonly ok: false; readonly error: string };

const zeroOrOne: ReadonlySet<string> = new Set([...ACTIVITY_VARIABLES, ...NOT_COUNTED]);

/** Checks flat variables from outside (any JSON value): strict numbers, unknown names refused. Never throws. */
export function readDsiVariables(value: unknown): ReadVariables {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, error: 'expected a JSON object of variables' };
  }
  for (const [name, given] of Object.entries(value)) {
    if (zeroOrOne.has(name)) {
      if (given !== 0 && given !== 1) return { ok: false, error: `${name} must be 0 or 1` };
    } else if (name === 'IU' || name === 'IBUY') {
      if (!isLastTime(given)) return { ok: false, error: `${name} must be 1, 2, 3 or 4` };
    } else {
      return { ok: false, error: `unknown variable ${JSON.stringify(name.slice(0, 40))}` };
    }
  }
  return isChecked(value) ? { ok: true, variables: value } : { ok: false, error: 'IU is missing' };
}

/** Every key was checked above: what is left to ask is whether the gate is there. */
function isChecked(value: object): value is DsiVariables {
  return Object.hasOwn(value, 'IU');
}
