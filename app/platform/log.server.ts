import { type Logger, pino } from 'pino';

/** Structured lines on standard output. Only ids, codes, durations and counts go in: never a person's words. */
export function openLog(level: string): Logger {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

export type { Logger };
