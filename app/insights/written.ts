import type { Formats } from '../ui/formats.ts';
import type { Column } from './asked.ts';
import { KIND_OF } from './figure-rows.ts';

const HOUR = 60;
/** From this many hours on, minutes say nothing. */
const MANY_HOURS = 100;

/** A figure as people read it: hours of minutes, shares in per cent. */
export function written(name: Column, value: number, formats: Formats): string {
  const kind = KIND_OF[name];
  if (kind === 'share') return formats.percent(value);
  if (kind === 'ratio') return formats.hundredths(value);
  if (kind === 'count') return formats.number(value);
  return value < MANY_HOURS * HOUR
    ? formats.duration(value)
    : `${formats.number(Math.round(value / HOUR))} h`;
}
