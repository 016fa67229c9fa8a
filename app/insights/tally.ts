/** Places of the figures that add up, within the five numbers of a group. */
const ACCESSES = 0;
const SESSIONS = 1;
const MINUTES = 2;
const PERSON_MINUTES = 3;
const NEW_PEOPLE = 4;
const FIGURES = 5;

/** Running figures per group; negative numbers take out again. */
export interface Tally {
  /** Attendances, their minutes, and how many of them are a person's first. */
  addHeads(group: number, heads: number, personMinutes: number, fresh: number): void;
  /** Sessions, once per group they belong to, and their minutes. */
  addSessions(group: number, sessions: number, minutes: number): void;
  /** The figures of a group as they are named; who counts its people says how many they are. */
  figuresOf(group: number, uniques: number): TallyFigures;
  copy(): Tally;
}

export interface TallyFigures {
  readonly accesses: number;
  readonly uniques: number;
  readonly sessions: number;
  readonly minutes: number;
  readonly personMinutes: number;
  readonly new: number;
}

/** No groups yet: they come with what is added. */
export function openTally(): Tally {
  return tallyOf(new Float64Array(128 * FIGURES));
}

function tallyOf(sums: Float64Array): Tally {
  function placeOf(group: number): number {
    const place = group * FIGURES;
    if (place >= sums.length) {
      const wider = new Float64Array(place * 2);
      wider.set(sums);
      sums = wider;
    }
    return place;
  }

  const at = (place: number) => sums[place] ?? 0;
  return {
    addHeads(group, heads, personMinutes, fresh) {
      const place = placeOf(group);
      sums[place + ACCESSES] = at(place + ACCESSES) + heads;
      sums[place + PERSON_MINUTES] = at(place + PERSON_MINUTES) + personMinutes;
      sums[place + NEW_PEOPLE] = at(place + NEW_PEOPLE) + fresh;
    },
    addSessions(group, sessions, minutes) {
      const place = placeOf(group);
      sums[place + SESSIONS] = at(place + SESSIONS) + sessions;
      sums[place + MINUTES] = at(place + MINUTES) + minutes;
    },
    figuresOf(group, uniques) {
      const place = group * FIGURES;
      return {
        accesses: at(place + ACCESSES),
        uniques,
        sessions: at(place + SESSIONS),
        minutes: at(place + MINUTES),
        personMinutes: at(place + PERSON_MINUTES),
        new: at(place + NEW_PEOPLE),
      };
    },
    copy: () => tallyOf(sums.slice()),
  };
}
