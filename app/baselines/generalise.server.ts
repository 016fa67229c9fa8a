import { setImmediate } from 'node:timers/promises';

/** People as columns of numbers, a person each: what tells them apart in the microdata, beside what they answered. */
export interface People {
  readonly length: number;
  readonly site: Uint16Array;
  readonly organisation: Uint16Array;
  readonly ageClass: Uint16Array;
  readonly sex: Uint16Array;
  readonly education: Uint16Array;
  readonly citizenship: Uint16Array;
  /** Overall level of the baseline. */
  readonly level: Uint16Array;
  /** Where the responses of each begin, in the order they were given; one more than there are people. */
  readonly start: Uint32Array;
  /** `YYYY-MM` of each response. */
  readonly month: Uint16Array;
  /** What a number stands for, the same in all columns. */
  wordOf(code: number): string;
}

/** What may leave of a person: what is empty was taken away. */
export interface ReleasedTraits {
  readonly place: string;
  readonly placeKind: 'site' | 'organisation' | 'network';
  readonly ageClass: string;
  readonly sex: string;
  readonly education: string;
  readonly citizenship: string;
  /** Months, years or nothing, one a response that may leave: the first responses of the person. */
  readonly times: readonly string[];
}

/** What is told of a person. */
interface Told {
  readonly place: ReleasedTraits['placeKind'];
  /** Of every response, of the first alone, or that there is one. */
  readonly time: 'months' | 'years' | 'first year' | 'none';
  readonly sex: boolean;
  readonly education: boolean;
  readonly citizenship: boolean;
}

const EVERYTHING: Told = { place: 'site', time: 'months', sex: true, education: true, citizenship: true };

/** From everything to nearly nothing; each step takes away what the one before did and a little more. */
const STEPS = [
  {},
  { citizenship: false },
  { education: false },
  { time: 'years' },
  { place: 'organisation' },
  { time: 'first year' },
  { place: 'network' },
  { sex: false },
  { time: 'none' },
] as const satisfies readonly Partial<Told>[];
const TOLD: readonly Told[] = STEPS.map((_, step) =>
  Object.assign({}, EVERYTHING, ...STEPS.slice(0, step + 1)),
);

/** More than there are numbers in a column. */
const CODES = 65_536;

/**
 * Takes away of each person only as much as is needed: in the end every combination of what is left belongs to at least
 * `k` people, and not all of them have the same level. Who cannot be hidden among others even so is null. Site is
 * organisation from the start where fewer than `smallSite` people answered. Other requests get their turn in between.
 * Gives what may leave of a person.
 */
export async function generalise(
  people: People,
  { k, smallSite }: { readonly k: number; readonly smallSite: number },
): Promise<(person: number) => ReleasedTraits | null> {
  const atSite = new Uint32Array(CODES);
  for (const site of people.site) atSite[site] = (atSite[site] ?? 0) + 1;
  const isSmall = (person: number) => (atSite[people.site[person] ?? 0] ?? 0) < smallSite;
  const compared = comparedWith(people, isSmall);
  /** How many steps each was taken. */
  const taken = new Uint8Array(people.length);
  let waiting = Uint32Array.from({ length: people.length }, (_, person) => person);
  for (const told of TOLD) {
    waiting = await alone(waiting, compared(told), people.level, k);
    for (const person of waiting) taken[person] = (taken[person] ?? 0) + 1;
  }
  return (person) => {
    const told = TOLD[taken[person] ?? 0];
    return told ? traitsOf(people, person, told, isSmall(person)) : null;
  };
}

/** A number of a person; whoever differs in one is no group. */
type Column = (person: number) => number;

