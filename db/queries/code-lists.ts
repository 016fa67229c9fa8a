import type { Db } from '../index.ts';
import { attributesOf, type CodeAttributes } from '../schema/code-attributes.ts';
import { rememberCodes, touchCodeLists } from './code-list-revision.ts';

export interface CodeEntry {
  readonly code: string;
  readonly labels: { readonly it: string; readonly en: string };
  readonly attributes: CodeAttributes;
  /** Last day it is offered; null = open. */
  readonly endedOn: string | null;
}

export interface CodeListVersion {
  readonly list: string;
  readonly version: number;
  readonly validFrom: string;
  /** Last day it is valid; null for the latest. */
  readonly validTo: string | null;
  readonly source: string;
}

interface EntryRow {
  code: string;
  label_it: string;
  label_en: string;
  attributes: string;
  ended_on: string | null;
}

function toEntry(row: EntryRow): CodeEntry {
  return {
    code: row.code,
    labels: { it: row.label_it, en: row.label_en },
    attributes: attributesOf(row.attributes),
    endedOn: row.ended_on,
  };
}

const ENTRY_COLUMNS = ['code', 'label_it', 'label_en', 'attributes', 'ended_on'] as const;

/** The entries offered on a civil day, in order: version valid that day, without the entries already ended. */
export async function listCodeEntries(db: Db, list: string, day: string): Promise<readonly CodeEntry[]> {
  return (await listCodeEntriesOf(db, [list], day)).get(list) ?? [];
}

/** By day and lists. */
const remember = rememberCodes<ReadonlyMap<string, readonly CodeEntry[]>>();

/** The same of several lists, by list; a list without entries that day is missing. */
export async function listCodeEntriesOf(
  db: Db,
  lists: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, readonly CodeEntry[]>> {
  if (lists.length === 0) return new Map();
  return remember(db, [day, ...lists].join(' '), () => readCodeEntriesOf(db, lists, day));
}

async function readCodeEntriesOf(db: Db, lists: readonly string[], day: string) {
  const entries = new Map<string, CodeEntry[]>();
  const rows = await db
    .selectFrom('code_entry')
    .innerJoin('code_list', (join) =>
      join
        .onRef('code_list.list', '=', 'code_entry.list')
        .onRef('code_list.version', '=', 'code_entry.version'),
    )
    .select('code_entry.list')
    .select(ENTRY_COLUMNS)
    .where('code_entry.list', 'in', lists)
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', day)]))
    .orderBy('code_entry.list')
    .orderBy('position')
    .execute();
  for (const row of rows) {
    const known = entries.get(row.list);
    if (known) known.push(toEntry(row));
    else entries.set(row.list, [toEntry(row)]);
  }
  return entries;
}

/** Every code a list ever had, with its latest words: for showing what was recorded under any version. */
export async function listCodeWords(db: Db, list: string): Promise<readonly CodeEntry[]> {
  return (await listCodeWordsOf(db, [list])).get(list) ?? [];
}

/** By lists. */
const rememberWords = rememberCodes<ReadonlyMap<string, readonly CodeEntry[]>>();

/** The same of several lists, by list; a list without entries is missing. */
export async function listCodeWordsOf(
  db: Db,
  lists: readonly string[],
): Promise<ReadonlyMap<string, readonly CodeEntry[]>> {
  if (lists.length === 0) return new Map();
  return rememberWords(db, lists.join(' '), () => readCodeWordsOf(db, lists));
}

async function readCodeWordsOf(db: Db, lists: readonly string[]) {
  const rows = await db
    .selectFrom('code_entry')
    .select('list')
    .select(ENTRY_COLUMNS)
    .where('list', 'in', lists)
    .orderBy('version', 'desc')
    .orderBy('position')
    .execute();
  const latest = new Map<string, Map<string, EntryRow>>();
  for (const row of rows) {
    const known = latest.get(row.list) ?? new Map<string, EntryRow>();
    latest.set(row.list, known);
    if (!known.has(row.code)) known.set(row.code, row);
  }
  return new Map([...latest].map(([list, entries]) => [list, [...entries.values()].map(toEntry)]));
}

/** All versions of all lists with the number of their entries, newest version first. */
export async function listCodeLists(db: Db): Promise<(CodeListVersion & { readonly entries: number })[]> {
  const rows = await db
    .selectFrom('code_list')
    .select((eb) => [
      'list',
      'version',
      'valid_from',
      'valid_to',
      'source',
      eb
        .selectFrom('code_entry')
        .whereRef('code_entry.list', '=', 'code_list.list')
        .whereRef('code_entry.version', '=', 'code_list.version')
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .as('entries'),
    ])
    .orderBy('list')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...toVersion(row), entries: row.entries ?? 0 }));
}

