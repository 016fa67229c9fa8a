import type { Db } from '../../db/index.ts';
import { type CodeEntry, type CodeListVersion, listCodeListVersion } from '../../db/queries/code-lists.ts';
import { notFound } from '../platform/problem.ts';
import { found } from './fields.server.ts';

type FullVersion = CodeListVersion & { readonly entries: readonly CodeEntry[] };

/** The version an address names; throws 404 when there is none. */
export async function loadCodeVersion(
  db: Db,
  params: Readonly<Record<string, string | undefined>>,
): Promise<FullVersion> {
  const { list = '', version = '' } = params;
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(list) || !/^[1-9]\d{0,3}$/.test(version)) throw notFound();
  return found(await listCodeListVersion(db, list, Number(version)));
}

/** The entry an address names within a version; throws 404 when there is none. */
export function entryIn(version: FullVersion, code: string | undefined): CodeEntry {
  return found(version.entries.find((entry) => entry.code === code));
}
