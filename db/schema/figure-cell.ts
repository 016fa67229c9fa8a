import type { Generated } from 'kysely';

/** One site in one month: its revision rises with every change that figures must see. */
export interface FigureCellTable {
  site_id: string;
  /** YYYY-MM. */
  month: string;
  revision: number;
  /** Which days the last rises of the revision were about, newest first: see `db/changed-days.ts`. */
  days: Generated<string>;
}