function toVersion(row: {
  list: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
  source: string;
}): CodeListVersion {
  return {
    list: row.list,
    version: row.version,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
  };
}

/** One version with all its entries, ended ones too; undefined when there is none. */
export async function listCodeListVersion(
  db: Db,
  list: string,
  version: number,
): Promise<(CodeListVersion & { readonly entries: CodeEntry[] }) | undefined> {
  const found = await db
    .selectFrom('code_list')
    .selectAll()
    .where('list', '=', list)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!found) return undefined;
  const entries = await db
    .selectFrom('code_entry')
    .select(ENTRY_COLUMNS)
    .where('list', '=', list)
    .where('version', '=', version)
    .orderBy('position')
    .execute();
  return { ...toVersion(found), entries: entries.map(toEntry) };
}

interface NewCodeListVersion {
  readonly list: string;
  /** First day it is valid, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly source: string;
  /** In the order in which they are offered. */
  readonly entries: readonly NewCodeEntry[];
}

export type NewCodeEntry = Pick<CodeEntry, 'code' | 'labels' | 'attributes'>;

type InsertedVersion =
  | { readonly ok: true; readonly version: number }
  /** It would begin on or before the first day of the latest version. */
  | { readonly ok: false; readonly reason: 'overlap'; readonly latestFrom: string };

/**
 * Adds a dated version and closes the previous one the day before. Pass a transaction: it writes several rows.
 * What was recorded under the old version keeps its codes.
 */
export async function insertCodeListVersion(trx: Db, added: NewCodeListVersion): Promise<InsertedVersion> {
  const latest = await trx
    .selectFrom('code_list')
    .select(['version', 'valid_from'])
    .where('list', '=', added.list)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest && added.validFrom <= latest.valid_from) {
    return { ok: false, reason: 'overlap', latestFrom: latest.valid_from };
  }
  if (latest) {
    await trx
      .updateTable('code_list')
      .set({ valid_to: dayBefore(added.validFrom) })
      .where('list', '=', added.list)
      .where('version', '=', latest.version)
      .execute();
  }
  const version = (latest?.version ?? 0) + 1;
  await trx
    .insertInto('code_list')
    .values({
      list: added.list,
      version,
      valid_from: added.validFrom,
      valid_to: null,
      source: added.source,
    })
    .execute();
  await rewordCodeEntries(trx, added.list, version, added.entries);
  await touchCodeLists(trx);
  return { ok: true, version };
}

/** Writes the words, order and attributes of entries of a version; adds those not there, ends none. */
export async function rewordCodeEntries(
  db: Db,
  list: string,
  version: number,
  entries: readonly NewCodeEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('code_entry')
    .values(
      entries.map((entry, position) => ({
        list,
        version,
        code: entry.code,
        position,
        label_it: entry.labels.it,
        label_en: entry.labels.en,
        attributes: JSON.stringify(entry.attributes),
        ended_on: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['list', 'version', 'code']).doUpdateSet((eb) => ({
        position: eb.ref('excluded.position'),
        label_it: eb.ref('excluded.label_it'),
        label_en: eb.ref('excluded.label_en'),
        attributes: eb.ref('excluded.attributes'),
      })),
    )
    .execute();
  await touchCodeLists(db);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Stops offering an entry after a day (its last); false when there is no such entry. */
export async function endCodeEntry(
  db: Db,
  list: string,
  version: number,
  code: string,
  endedOn: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('code_entry')
    .set({ ended_on: endedOn })
    .where('list', '=', list)
    .where('version', '=', version)
    .where('code', '=', code)
    .executeTakeFirst();
  await touchCodeLists(db);
  return result.numUpdatedRows > 0n;
}
