import type { Posted } from './post-answers.ts';
import type { Save, SaveOutcome } from './saver.ts';

/** What answers were changed from, and everything this tab may have stored since. */
export interface Base {
  readonly revision: number;
  /** Answers as `fingerprint` writes them. */
  readonly own: readonly string[];
}

export interface RevisedPost {
  post(save: Save): Promise<SaveOutcome>;
  /** What the next save is changed from. */
  base(): Base;
  /** After `stale`: the next save replaces what others have stored. */
  keepMine(): void;
}

/** Answers as one text, the same for the same answers: without those taken back, by name. */
export function fingerprint(answers: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(answers).filter(([, value]) => value !== null);
  return JSON.stringify(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Sends saves one after the other, each changed from the revision the one before left. A refusal as stale is believed
 * only when the server has answers that never came from this tab: an acknowledgement may have been lost on the way.
 */
export function createRevisedPost(
  send: (save: Save, revision: number) => Promise<Posted>,
  from: Base,
): RevisedPost {
  let { revision } = from;
  let own = new Set(from.own);
  let others: number | null = null;
  return {
    async post(save) {
      own.add(fingerprint(save.answers));
      for (;;) {
        const posted = await send(save, revision);
        if (posted.kind === 'saved') {
          revision = posted.revision;
          own = new Set([fingerprint(save.answers)]);
          return 'saved';
        }
        if (posted.kind !== 'stale') return posted.kind;
        if (posted.revision === revision || !own.has(fingerprint(posted.answers))) {
          others = posted.revision;
          return 'stale';
        }
        revision = posted.revision;
      }
    },
    base: () => ({ revision, own: [...own] }),
    keepMine() {
      revision = others ?? revision;
    },
  };
}
