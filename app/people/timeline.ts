/** Something that happened with a person, as the card tells it. Days are `YYYY-MM-DD`. */
export type Happening =
  | {
      readonly kind: 'session';
      readonly id: string;
      readonly day: string;
      /** HH:MM. */
      readonly time: string;
      readonly minutes: number;
      readonly topics: readonly string[];
      readonly channel: string;
      readonly outcome: string;
      readonly site: string;
      readonly facilitator: string;
    }
  | {
      readonly kind: 'case';
      readonly id: string;
      /** When it was opened. */
      readonly day: string;
      readonly topic: string;
      readonly status: 'open' | 'waiting' | 'resolved' | 'abandoned';
      readonly waitingOn: 'citizen' | 'provider' | null;
      readonly dueOn: string | null;
      readonly closedOn: string | null;
      readonly site: string;
    }
  | {
      readonly kind: 'questionnaire';
      readonly id: string;
      readonly day: string;
      readonly title: string;
      readonly status: 'in_progress' | 'complete' | 'discarded';
      readonly isBaseline: boolean;
    };

interface Timeline {
  readonly happenings: readonly Happening[];
  /** There is more than is shown. */
  readonly more: boolean;
}

/** Within a day a questionnaire or a case comes of the visit: it stands above it. */
const ORDER: Readonly<Record<Happening['kind'], string>> = { questionnaire: '~2', case: '~1', session: '' };

function sortKey(happening: Happening): string {
  const time = happening.kind === 'session' ? happening.time : ORDER[happening.kind];
  return `${happening.day} ${time} ${happening.id}`;
}

/** One story out of several lists, newest first, cut after `limit`. */
export function tellTimeline(lists: readonly (readonly Happening[])[], limit: number): Timeline {
  const all = lists
    .flat()
    .map((happening) => ({ happening, key: sortKey(happening) }))
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ happening }) => happening);
  return { happenings: all.slice(0, limit), more: all.length > limit };
}
