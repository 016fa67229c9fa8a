import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeEntries } from '../../db/queries/code-lists.ts';
import { provinces } from '../network/comuni.server.ts';
import type { KnownCodes } from './session-form.server.ts';

export type DeskLists = Readonly<Record<Exclude<keyof KnownCodes, 'province'>, readonly CodeEntry[]>>;

/** The lists the desk chooses from, as valid on a day, without entries that have ended. */
export async function deskLists(db: Db, day: string): Promise<DeskLists> {
  const load = async (list: keyof DeskLists) => {
    const entries = await listCodeEntries(db, list, day);
    return entries.filter((entry) => entry.endedOn === null || entry.endedOn >= day);
  };
  return {
    topic: await load('topic'),
    mode: await load('mode'),
    channel: await load('channel'),
    outcome: await load('outcome'),
    education: await load('education'),
    occupation: await load('occupation'),
    citizenship: await load('citizenship'),
    language: await load('language'),
    gender: await load('gender'),
  };
}

/** The same as sets, with the provinces: what a form may contain. */
export async function knownCodes(db: Db, day: string): Promise<KnownCodes> {
  const lists = await deskLists(db, day);
  const setOf = (list: keyof DeskLists) => new Set(lists[list].map((entry) => entry.code));
  return {
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
}

/** The words of a list in the caller's language, by code. */
export function labelsOf(entries: readonly CodeEntry[], language: 'it' | 'en'): Map<string, string> {
  return new Map(entries.map((entry) => [entry.code, entry.labels[language]]));
}
