import type { Shown } from '../disclosure/shown.ts';
import type { Population } from '../figures/baseline-rows.ts';
import {
  AREA_AT_LEAST_BASIC,
  AT_LEAST_BASIC,
  areaColumn,
  FIRST_LEVEL,
  N,
  NOT_ASSESSED,
  USERS,
} from './outcomes.ts';
import type { BaselineAnswer, ProtectedCounts } from './protected-counts.ts';

/** An answer out of the numbers of each population, by column. */
export function nameAnswer(of: (population: Population, column: number) => Shown): BaselineAnswer {
  return {
    adults: nameCounts((column) => of('16_74', column)),
    older: nameCounts((column) => of('75_plus', column)),
    underAge: of('under_16', N),
    ageUnknown: of('age_unknown', N),
  };
}

function nameCounts(of: (column: number) => Shown): ProtectedCounts {
  const area = (index: number) => {
    const first = areaColumn(index);
    return {
      none: of(first),
      B: of(first + 1),
      AB: of(first + 2),
      atLeastBasic: of(first + AREA_AT_LEAST_BASIC),
    };
  };
  return {
    n: of(N),
    users: of(USERS),
    atLeastBasic: of(AT_LEAST_BASIC),
    levels: {
      AB: of(FIRST_LEVEL),
      B: of(FIRST_LEVEL + 1),
      LW: of(FIRST_LEVEL + 2),
      N: of(FIRST_LEVEL + 3),
      LM: of(FIRST_LEVEL + 4),
      X: of(FIRST_LEVEL + 5),
      NA: of(NOT_ASSESSED),
    },
    areas: { IL: area(0), CC: area(1), DCC: area(2), SF: area(3), PS: area(4) },
  };
}
