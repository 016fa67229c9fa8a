import { recordOf } from '../../db/figure-content/columns.ts';
import type { Scope } from '../../db/scope.ts';
import { openThread, type Thread } from '../../db/threads.ts';
import type { Grouping, ParticipationFilter } from './participation.ts';
import type { ShownParticipation } from './show-participation.ts';

/** What a thread is asked. */
export interface PublishedQuestion {
  readonly scope: Scope;
  readonly filter: ParticipationFilter<Grouping>;
}

type PublishedThread = Thread<PublishedQuestion, ShownParticipation>;

const MODULE = new URL('./published-thread.server.ts', import.meta.url);

/** So many of the last questions are asked of a new release before it is shown: what they need is made by then. */
const MOST_REMEMBERED = 12;

/**
 * What is composed of a release, made by a thread with a connection and a memory of its own: for a network so large that
 * to make one takes seconds, in which nobody could save a visit. A release stands for `standsMs` and goes on answering
 * while a thread makes the next one. Nothing runs before the first question; threads end with the process.
 */
export function openPublishedElsewhere(databaseUrl: string, standsMs: number) {
  const open = () => openThread<PublishedQuestion, ShownParticipation>(MODULE, databaseUrl);
  let standing: PublishedThread | null = null;
  let next: PublishedThread | null = null;
  let timer: NodeJS.Timeout | undefined;
  /** By what they ask, the last one last. */
  const asked = new Map<string, PublishedQuestion>();

  function remember(question: PublishedQuestion): void {
    const key = JSON.stringify(question);
    asked.delete(key);
    asked.set(key, question);
    const [oldest] = asked.keys();
    if (asked.size > MOST_REMEMBERED && oldest !== undefined) asked.delete(oldest);
  }

  /** Makes the next release; the one that stands is shown on where that fails. */
  async function renew(): Promise<void> {
    const made = open();
    next = made;
    try {
      for (const question of asked.values()) await made.ask(question);
      standing?.retire();
      standing = made;
    } catch {
      await made.close();
    } finally {
      next = null;
      timer?.refresh();
    }
  }

  function current(): PublishedThread {
    timer ??= setTimeout(renew, standsMs).unref();
    if (!standing?.isAlive()) standing = open();
    return standing;
  }

  return {
    async answer<Asked extends Grouping>(
      scope: Scope,
      filter: ParticipationFilter<Asked>,
    ): Promise<ShownParticipation<Asked>> {
      const question = { scope, filter };
      const { total, by: rows, tooFine, asOf } = await current().ask(question);
      remember(question);
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
      await Promise.all([standing?.close(), next?.close()]);
    },
  };
}
