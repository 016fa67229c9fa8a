import { type FigureContent, HEAD_WORDS, IS_NEW, VISIT_WORDS, WITH_CODE } from './content.ts';

/** What a check compares of each key of a dimension in a cell. */
export interface TallyFigures {
  readonly accesses: number;
  readonly uniques: number;
  readonly identified: number;
  readonly sessions: number;
  readonly personMinutes: number;
  readonly fresh: number;
  readonly withoutCode: number;
  /** The numbers of the people added up, attendance by attendance: one person in the place of another shows. */
  readonly personSum: number;
}

/** The dimensions a check compares, the whole cell (`total`) and the day of the month among them. */
export const TALLIED = ['total', 'day', 'topic', ...VISIT_WORDS, ...HEAD_WORDS] as const;
export type Tallied = (typeof TALLIED)[number];

/** The key of what is looked at in a cell. */
export const tallyKey = (dimension: Tallied, key: string) => `${dimension} ${key}`;

interface Counting {
  accesses: number;
  identified: number;
  personMinutes: number;
  fresh: number;
  withoutCode: number;
  personSum: number;
  readonly people: Set<number>;
  readonly sessions: Set<number>;
}

/** Counts a content in the plainest way, by `tallyKey`: what is kept, for a check against the rows. */
export function tallyContent(content: FigureContent): Map<string, TallyFigures> {
  const counting = new Map<string, Counting>();
  const word = (place: number | undefined) => content.words[place ?? 0] ?? '';
  let head = 0;
  let topic = 0;
  for (const [session, day] of content.day.entries()) {
    const topics = [...content.topics.subarray(topic, topic + (content.topicCount[session] ?? 0))].map(word);
    const ofSession = [
      tallyKey('total', ''),
      tallyKey('day', String(day).padStart(2, '0')),
      ...topics.map((one) => tallyKey('topic', one)),
      ...VISIT_WORDS.map((name) => tallyKey(name, word(content.visit[name][session]))),
    ];
    topic += topics.length;
    const end = head + (content.heads[session] ?? 0);
    for (; head < end; head += 1) {
      const ofHead = HEAD_WORDS.map((name) => tallyKey(name, word(content.head[name][head])));
      for (const key of [...ofSession, ...ofHead]) {
        const figures = counting.get(key) ?? nothing();
        counting.set(key, figures);
        const person = content.person[head] ?? -1;
        const flags = content.flags[head] ?? 0;
        figures.accesses += 1;
        figures.personMinutes += content.minutes[session] ?? 0;
        figures.sessions.add(session);
        if ((flags & IS_NEW) !== 0) figures.fresh += 1;
        if ((flags & WITH_CODE) === 0) figures.withoutCode += 1;
        if (person < 0) continue;
        figures.identified += 1;
        figures.personSum += person;
        figures.people.add(person);
      }
    }
  }
  return new Map(
    [...counting].map(([key, { people, sessions, ...sums }]) => [
      key,
      { ...sums, uniques: people.size, sessions: sessions.size },
    ]),
  );
}

function nothing(): Counting {
  return {
    accesses: 0,
    identified: 0,
    personMinutes: 0,
    fresh: 0,
    withoutCode: 0,
    personSum: 0,
    people: new Set(),
    sessions: new Set(),
  };
}
