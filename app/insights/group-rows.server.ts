import type { GroupedRows } from './count-groups.server.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { startOf } from './month-block.server.ts';
import { type Grouping, HEAD_DIMENSIONS, type HeadDimension, type VisitDimension } from './participation.ts';
import type { SelectedPart, SelectedRows } from './selected-rows.server.ts';

/** Where sites are: keys of organisations and comuni by id of the site. */
export type Places = ReadonlyMap<string, { readonly organisation: string; readonly comune: string }>;

/** Rows in groups, with the key of each group. */
export interface Grouped extends GroupedRows {
  readonly keys: readonly string[];
}

/** Puts rows into the groups of a grouping; `months` are those that have a group. */
export function groupRows(
  rows: SelectedRows,
  grouping: Grouping,
  dictionaries: Dictionaries,
  places: Places,
  months: readonly string[],
): Grouped {
  switch (grouping) {
    case 'month':
      return {
        ...rows,
        keys: months,
        groupOf: fill(rows, ({ block, first, end }, into) => {
          into.fill(months.indexOf(block.month), first, end);
        }),
      };
    case 'topic':
      return { ...rowsByTopic(rows), keys: dictionaries.topic.words() };
    case 'site':
      return { ...rows, keys: dictionaries.site.words(), groupOf: visitCodes(rows, 'site') };
    case 'organisation':
    case 'comune': {
      const keyOf = dictionaries.site.words().map((siteId) => places.get(siteId)?.[grouping] ?? '');
      const keys = [...new Set(keyOf)];
      const groupOfSite = Uint16Array.from(keyOf, (key) => keys.indexOf(key));
      return { ...rows, keys, groupOf: visitCodes(rows, 'site').map((site) => groupOfSite[site] ?? 0) };
    }
    default: {
      const keys = dictionaries[grouping].words();
      return isHead(grouping)
        ? { ...rows, keys, groupOf: headCodes(rows, grouping) }
        : { ...rows, keys, groupOf: visitCodes(rows, grouping) };
    }
  }
}

const isHead = (grouping: HeadDimension | VisitDimension): grouping is HeadDimension =>
  HEAD_DIMENSIONS.some((name) => name === grouping);

function fill(rows: SelectedRows, write: (part: SelectedPart, into: Uint16Array) => void): Uint16Array {
  const into = new Uint16Array(rows.count);
  for (const part of rows.parts) write(part, into);
  return into;
}

function visitCodes(rows: SelectedRows, name: VisitDimension | 'site'): Uint16Array {
  return fill(rows, ({ block, first, end, visitAt }, into) =>
    copyCodes(block.visit[name], visitAt, first, end, into),
  );
}

function headCodes(rows: SelectedRows, name: HeadDimension): Uint16Array {
  return fill(rows, ({ block, first, end, headAt }, into) =>
    copyCodes(block.head[name], headAt, first, end, into),
  );
}

function copyCodes(
  column: Uint16Array,
  at: Uint32Array,
  first: number,
  end: number,
  into: Uint16Array,
): void {
  for (let row = first; row < end; row += 1) into[row] = column[at[row - first] ?? 0] ?? 0;
}

/** An attendance stands once for each topic of its session, topic by topic within the session. */
function rowsByTopic(rows: SelectedRows): GroupedRows {
  const begins = new Uint32Array(rows.count + 1);
  let count = 0;
  for (const { block, first, end, visitAt } of rows.parts) {
    for (let row = first; row < end; row += 1) {
      const visit = visitAt[row - first] ?? 0;
      count += (block.topicEnd[visit] ?? 0) - startOf(block.topicEnd, visit);
      begins[row + 1] = count;
    }
  }
  const result = {
    count,
    person: new Int32Array(count),
    flags: new Uint8Array(count),
    session: new Int32Array(count),
    minutes: new Uint16Array(count),
    groupOf: new Uint16Array(count),
    startOf: begins,
  };
  let at = 0;
  for (const { block, first, end, visitAt } of rows.parts) {
    for (let row = first; row < end; row += 1) {
      const visit = visitAt[row - first] ?? 0;
      const topicsEnd = block.topicEnd[visit] ?? 0;
      for (let topic = startOf(block.topicEnd, visit); topic < topicsEnd; topic += 1, at += 1) {
        result.person[at] = rows.person[row] ?? -1;
        result.flags[at] = rows.flags[row] ?? 0;
        result.session[at] = rows.session[row] ?? 0;
        result.minutes[at] = rows.minutes[row] ?? 0;
        result.groupOf[at] = block.topics[topic] ?? 0;
      }
    }
  }
  return result;
}
