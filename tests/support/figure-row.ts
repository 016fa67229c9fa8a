import type { FigureRow } from '../../app/insights/figure-rows.ts';

/** A row whose counts are all the same; nothing to compare it with unless it is given. */
export function figureRow(key: string, accesses: number | null, rest: Partial<FigureRow> = {}): FigureRow {
  return {
    key,
    label: key,
    accesses,
    people: accesses,
    minutes: accesses,
    personMinutes: accesses,
    new: accesses,
    returning: accesses,
    perPerson: accesses === null ? null : 1,
    withoutCode: accesses === null ? null : 0,
    under: 5,
    compared: null,
    ...rest,
  };
}
