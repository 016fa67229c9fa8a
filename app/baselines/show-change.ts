import { type DisclosureRules, isSmall } from '../disclosure/shown.ts';
import type { Area } from '../figures/baseline-rows.ts';
import type { AreaChange, attrition, ChangeTable, PairedChange } from './paired-change.ts';
import type { Wilcoxon } from './wilcoxon.ts';

/** What may be said of a signed-rank test: how many went up or down stays inside. */
export interface ShownTest {
  readonly n: number;
  /** To three decimals; of an area, adjusted by Holm. */
  readonly p: number;
  readonly method: Wilcoxon['method'];
  /** To two decimals. */
  readonly rankBiserial: number | null;
}

export interface ChangeFigures
  extends ChangeTable,
    Pick<PairedChange, 'pairs' | 'before' | 'after' | 'mcnemar'> {
  /** Last civil day of a follow-up that is counted. */
  readonly until: string;
  /** Under 30 pairs: to be read with care. */
  readonly unreliable: boolean;
  /** null when too few went up, went down, stayed or are not known. */
  readonly activities: ShownTest | null;
  readonly areas: Readonly<Record<Area, ShownTest | null>>;
  /** Of the baselines whose follow-up was due; null when those who never came back are too few to be shown. */
  readonly attrition: ReturnType<typeof attrition> | null;
}

export type ShownChange =
  | { readonly status: 'nobody' | 'hidden' }
  | ({ readonly status: 'shown' } & ChangeFigures);

const UNRELIABLE_BELOW = 30;

/** The change of a place whose 2×2 table may be shown; `rules` null hides nothing. */
export function showChange(
  change: PairedChange,
  left: ReturnType<typeof attrition>,
  until: string,
  rules: DisclosureRules | null,
): ShownChange {
  const show = (test: Wilcoxon, p: number): ShownTest | null => {
    const parts = [test.up, test.down, test.unchanged, change.pairs - test.n];
    if (rules && (test.n < rules.minDenominator || parts.some((part) => isSmall(part, rules.minCell)))) {
      return null;
    }
    return {
      n: test.n,
      p: round(p, 3),
      method: test.method,
      rankBiserial: test.rankBiserial === null ? null : round(test.rankBiserial, 2),
    };
  };
  const ofArea = (area: AreaChange) => show(area, area.adjustedP);
  const { areas, activities, ...table } = change;
  return {
    status: 'shown',
    ...table,
    until,
    unreliable: change.pairs < UNRELIABLE_BELOW,
    activities: show(activities, activities.p),
    areas: {
      IL: ofArea(areas.IL),
      CC: ofArea(areas.CC),
      DCC: ofArea(areas.DCC),
      SF: ofArea(areas.SF),
      PS: ofArea(areas.PS),
    },
    attrition: rules && isSmall(left.lost, rules.minCell) ? null : left,
  };
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
