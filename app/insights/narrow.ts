import type { NationalList } from '../figures/national-codes.ts';
import { lastDay, type Period } from '../figures/period.ts';
import type { Asked } from './asked.ts';
import type { Breakdown } from './breakdowns.ts';

/** Whoever narrows to a place looks next at the places in it; after anything else, at the overview. */
const NEXT: Readonly<Partial<Record<Breakdown, Breakdown>>> = {
  programme: 'organisation',
  organisation: 'site',
  comune: 'site',
};

/**
 * What changes in the address when a row of a breakdown is chosen: its filter, and what is looked at next. To codes of the
 * national lists nothing is narrowed.
 */
export function narrowTo(by: Exclude<Breakdown, NationalList>, key: string, period: Period): Asked {
  const next = { by: NEXT[by] };
  if (by === 'month') return { ...next, ...monthWithin(key, period) };
  if (by === 'weekdayHour') return { ...next, weekday: key.slice(0, 1), hour: key.slice(2) };
  return { ...next, [by]: key };
}

function monthWithin(month: string, { from, to }: Period): Period {
  const [first, last] = [`${month}-01`, lastDay(month)];
  return { from: first > from ? first : from, to: last < to ? last : to };
}
