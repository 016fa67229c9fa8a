import type { Formats } from '../ui/formats.ts';

/** Letters and digits without case and accents: what a search in names compares. */
function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
}

/** True when every word of the query is found in one of the texts. */
export function matches(query: string, ...texts: readonly string[]): boolean {
  const key = searchKey(texts.join(' '));
  return searchKey(query.slice(0, 100))
    .split(' ')
    .every((word) => key.includes(word));
}

export interface Sorting<K extends string> {
  readonly by: K;
  readonly down: boolean;
}

/** `?sort=name` or `?sort=-name`, one of `keys`; the first of them otherwise. */
export function sortingFrom<K extends string>(text: string | null, keys: readonly [K, ...K[]]): Sorting<K> {
  const down = text?.startsWith('-') ?? false;
  const name = down ? text?.slice(1) : text;
  const by = keys.find((key) => key === name);
  return by ? { by, down } : { by: keys[0], down: false };
}

/** The rows in the order of one text column, as the reader's language sorts. */
export function sorted<T>(
  rows: readonly T[],
  textOf: (row: T) => string,
  down: boolean,
  { compare }: Formats,
): T[] {
  return rows.toSorted((a, b) => compare(textOf(a), textOf(b)) * (down ? -1 : 1));
}

const PAGE_SIZE = 50;

export interface Page<T> {
  readonly rows: readonly T[];
  /** Rows in all pages. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

/** One page of rows; a page that is not there becomes the nearest that is. */
export function pageOf<T>(rows: readonly T[], page: string | null, size = PAGE_SIZE): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const asked = /^\d{1,6}$/.test(page ?? '') ? Number(page) : 1;
  const current = Math.min(Math.max(asked, 1), pages);
  return { rows: rows.slice((current - 1) * size, current * size), total: rows.length, page: current, pages };
}

/** The current search with some parameters changed (empty = taken out), for links that sort and turn pages. */
export function searchWith(search: string, change: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '?' : `?${text}`;
}
