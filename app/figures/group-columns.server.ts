import type { Dictionaries } from './dictionaries.server.ts';
import type { GroupColumn } from './group-tally.server.ts';
import { HEAD_DIMENSIONS, type HeadDimension, type VisitDimension } from './participation.ts';
import type { SelectedPart } from './selected-rows.server.ts';

/** What has codes in the columns of a month; `total` is everybody in one group. */
export type Coded = HeadDimension | VisitDimension | 'site' | 'topic' | 'total';

/** A session has one of each, but for topics. */
type Single = Exclude<Coded, 'topic'>;

/** Part of a month. */
type OfBlock = Pick<SelectedPart, 'block'>;

let zeros = new Uint16Array(0);

/** Everybody of a part in one group. */
export function inOne({ block: { sessionDay } }: OfBlock, group: number): GroupColumn {
  if (zeros.length < sessionDay.length) zeros = new Uint16Array(sessionDay.length);
  return { base: group, of: 'visit', codes: zeros };
}

const isHead = (coded: Single): coded is HeadDimension => HEAD_DIMENSIONS.some((name) => name === coded);

/** Where the group of a row is read. */
export function columnOf(coded: Single) {
  return (part: OfBlock): GroupColumn => {
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
