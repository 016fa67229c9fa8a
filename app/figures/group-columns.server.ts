import type { Dictionaries } from './dictionaries.server.ts';
import type { GroupColumn } from './group-tally.server.ts';
import { startOf } from './month-block.server.ts';
import { HEAD_DIMENSIONS, type HeadDimension, type VisitDimension } from './participation.ts';
import type { SelectedPart, SelectedRows } from './selected-rows.server.ts';

/** What has codes in the columns of a month; `total` is everybody in one group. */
export type Coded = HeadDimension | VisitDimension | 'site' | 'topic' | 'total';

/** A session has one of each, but for topics. */
type Single = Exclude<Coded, 'topic'>;

let zeros = new Uint16Array(0);

/** Everybody of a part in one group. */
export function inOne({ block: { sessionDay } }: SelectedPart, group: number): GroupColumn {
  if (zeros.length < sessionDay.length) zeros = new Uint16Array(sessionDay.length);
  return { base: group, of: 'visit', codes: zeros };
}

const isHead = (coded: Single): coded is HeadDimension => HEAD_DIMENSIONS.some((name) => name === coded);

/** Where the group of a row is read. */
export function columnOf(coded: Single) {
  return (part: SelectedPart): GroupColumn => {
    if (coded === 'total') return inOne(part, 0);
    return isHead(coded)
      ? { base: 0, of: 'head', codes: part.block.head[coded] }
      : { base: 0, of: 'visit', codes: part.block.visit[coded] };
  };
}

/** How many groups there are so far. */
export function groupsOf(coded: Coded, dictionaries: Dictionaries): number {
  return coded === 'total' ? 1 : dictionaries[coded].size;
}

/** Who was in which group, once for each row and group. */
export interface PersonRows {
  readonly person: Int32Array;
  readonly groupOf: Uint16Array;
}

/** The people of selected rows with their groups. */
export function peopleBy(rows: SelectedRows, coded: Coded): PersonRows {
  if (coded !== 'topic') {
    const groupOf = new Uint16Array(rows.count);
    for (const part of rows.parts) {
      const { base, of, codes } = columnOf(coded)(part);
      const at = of === 'head' ? rows.headAt : rows.visitAt;
      for (let row = part.first; row < part.end; row += 1) groupOf[row] = base + (codes[at[row] ?? 0] ?? 0);
    }
    return { person: rows.person.subarray(0, rows.count), groupOf };
  }
  const sizes = rows.parts.map(({ block, first, end }) => {
    let size = 0;
    for (let row = first; row < end; row += 1) {
      const visit = rows.visitAt[row] ?? 0;
      size += (block.topicEnd[visit] ?? 0) - startOf(block.topicEnd, visit);
    }
    return size;
  });
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const person = new Int32Array(size);
  const groupOf = new Uint16Array(size);
  let at = 0;
  for (const { block, first, end } of rows.parts) {
    for (let row = first; row < end; row += 1) {
      const visit = rows.visitAt[row] ?? 0;
      const last = block.topicEnd[visit] ?? 0;
      for (let topic = startOf(block.topicEnd, visit); topic < last; topic += 1, at += 1) {
        person[at] = rows.person[row] ?? -1;
        groupOf[at] = block.topics[topic] ?? 0;
      }
    }
  }
  return { person, groupOf };
}
