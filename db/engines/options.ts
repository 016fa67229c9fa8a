export interface DatabaseOptions {
  /** Told of every statement slower than 20 ms (milliseconds, SQL text without parameters). */
  readonly onSlowQuery?: (milliseconds: number, sql: string) => void;
}

export const SLOW_QUERY_MS = 20;
