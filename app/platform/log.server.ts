import { type Logger, pino } from 'pino';

/** Structured lines. Only ids, codes, durations and counts go in: never a person's words. */
export function openLog(level: string, to?: pino.DestinationStream): Logger {
  const settings = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
  };
  return to ? pino(settings, to) : pino(settings);
}

/** Messages that quote what was sent: those of PostgreSQL and of the JSON parser. */
function quotesValues(error: Error): boolean {
  return error instanceof SyntaxError || 'severity' in error;
}

/** What of an error may be kept: where it happened, its code, and its message unless it repeats somebody's words. */
function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: quotesValues(error) ? undefined : error.message,
    stack: frames.join('\n'),
  };
}

export type { Logger };
