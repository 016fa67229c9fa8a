/** A published value to compare with, with its source and the day it was read. */
export interface IndicatorReferenceTable {
  indicator: string;
  geo: string;
  population: string;
  year: number;
  /** Percentage, 0–100. */
  value: number;
  source: string;
  retrieved_on: string;
}
