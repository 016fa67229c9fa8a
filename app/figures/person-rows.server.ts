import type { Range } from '../../db/figure-content/columns.ts';
import { startOf } from './block-columns.ts';
import { type Coded, columnOf } from './group-columns.server.ts';
import type { GroupColumn } from './group-tally.server.ts';
import type { MonthBlock } from './month-block.server.ts';
import type { SelectedDays } from './select-days.server.ts';

/** Known people with the groups they were in, in the first `count` rows; anonymous heads are nobody. */
export interface PersonRows {
  readonly count: number;
  readonly person: Int32Array;
  readonly groupOf: Uint16Array;
  /** Of the month. */
  readonly day: Uint8Array;
}

/** Opens a place for the people of some days by one grouping: they stand there until the next ones are asked for. */
export function openPersonRows(): (days: readonly SelectedDays[], coded: Coded) => PersonRows {
  let rows = makeRows(0);
  return (days, coded) => {
    const most = days.reduce((sum, selected) => sum + roomOf(selected, coded), 0);
    if (rows.person.length < most) rows = makeRows(most);
    let count = 0;
    for (const selected of days) {
      const { block } = selected;
      for (const heads of headsOf(selected)) {
        count =
          coded === 'topic'
            ? putTopics(rows, count, block, heads)
            : putHeads(rows, count, block, heads, columnOf(coded)(selected));
      }
    }
    return { ...rows, count };
  };
}

const makeRows = (length: number) => ({
  person: new Int32Array(length),
  groupOf: new Uint16Array(length),
  day: new Uint8Array(length),
});

function headsOf({ block: { headEnd }, sessions }: SelectedDays): Range[] {
  return sessions.map(({ first, end }) => ({ first: startOf(headEnd, first), end: startOf(headEnd, end) }));
}

function roomOf(selected: SelectedDays, coded: Coded): number {
  const { block } = selected;
  let room = 0;
  for (const { first, end } of headsOf(selected)) {
    if (coded !== 'topic') room += end - first;
    else for (let head = first; head < end; head += 1) room += topicsOf(block, head);
  }
  return room;
}

function topicsOf({ visitOf, topicEnd }: MonthBlock, head: number): number {
  const visit = visitOf[head] ?? 0;
  return (topicEnd[visit] ?? 0) - startOf(topicEnd, visit);
}

/** Both put the known people of a range into rows from `row` on, and return where they end. */
function putHeads(
  { person, groupOf, day }: Omit<PersonRows, 'count'>,
  from: number,
  block: MonthBlock,
  { first, end }: Range,
  { base, of, codes }: GroupColumn,
): number {
  const { visitOf } = block;
  let row = from;
  for (let head = first; head < end; head += 1) {
    const who = block.person[head] ?? -1;
    if (who < 0) continue;
    const visit = visitOf[head] ?? 0;
    person[row] = who;
    groupOf[row] = base + (codes[of === 'head' ? head : visit] ?? 0);
    day[row] = block.sessionDay[visit] ?? 0;
    row += 1;
  }
  return row;
}

function putTopics(
  { person, groupOf, day }: Omit<PersonRows, 'count'>,
  from: number,
  { person: people, visitOf, sessionDay, topicEnd, topics }: MonthBlock,
  { first, end }: Range,
): number {
  let row = from;
  for (let head = first; head < end; head += 1) {
    const who = people[head] ?? -1;
    if (who < 0) continue;
    const visit = visitOf[head] ?? 0;
    const last = topicEnd[visit] ?? 0;
    for (let topic = startOf(topicEnd, visit); topic < last; topic += 1, row += 1) {
      person[row] = who;
      groupOf[row] = topics[topic] ?? 0;
      day[row] = sessionDay[visit] ?? 0;
    }
  }
  return row;
}
