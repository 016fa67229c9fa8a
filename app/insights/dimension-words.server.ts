import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeWordsOf } from '../../db/queries/code-lists.ts';
import { NATIONAL_LISTS, type NationalList } from '../figures/national-codes.ts';
import { UNKNOWN } from '../figures/participation.ts';
import { CODE_FILTERS, type CodeFilter } from './breakdowns.ts';

/** The code list behind each dimension that has one. */
const LISTS = {
  topic: 'topic',
  mode: 'mode',
  channel: 'channel',
  ageBand: 'age_band',
  gender: 'gender',
  education: 'education',
  occupation: 'occupation',
  citizenship: 'citizenship',
  language: 'language',
} as const satisfies Readonly<Partial<Record<CodeFilter, string>>>;
export type Listed = keyof typeof LISTS;

/** The national lists by which topics are told. */
const NATIONAL = { competence: 'competence', service: 'public_service' } as const satisfies Readonly<
  Record<NationalList, string>
>;

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Every code there ever was of each dimension, in the order of its list. */
export type DimensionWords = ReadonlyMap<CodeFilter | NationalList, readonly CodeEntry[]>;

/** The codes of all dimensions with their words. */
export async function loadDimensionWords(db: Db): Promise<DimensionWords> {
  const lists = await listCodeWordsOf(db, [...Object.values(LISTS), ...Object.values(NATIONAL)]);
  const wordsOf = (list: string) => lists.get(list) ?? [];
  const words = new Map<CodeFilter | NationalList, readonly CodeEntry[]>();
  for (const name of CODE_FILTERS) if (isListed(name)) words.set(name, wordsOf(LISTS[name]));
  for (const name of NATIONAL_LISTS) words.set(name, wordsOf(NATIONAL[name]));
  return words;
}

export function isListed(name: string): name is Listed {
  return name in LISTS;
}

/** What an address may name of a dimension, «not known» among it. */
export function codesOf(words: DimensionWords): (name: CodeFilter) => readonly string[] {
  return (name) => {
    if (name === 'weekday') return WEEKDAYS;
    if (name === 'hour') return HOURS;
    return [...(words.get(name) ?? []).map(({ code }) => code), UNKNOWN];
  };
}
