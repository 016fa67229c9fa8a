import type { RunningParticipation } from './running-participation.server.ts';
import type { SelectedDays } from './select-days.server.ts';

/** Participations of questions that were asked more than once, to go on from. */
export interface KeptParticipation {
  /**
   * The figures of some days, gone on to from those kept for a question without its period; null when one pass costs less:
   * the first time it is asked, and for days far from those kept.
   */
  goOn(
    question: string,
    days: readonly SelectedDays[],
    open: () => RunningParticipation,
  ): RunningParticipation | null;
  bytes(): number;
}

/** Questions remembered as asked. */
const MOST_QUESTIONS = 200;

/** Keeps at most about `maxBytes`, the least recently used first out. */
export function keepParticipation(maxBytes: number): KeptParticipation {
  /** The last used at the end. */
  const kept = new Map<string, RunningParticipation | null>();
  const bytes = () => [...kept.values()].reduce((sum, running) => sum + (running?.bytes() ?? 0), 0);

  return {
    bytes,
    goOn(question, days, open) {
      const isKnown = kept.has(question);
      const before = kept.get(question) ?? null;
      // What breaks off in the middle of a move must not be found again.
      kept.delete(question);
      kept.set(question, null);
      const [oldest] = kept.keys();
      if (kept.size > MOST_QUESTIONS && oldest !== undefined) kept.delete(oldest);
      if (!isKnown) return null;

      const moved = before?.moveTo(days);
      if (before && moved === 'far') kept.set(question, before);
      if (moved === 'far') return null;
      const running = before && moved === 'moved' ? before : open();
      if (running !== before && running.moveTo(days) !== 'moved') return null;
      kept.set(question, running);
      for (const [one, other] of kept) {
        if (bytes() <= maxBytes) break;
        if (other) kept.set(one, null);
      }
      return running;
    },
  };
}
