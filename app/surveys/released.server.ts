import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a version was when it was released: it is not changed any more. */
interface Release {
  readonly hash: string;
  /** Civil day. */
  readonly on: string;
}

/** Released versions by instrument and version. */
export type Released = Readonly<Record<string, Readonly<Record<string, Release>>>>;

/** The file that keeps them, in the folder of the questionnaires. */
export const RELEASED_FILE = 'released.json';

const release = z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), on: z.iso.date() });
const released = z.record(z.string(), z.record(z.string(), release));

/** Reads `released.json` of a folder; null when it has another form. */
export function readReleased(folder: string): Released | null {
  try {
    return released.parse(JSON.parse(readFileSync(join(folder, RELEASED_FILE), 'utf8')));
  } catch {
    return null;
  }
}
