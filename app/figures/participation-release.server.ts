import { ABSENT, OPEN, treeOf } from '../disclosure/box-table.ts';
import type { NamedTree } from '../disclosure/named-tree.ts';
import { type DisclosureRules, sensitiveMinCell } from '../disclosure/shown.ts';
import { startOf } from './block-columns.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import {
  DIMENSIONS,
  type Dimension,
  type Filters,
  HEAD_DIMENSIONS,
  VISIT_DIMENSIONS,
} from './participation.ts';
import type { Heads } from './published-heads.server.ts';
import { type PublishedTable, publishTable, type Values } from './published-table.server.ts';
import { publishTopicGroups } from './topic-groups.server.ts';

/** What may be seen of a set of accesses; sessions and hours fall with accesses. */
export interface Sight {
  readonly accesses: boolean;
  readonly people: boolean;
  readonly new: boolean;
  /** False where no table goes so far: nothing of the kind is said of anybody. */
  readonly isPublished: boolean;
}

/** A set of accesses: unions of nodes of places and times, narrowed. */
export interface Part {
  readonly places: readonly number[];
  readonly times: readonly number[];
  readonly filters: Filters;
}

/** Dimensions there are tables of. Weekday and hour together are a table of two; who facilitates is nobody's business. */
type PublishedDimension = Exclude<Dimension, 'facilitator' | 'weekdayHour'>;

/** Everything that may be seen of participation, for a state of the data: questions are composed of its cells. */
export interface ParticipationRelease {
  readonly places: NamedTree;
  readonly times: NamedTree;
  /** The codes of a dimension that occur; null where there is no table of it. */
  codesOf(dimension: Dimension): readonly string[] | null;
  sightOf(part: Part): Sight;
}

/** Of nobody, everything is seen: zero. */
export const NOBODY: Sight = { accesses: true, people: true, new: true, isPublished: true };
const UNPUBLISHED: Sight = { accesses: false, people: false, new: false, isPublished: false };
/** The topmost place. */
const NETWORK_NODE = 0;
/** Tables are made for up to two dimensions at once. */
const MOST_DIMENSIONS = 2;

/**
 * Protects tables as they are asked for; the same data make the same tables. Of `topicGroups` (codes of topics) something may
 * be told too.
 */
