import type { ColumnType } from 'kysely';

/** One site in one month as figures count it. */
export interface FigureCellTable {
  site_id: string;
  /** YYYY-MM. */
  month: string;
  /** The revision of the month at the last change of this cell. */
  revision: number;
  /** What is counted, see `db/figure-content/encode.ts`; null in cells from before it was kept: read from the rows. */
  content: ColumnType<Buffer | null, Uint8Array | null | undefined, Buffer | null>;
  /** The revision of the month when the content was kept; null in cells from before that was said. */
  content_revision: number | null;
}
