import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeEntriesOf } from '../../db/queries/code-lists.ts';
import { provinces } from '../network/comuni.server.ts';
import type { KnownCodes } from './session-form.server.ts';

export type DeskLists = Readonly<Record<Exclude<keyof KnownCodes, 'province'>, readonly CodeEntry[]>>;

const LISTS = [
  'topic',
  'mode',
  'channel',
  'outcome',
  'education',
  'occupation',
  'citizenship',
  'language',
  'gender',
] as const satisfies readonly (keyof DeskLists)[];

/** The lists the desk chooses from, as valid on a day, without entries that have ended. */
export async function deskLists(db: Db, day: string): Promise<DeskLists> {
  const entries = await listCodeEntriesOf(db, LISTS, day);
  const of = (list: keyof DeskLists) => entries.get(list) ?? [];
  return {
    topic: of('topic'),
    mode: of('mode'),
    channel: of('channel'),
    outcome: of('outcome'),
    education: of('education'),
    occupation: of('occupation'),
    citizenship: of('citizenship'),
    language: of('language'),
    gender: of('gender'),
  };
}

/** The words of some lists on a day in the caller's language: by list, then by code. */
export async function labelsOn<List extends keyof DeskLists>(
  db: Db,
  lists: readonly List[],
  day: string,
  language: 'it' | 'en',
): Promise<(list: List) => Map<string, string>> {
  const entries = await listCodeEntriesOf(db, lists, day);
  return (list) => labelsOf(entries.get(list) ?? [], language);
}

/** By the lists they are made of, which stay the same until one changes. */
const setsOf = new WeakMap<object, KnownCodes>();

/** The same as sets, with the provinces: what a form may contain. */
export async function knownCodes(db: Db, day: string): Promise<KnownCodes> {
  const entries = await listCodeEntriesOf(db, LISTS, day);
  const before = setsOf.get(entries);
  if (before) return before;
  const setOf = (list: keyof DeskLists) => new Set(entries.get(list)?.map((entry) => entry.code));
  const known: KnownCodes = {
    topic: setOf('topic'),
    mode: setOf('mode'),
    channel: setOf('channel'),
    outcome: setOf('outcome'),
    education: setOf('education'),
    occupation: setOf('occupation'),
    citizenship: setOf('citizenship'),
    language: setOf('language'),
    gender: setOf('gender'),
    province: new Set((await provinces()).map((province) => province.code)),
  };
  setsOf.set(entries, known);
  return known;
}

/** The words of a list in the caller's language, by code. */
function labelsOf(entries: readonly CodeEntry[], language: 'it' | 'en'): Map<string, string> {
  return new Map(entries.map((entry) => [entry.code, entry.labels[language]]));
}
