import { notFound } from '../platform/problem.ts';
import type { Instrument, Instruments } from './instruments.server.ts';

/** The version an address names (`:name`, `:version`); throws `not_found`. */
export function findVersion(
  instruments: Instruments,
  { name, version }: Readonly<Record<string, string | undefined>>,
): Instrument {
  const number = /^[1-9]\d{0,3}$/.test(version ?? '') ? Number(version) : 0;
  const found = instruments.instrumentVersion(name ?? '', number);
  if (!found) throw notFound();
  return found;
}
