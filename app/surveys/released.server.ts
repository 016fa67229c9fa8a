import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The hashes of released versions by instrument and version: what is released is not changed any more. */
export type Released = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The file that keeps them, in the folder of the questionnaires. */
export const RELEASED_FILE = 'released.json';

const released = z.record(z.string(), z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)));

/** Reads `released.json` of a folder; null when it has another form. */
export function readReleased(folder: string): Released | null {
  try {
    return released.parse(JSON.parse(readFileSync(join(folder, RELEASED_FILE), 'utf8')));
  } catch {
    return null;
  }
}