export function makeParticipationRelease(
  heads: Heads,
  dictionaries: Dictionaries,
  rules: DisclosureRules,
  sensitiveTopics: ReadonlySet<string>,
  topicGroups: readonly (readonly string[])[],
): ParticipationRelease {
  const { places, times } = heads;
  const dimensions = new Map<PublishedDimension, NamedValues>();
  const tables = new Map<string, PublishedTable>();
  const [firstMonth] = [...times.keys].sort();
  const firstChain = times.chains[times.nodeOf.get(firstMonth ?? '') ?? 0] ?? [];

  function dimension(name: PublishedDimension): NamedValues {
    const known = dimensions.get(name);
    if (known) return known;
    const made = valuesOf(heads, dictionaries, name, sensitiveTopics);
    dimensions.set(name, made);
    return made;
  }

  function table(names: readonly PublishedDimension[]): PublishedTable {
    const key = names.join(' ');
    const known = tables.get(key);
    if (known) return known;
    const made = publishTable(
      heads,
      names.map(dimension),
      names.map((name) => table(names.filter((other) => other !== name))),
      rules,
    );
    tables.set(key, made);
    return made;
  }

  const groups = topicGroups.map(
    (codes) => new Set(codes.map(dictionaries.topic.find).filter((code) => code >= 0)),
  );
  const seesGroup = publishTopicGroups(heads, groups, {
    least: sensitiveMinCell(rules.minCell),
    seesTopic: (topic, year) =>
      sightOf({
        places: [NETWORK_NODE],
        times: [times.nodeOf.get(year) ?? Number.NaN],
        filters: { topic: [dictionaries.topic.wordOf(topic)] },
      }).accesses,
  });

  /** What may be seen of one of the groups of topics, of the whole network in a year; null of anything else. */
  function sightOfGroup({
    places: where,
    times: when,
    filters: { topic = [], ...others },
  }: Part): Sight | null {
    const [place, ...morePlaces] = where;
    const [time, ...moreTimes] = when;
    const isOne = morePlaces.length + moreTimes.length + Object.keys(others).length === 0;
    if (!isOne || place !== NETWORK_NODE || time === undefined || times.tree.parent[time] !== -1) return null;
    const codes = new Set(topic.map(dictionaries.topic.find).filter((code) => code >= 0));
    const group = groups.find((one) => one.size === codes.size && [...one].every((code) => codes.has(code)));
    const year = [...times.nodeOf].find(([, node]) => node === time)?.[0];
    if (!group || year === undefined) return null;
    const isSeen = seesGroup(group, year);
    return { accesses: isSeen, people: isSeen, new: false, isPublished: true };
  }

  /** True when all cells of a part pass, in the table of these dimensions. */
  function everyCell(
    part: Part,
    names: readonly PublishedDimension[],
    narrowed: Narrowed,
    passes: (cell: number) => boolean,
  ): boolean {
    const { strides } = table(names).accesses;
    const axes = [...names.map((name) => narrowed.get(name) ?? []), part.places, part.times];
    const from = (axis: number, cell: number): boolean => {
      const nodes = axes[axis];
      const stride = strides[axis] ?? 1;
      return nodes ? nodes.every((node) => from(axis + 1, cell + node * stride)) : passes(cell);
    };
    return from(0, 0);
  }

  /** True where a part has a place of which a table knows nothing. */
  function isBeyond(part: Part, { trees }: PublishedTable['accesses']): boolean {
    const places = trees.at(-2)?.parent.length ?? 0;
    return part.places.some((node) => node >= places);
  }

  /** True when it follows from a table that nobody is meant. */
  function isNobody(part: Part, names: readonly PublishedDimension[], narrowed: Narrowed): boolean {
    const { accesses } = table(names);
    const { state, counts } = accesses;
    if (isBeyond(part, accesses)) return false;
    return everyCell(part, names, narrowed, (cell) => state[cell] === OPEN && counts[cell] === 0);
  }

  function sightIn(part: Part, names: readonly PublishedDimension[], narrowed: Narrowed): Sight {
    const { accesses, fresh } = table(names);
    if (isBeyond(part, accesses)) return UNPUBLISHED;
    let [seesAccesses, seesNew] = [true, true];
    const isPublished = everyCell(part, names, narrowed, (cell) => {
      if (accesses.state[cell] !== OPEN) seesAccesses = false;
      if (fresh.state[cell] !== OPEN) seesNew = false;
      return accesses.state[cell] !== ABSENT;
    });
    if (!isPublished) return UNPUBLISHED;
    // Whoever came up to some day was new in the network up to that day: from the first month on, its people are new ones.
    const isOfPeople = names.every((name) => HEAD_DIMENSIONS.some((one) => one === name));
    const fromTheFirst =
      isOfPeople &&
      part.places.includes(NETWORK_NODE) &&
      part.times.some((node) => firstChain.includes(node));
    const isNewSeen = seesAccesses && seesNew;
    return {
      accesses: seesAccesses,
      people: seesAccesses && (isNewSeen || !fromTheFirst),
      new: isNewSeen,
      isPublished: true,
    };
  }

  /** The nodes that filters leave, of dimensions that narrow; `nobody` when none is left, null where no table says it. */
  function narrow(asked: Filters): Narrowed | 'nobody' | null {
    const narrowed = new Map<PublishedDimension, readonly number[]>();
    const filters = splitWeekdayHour(asked);
    for (const name of DIMENSIONS) {
      const codes = filters[name];
      if (codes === undefined) continue;
      if (codes.length === 0) return 'nobody';
      if (!isPublished(name)) return null;
      const { nodeOf, overlaps } = dimension(name);
      const nodes = [...new Set(codes.flatMap((code) => nodeOf.get(code) ?? []))];
      if (nodes.length === 0) return 'nobody';
      if (nodes.length === nodeOf.size) continue;
      // What several topics have together is not what they add up to.
      if (overlaps && nodes.length > 1) return null;
      narrowed.set(name, nodes);
    }
    return narrowed;
  }

  function codesOf(name: Dimension): readonly string[] | null {
    if (name === 'weekdayHour') {
      const [weekdays, hours] = [codesOf('weekday') ?? [], codesOf('hour') ?? []];
      return weekdays.flatMap((weekday) => hours.map((hour) => `${weekday}-${hour}`));
    }
    return isPublished(name) ? [...dimension(name).nodeOf.keys()].sort() : null;
  }

  function sightOf(part: Part): Sight {
    const narrowed = narrow(part.filters);
    if (narrowed === 'nobody' || isNobody(part, [], new Map())) return NOBODY;
    if (!narrowed) return sightOfGroup(part) ?? UNPUBLISHED;
    const names = [...narrowed.keys()].sort();
    if (names.some((name) => isNobody(part, [name], narrowed))) return NOBODY;
    return names.length > MOST_DIMENSIONS ? UNPUBLISHED : sightIn(part, names, narrowed);
  }

  return { places, times, codesOf, sightOf };
}

