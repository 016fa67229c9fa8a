import { recordOf } from '../../db/figure-content/columns.ts';
import type { Scope } from '../../db/scope.ts';
import { openThread } from '../../db/threads.ts';
import type { Grouping, ParticipationFilter } from './participation.ts';
import type { ShownParticipation } from './show-participation.ts';

/** What a thread is asked. */
export interface PublishedQuestion {
  readonly scope: Scope;
  readonly filter: ParticipationFilter<Grouping>;
}

const MODULE = new URL('./published-thread.server.ts', import.meta.url);

/** So many of the last answers are kept, and made of a new release before it is shown. */
const MOST_REMEMBERED = 24;

/** A thread that holds a release, and what it answered: the same question has the same answer as long as it stands. */
function openRelease(databaseUrl: string) {
  const thread = openThread<PublishedQuestion, ShownParticipation>(MODULE, databaseUrl);
  /** By what was asked, the one asked for last at the end. */
  const answers = new Map<string, { question: PublishedQuestion; answer: Promise<ShownParticipation> }>();
  return {
    thread,
    questions: () => [...answers.values()].map(({ question }) => question),
    answer(question: PublishedQuestion): Promise<ShownParticipation> {
      const key = JSON.stringify(question);
      const known = answers.get(key) ?? { question, answer: thread.ask(question) };
      answers.delete(key);
      answers.set(key, known);
      const [oldest] = answers.keys();
      if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
      // What failed is asked again.
      known.answer.catch(() => answers.get(key) === known && answers.delete(key));
      return known.answer;
    },
  };
}

/**
 * What is composed of a release, made by a thread with a connection and a memory of its own: for a network so large that
 * to make one takes seconds, in which nobody could save a visit. A release stands for `standsMs` and goes on answering
 * while a thread makes the next one. Nothing runs before the first question; threads end with the process.
 */
export function openPublishedElsewhere(databaseUrl: string, standsMs: number) {
  let standing: ReturnType<typeof openRelease> | null = null;
  let next: ReturnType<typeof openRelease> | null = null;
  let timer: NodeJS.Timeout | undefined;

  /** Makes the next release; the one that stands is shown on where that fails. */
  async function renew(): Promise<void> {
    const made = openRelease(databaseUrl);
    next = made;
    try {
      for (const question of standing?.questions() ?? []) await made.answer(question);
      standing?.thread.retire();
      standing = made;
    } catch {
      await made.thread.close();
    } finally {
      next = null;
      timer?.refresh();
    }
  }

  function current() {
    timer ??= setTimeout(renew, standsMs).unref();
    if (!standing?.thread.isAlive()) standing = openRelease(databaseUrl);
    return standing;
  }

  return {
    async answer<Asked extends Grouping>(
      scope: Scope,
      filter: ParticipationFilter<Asked>,
    ): Promise<ShownParticipation<Asked>> {
      const { total, by: rows, tooFine, asOf } = await current().answer({ scope, filter });
      const { by = [] } = filter;
      return {
        total,
        by: recordOf(by, (grouping) => rows[grouping]),
        tooFine: by.filter((grouping) => tooFine.includes(grouping)),
        asOf,
      };
    },
    async close(): Promise<void> {
      clearTimeout(timer);
      // What is being made now sets no other time.
      timer = undefined;
      await Promise.all([standing?.thread.close(), next?.thread.close()]);
    },
  };
}
