import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeWordsOf } from '../../db/queries/code-lists.ts';
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

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** Every code there ever was of each dimension, in the order of its list. */
export type DimensionWords = ReadonlyMap<CodeFilter, readonly CodeEntry[]>;

/** The codes of all dimensions with their words. */
export async function loadDimensionWords(db: Db): Promise<DimensionWords> {
  const lists = await listCodeWordsOf(db, Object.values(LISTS));
  return new Map(
    CODE_FILTERS.flatMap((name) => (isListed(name) ? [[name, lists.get(LISTS[name]) ?? []]] : [])),
  );
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