type Narrowed = ReadonlyMap<PublishedDimension, readonly number[]>;

/** An hour of a weekday (`3-09`) is a weekday and an hour; several of them are no table. */
function splitWeekdayHour(filters: Filters): Filters {
  const { weekdayHour, ...others } = filters;
  const [only, ...more] = weekdayHour ?? [];
  if (only === undefined || more.length > 0) return filters;
  const [weekday = '', hour = ''] = only.split('-');
  const both = (codes: readonly string[] | undefined, code: string) =>
    (codes?.includes(code) ?? true) ? [code] : [];
  return { ...others, weekday: both(filters.weekday, weekday), hour: both(filters.hour, hour) };
}

function isPublished(name: Dimension): name is PublishedDimension {
  return name !== 'facilitator' && name !== 'weekdayHour';
}

interface NamedValues extends Values {
  readonly nodeOf: ReadonlyMap<string, number>;
}

/** The codes of a dimension that occur, as a tree of one storey. */
function valuesOf(
  heads: Heads,
  dictionaries: Dictionaries,
  name: PublishedDimension,
  sensitiveTopics: ReadonlySet<string>,
): NamedValues {
  const codesAt = codesReader(heads, name);
  const { wordOf } = dictionaries[name];
  const used = new Set<number>();
  for (let head = 0; head < heads.block.length; head += 1) for (const code of codesAt(head)) used.add(code);
  const nodes = new Map([...used].sort((a, b) => a - b).map((code, index) => [code, index + 1]));
  const nodeOf = new Map([...nodes].map(([code, node]) => [wordOf(code), node]));
  const sensitive = new Set(
    name === 'topic' ? [...sensitiveTopics].flatMap((word) => nodeOf.get(word) ?? []) : [],
  );
  const chains = new Map([...nodes].map(([code, node]) => [code, [node, 0]]));
  return {
    tree: treeOf([-1, ...[...nodes].map(() => 0)]),
    nodeOf,
    overlaps: name === 'topic',
    isSensitive: (node) => sensitive.has(node),
    chainOf(head) {
      const codes = codesAt(head);
      const [first = 0] = codes;
      if (codes.length === 1) return chains.get(first) ?? [0];
      return [...[...codes].map((code) => nodes.get(code) ?? 0), 0];
    },
  };
}

/** Reads the codes of an access. */
function codesReader({ blocks, block, visit, row }: Heads, name: PublishedDimension) {
  const one = new Uint16Array(1);
  const single = (code: number | undefined) => {
    one[0] = code ?? 0;
    return one;
  };
  const ofHead = HEAD_DIMENSIONS.find((other) => other === name);
  if (ofHead) {
    return (head: number) => single(blocks[block[head] ?? 0]?.head[ofHead][row[head] ?? 0]);
  }
  const ofVisit = VISIT_DIMENSIONS.find((other) => other === name);
  if (ofVisit) {
    return (head: number) => single(blocks[block[head] ?? 0]?.visit[ofVisit][visit[head] ?? 0]);
  }
  return (head: number) => {
    const own = blocks[block[head] ?? 0];
    const session = visit[head] ?? 0;
    return own
      ? own.topics.subarray(startOf(own.topicEnd, session), own.topicEnd[session])
      : one.subarray(0, 0);
  };
}
