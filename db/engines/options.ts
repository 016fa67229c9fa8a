import type { LogEvent } from 'kysely';

/** How a database is opened. */
export interface DatabaseOptions {
  /** Told of every statement slower than 20 ms (milliseconds, SQL text without parameters). */
  readonly onSlowQuery?: (milliseconds: number, sql: string) => void;
}

const SLOW_QUERY_MS = 20;

/** What either engine does with each statement that ended. */
export function tellSlow({ onSlowQuery }: DatabaseOptions) {
  return ({ queryDurationMillis, query }: LogEvent): void => {
    if (queryDurationMillis >= SLOW_QUERY_MS) onSlowQuery?.(queryDurationMillis, query.sql);
  };
}
