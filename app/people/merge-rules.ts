import type { CitizenRow } from '../../db/queries/citizens.ts';

type Codes = Pick<CitizenRow, 'id' | 'no' | 'code_kind'>;

const WEIGHT = { fiscal: 0, provisional: 1, none: 2 } as const;

/** The record proposed to stay: the one with a fiscal code, then with a provisional one, then the older. */
export function proposedSurvivor(a: Codes, b: Codes): string {
  const weight = (record: Codes) => WEIGHT[record.code_kind];
  if (weight(a) !== weight(b)) return weight(a) < weight(b) ? a.id : b.id;
  return a.no < b.no ? a.id : b.id;
}

/**
 * True when both sides hold a fiscal code: two codes are two people, save for a code that was issued again, so
 * somebody has to confirm it explicitly.
 */
export function bothHaveFiscalCodes(a: { fiscalCodes: number }, b: { fiscalCodes: number }): boolean {
  return a.fiscalCodes > 0 && b.fiscalCodes > 0;
}