/** The columns by which people are told apart who are told so much. */
function comparedWith(people: People, isSmall: (person: number) => boolean): (told: Told) => Column[] {
  const years = yearsOf(people);
  const of = (column: Uint16Array | Uint32Array) => (person: number) => column[person] ?? 0;
  const organisation = of(people.organisation);
  const site = of(people.site);
  const times = {
    months: of(numberLists(people, (month) => month)),
    years: of(numberLists(people, (month) => years[month] ?? 0)),
    'first year': (person: number) => years[people.month[people.start[person] ?? 0] ?? 0] ?? 0,
    none: () => 0,
  };
  const places = {
    site: (person: number) => (isSmall(person) ? CODES + organisation(person) : site(person)),
    organisation,
    network: () => 0,
  };
  return (told) => [
    places[told.place],
    of(people.ageClass),
    times[told.time],
    ...(told.sex ? [of(people.sex)] : []),
    ...(told.education ? [of(people.education)] : []),
    ...(told.citizenship ? [of(people.citizenship)] : []),
  ];
}

/** By number of a month, that of the first month known of its year. */
function yearsOf({ month, wordOf }: People): Uint16Array {
  const years = new Uint16Array(CODES);
  const known = new Map<string, number>();
  for (const code of new Set(month)) {
    const year = wordOf(code).slice(0, 4);
    years[code] = known.get(year) ?? code;
    known.set(year, years[code]);
  }
  return years;
}

/** A number for each person, the same for those whose times are the same one after the other. */
function numberLists({ length, start, month }: People, timeOf: (month: number) => number): Uint32Array {
  const numbers = new Uint32Array(length);
  const known = new Map<number, number>();
  for (let person = 0; person < length; person += 1) {
    let list = 0;
    for (let place = start[person] ?? 0; place < (start[person + 1] ?? 0); place += 1) {
      const longer = list * CODES + timeOf(month[place] ?? 0);
      list = known.get(longer) ?? known.size + 1;
      known.set(longer, list);
    }
    numbers[person] = list;
  }
  return numbers;
}

/** Those of the waiting who are still too few alike, or alike in their level too. */
async function alone(
  waiting: Uint32Array<ArrayBuffer>,
  columns: readonly Column[],
  level: Uint16Array,
  k: number,
): Promise<Uint32Array<ArrayBuffer>> {
  const groupOf = new Uint32Array(waiting.length);
  let groups = 1;
  for (const column of columns) {
    groups = divide(groupOf, waiting, column);
    await setImmediate();
  }
  const people = new Uint32Array(groups);
  const levelOf = new Uint16Array(groups);
  const differ = new Uint8Array(groups);
  for (const [place, group] of groupOf.entries()) {
    const own = level[waiting[place] ?? 0] ?? 0;
    if (people[group] === 0) levelOf[group] = own;
    else if (levelOf[group] !== own) differ[group] = 1;
    people[group] = (people[group] ?? 0) + 1;
  }
  return waiting.filter((_, place) => {
    const group = groupOf[place] ?? 0;
    return (people[group] ?? 0) < k || differ[group] === 0;
  });
}

/** Divides groups by what their people have in a column; returns how many there are then. */
function divide(groupOf: Uint32Array, people: Uint32Array, column: Column): number {
  const known = new Map<number, number>();
  for (let place = 0; place < groupOf.length; place += 1) {
    const key = (groupOf[place] ?? 0) * 2 ** 32 + column(people[place] ?? 0);
    const group = known.get(key) ?? known.size;
    known.set(key, group);
    groupOf[place] = group;
  }
  return known.size;
}

function traitsOf(people: People, person: number, told: Told, isSmall: boolean): ReleasedTraits {
  const word = (column: Uint16Array) => people.wordOf(column[person] ?? 0);
  const placeKind = told.place === 'site' && isSmall ? 'organisation' : told.place;
  return {
    place: placeKind === 'network' ? '' : word(people[placeKind]),
    placeKind,
    ageClass: word(people.ageClass),
    sex: told.sex ? word(people.sex) : '',
    education: told.education ? word(people.education) : '',
    citizenship: told.citizenship ? word(people.citizenship) : '',
    times: timesOf(people, person, told.time),
  };
}

function timesOf({ start, month, wordOf }: People, person: number, time: Told['time']): string[] {
  if (time === 'none') return [''];
  const [first, end] = [start[person] ?? 0, start[person + 1] ?? 0];
  const months = [...month.subarray(first, time === 'first year' ? first + 1 : end)].map(wordOf);
  return time === 'months' ? months : months.map((name) => name.slice(0, 4));
}
