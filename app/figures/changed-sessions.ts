import type { Range } from '../../db/figure-content/columns.ts';
import { BLOCK_VISITS, type BlockColumns } from './block-columns.ts';
import { HEAD_DIMENSIONS } from './participation.ts';

/** Some sessions of some columns. */
interface Sessions {
  readonly columns: BlockColumns;
  readonly sessions: Range;
}

/**
 * The sessions of a site that are not as they were, with those between them: a save changes one of hundreds. What is
 * the same before them and after them is left out on both sides.
 */
export function changedSessions(was: Sessions, is: Sessions): { readonly was: Range; readonly is: Range } {
  const isSame = (one: number, other: number) => isSameSession(was.columns, one, is.columns, other);
  let [first, firstIs] = [was.sessions.first, is.sessions.first];
  let [end, endIs] = [was.sessions.end, is.sessions.end];
  for (; first < end && firstIs < endIs && isSame(first, firstIs); first += 1) firstIs += 1;
  for (; first < end && firstIs < endIs && isSame(end - 1, endIs - 1); end -= 1) endIs -= 1;
  return { was: { first, end }, is: { first: firstIs, end: endIs } };
}

function isSameSession(was: BlockColumns, one: number, is: BlockColumns, other: number): boolean {
  if (was.sessionDay[one] !== is.sessionDay[other]) return false;
  if (was.sessionMinutes[one] !== is.sessionMinutes[other]) return false;
  for (const name of BLOCK_VISITS) if (was.visit[name][one] !== is.visit[name][other]) return false;
  const topics = rowsOf(was.topicEnd, one);
  const topicsIs = rowsOf(is.topicEnd, other);
  if (!isSameColumn(was.topics, topics, is.topics, topicsIs)) return false;
  const heads = rowsOf(was.headEnd, one);
  const headsIs = rowsOf(is.headEnd, other);
  if (!isSameColumn(was.person, heads, is.person, headsIs)) return false;
  if (!isSameColumn(was.flags, heads, is.flags, headsIs)) return false;
  for (const name of HEAD_DIMENSIONS) {
    if (!isSameColumn(was.head[name], heads, is.head[name], headsIs)) return false;
  }
  return true;
}

function rowsOf(ends: Uint32Array, session: number): Range {
  return { first: session === 0 ? 0 : (ends[session - 1] ?? 0), end: ends[session] ?? 0 };
}

function isSameColumn(
  was: ArrayLike<number>,
  { first, end }: Range,
  is: ArrayLike<number>,
  other: Range,
): boolean {
  if (end - first !== other.end - other.first) return false;
  for (let row = first; row < end; row += 1) if (was[row] !== is[other.first + row - first]) return false;
  return true;
}
