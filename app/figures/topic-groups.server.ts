import { startOf } from './block-columns.ts';
import type { Heads } from './published-heads.server.ts';

/** What a group tells beside its topics and the total. */
interface Beside {
  /** How many more its topics have one by one. */
  readonly again: number;
  /** How many have none of its topics. */
  readonly without: number;
}

type GroupYear = Readonly<Record<'accesses' | 'people', Beside>>;

/** A group of topics, by their codes in the process. */
type TopicGroup = ReadonlySet<number>;

/** Says whether a group may be shown of the whole network in a year (`2026`). */
type SeesGroup = (group: TopicGroup, year: string) => boolean;

/**
 * Groups of topics that may be shown beside their topics (the codes of a national list). A topic's accesses are known by
 * themselves, so a group tells how many accesses had several of its topics, or none, and a group within another how many more
 * the larger has: each of these is nobody or at least `least`. Only of the whole network, in a year: of no smaller place or time
 * are there groups from which more could be worked out.
 */
export function publishTopicGroups(
  heads: Heads,
  groups: readonly TopicGroup[],
  { least, seesTopic }: { readonly least: number; seesTopic(topic: number, year: string): boolean },
): SeesGroup {
  const years = new Map<string, readonly GroupYear[]>();

  function countedIn(year: string): readonly GroupYear[] {
    const counted = years.get(year) ?? countGroups(heads, groups, year);
    years.set(year, counted);
    return counted;
  }

  const isTold = (few: number) => few === 0 || few >= least;
  const within = groups.map((group) =>
    groups.flatMap((other, index) =>
      other.size < group.size && shared(other, group) === other.size ? [index] : [],
    ),
  );
  return (group, year) => {
    const place = groups.indexOf(group);
    const counted = countedIn(year);
    const own = counted[place];
    if (!own || ![...group].every((topic) => seesTopic(topic, year))) return false;
    return (['accesses', 'people'] as const).every(
      (what) =>
        isTold(own[what].again) &&
        isTold(own[what].without) &&
        (within[place] ?? []).every((inner) => isTold(own[what].again - (counted[inner]?.[what].again ?? 0))),
    );
  };
}

/** How many of some topics are in a group. */
function shared(topics: ReadonlySet<number>, group: TopicGroup): number {
  let count = 0;
  for (const topic of topics) if (group.has(topic)) count += 1;
  return count;
}

/** Counts every group in one pass over a year, in which the accesses of a person stand side by side. */
function countGroups(heads: Heads, groups: readonly TopicGroup[], year: string): GroupYear[] {
  const counts = groups.map(() => ({
    accesses: { again: 0, without: 0 },
    people: { again: 0, without: 0 },
  }));
  const add = (what: keyof GroupYear, topics: ReadonlySet<number>) => {
    for (const [index, group] of groups.entries()) {
      const count = counts[index]?.[what];
      const own = shared(topics, group);
      if (count && own === 0) count.without += 1;
      if (count && own > 1) count.again += own - 1;
    }
  };
  const inYear = heads.blocks.map(({ month }) => month.startsWith(year));
  let ofPerson = new Set<number>();
  let last = -1;
  for (let head = 0; head < heads.row.length; head += 1) {
    const place = heads.block[head] ?? 0;
    const block = heads.blocks[place];
    if (!block || !inYear[place]) continue;
    const visit = heads.visit[head] ?? 0;
    const topics = new Set(block.topics.subarray(startOf(block.topicEnd, visit), block.topicEnd[visit]));
    add('accesses', topics);
    const person = block.person[heads.row[head] ?? 0] ?? -1;
    if (person !== last) {
      if (last >= 0) add('people', ofPerson);
      ofPerson = new Set();
    }
    last = person;
    if (person >= 0) for (const topic of topics) ofPerson.add(topic);
  }
  if (last >= 0) add('people', ofPerson);
  return counts;
}
