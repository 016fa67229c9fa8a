import { z } from 'zod';
import type { Db } from '../../../db/index.ts';
import {
  claimLetter,
  deleteLetter,
  deleteOldLetters,
  insertLetters,
  listDueLetters,
  updateLetterDelivered,
  updateLetterFailure,
  updateLetterGivenUp,
} from '../../../db/queries/letters.ts';
import type { LetterTable } from '../../../db/schema/letter.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../ids.ts';
import type { KeyRing } from '../keys.server.ts';
import type { Logger } from '../log.server.ts';
import { isRefusedForGood, type LetterContent, type SendLetter } from './smtp.server.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Minutes from each try to the next; the last one goes on until the letter is given up. */
const PAUSES = [1, 2, 5, 15, 30, 60, 120];
/** How often the outbox is looked into when nobody wakes it: for retries, and for what a crash left behind. */
const ROUND_MS = 15_000;
/** Long enough for the page that asked to be answered: sending must not tell whether there was anything to send. */
const WAKE_MS = 1_000;
/** Letters a round. */
const AT_ONCE = 20;
const KEPT_DAYS = 30;

const Content = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  calendar: z.string().optional(),
});

/** A letter to be sent. */
export interface Letter {
  readonly purpose: LetterTable['purpose'];
  /** null for nobody and for somebody enrolled: see `letter.staff_id`. */
  readonly staffId: string | null;
  /** The enrolment it is about, to be forgotten with it. */
  readonly enrolmentId?: string;
  readonly content: LetterContent;
  /** When its link expires. */
  readonly uselessAt: Date;
}

/** Sends letters. Built once at start; `null` on the App where there are no settings for it. */
export interface Mail {
  /** Puts letters into the outbox, inside the caller's transaction: they go out if that is committed, and only then. */
  queue(trx: Db, ...letters: readonly Letter[]): Promise<void>;
  /** Sends soon what was queued; call it after the commit. Without it the letter waits for the next round. */
  wake(): void;
  /** Sends everything that is due now, one call after the other. */
  sendDue(): Promise<void>;
  /** Begins to send: what waits from before the start, then whatever comes. */
  start(): void;
  /** Sends nothing more; a letter on its way is broken off and will be tried again. */
  stop(): Promise<void>;
}

/** The outbox over a database and a way to send. */
export function openMail(
  parts: { readonly db: Db; readonly keys: KeyRing; readonly clock: Clock; readonly log: Logger },
  send: SendLetter,
): Mail {
  const { db, keys, clock, log } = parts;
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;
  let sending: Promise<void> | undefined;

  async function tryLetter(letter: Awaited<ReturnType<typeof listDueLetters>>[number]): Promise<void> {
    const { id, content_sealed: sealed } = letter;
    const forNobody = letter.staff_id === null && letter.enrolment_id === null;
    if (forNobody || sealed === null) return deleteLetter(db, id);
    const now = clock.now().getTime();
    const minutes = PAUSES[Math.min(letter.tries, PAUSES.length - 1)] ?? 0;
    // The next try is written down before this one: a crash half-way sends twice rather than never.
    const next = new Date(now + minutes * MINUTE).toISOString();
    if (!(await claimLetter(db, letter, next))) return;
    try {
      await send(id, Content.parse(JSON.parse(keys.open(sealed, id))), stopping.signal);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const refused = isRefusedForGood(error);
      const failure = refused ? 'refused' : 'unreachable';
      const end = Math.min(Date.parse(letter.created_at) + DAY, Date.parse(letter.useless_at));
      const over = refused || Date.parse(next) >= end;
      log.warn({ letter: id, failure, ...codesOf(error), over }, 'letter not delivered');
      if (over) await updateLetterGivenUp(db, id, clock.now().toISOString(), failure);
      else await updateLetterFailure(db, id, failure);
      return;
    }
    await updateLetterDelivered(db, id, clock.now().toISOString());
  }

  async function sendAll(): Promise<void> {
    const now = clock.now();
    await deleteOldLetters(db, new Date(now.getTime() - KEPT_DAYS * DAY).toISOString());
    for (const letter of await listDueLetters(db, now.toISOString(), AT_ONCE)) {
      if (stopping.signal.aborted) return;
      await tryLetter(letter);
    }
  }

  function sendDue(): Promise<void> {
    // A round that runs already may have looked before the newest letter came: this one follows it.
    const round = (sending ?? Promise.resolve()).catch(() => {}).then(sendAll);
    sending = round;
    return round;
  }

  function after(ms: number): void {
    const at = performance.now() + ms;
    // Whoever wakes it again and again does not put it off.
    if (stopping.signal.aborted || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(async () => {
      due = Number.POSITIVE_INFINITY;
      await sendDue().catch((error: unknown) => log.error({ err: error }, 'outbox'));
      after(ROUND_MS);
    }, ms);
    timer.unref();
  }

  return {
    async queue(trx, ...letters) {
      const now = clock.now().toISOString();
      const rows = letters.map(({ purpose, staffId, enrolmentId, content, uselessAt }) => {
        const id = newId();
        return {
          id,
          purpose,
          staff_id: staffId,
          enrolment_id: enrolmentId ?? null,
          content_sealed: keys.seal(JSON.stringify(content), id),
          created_at: now,
          useless_at: uselessAt.toISOString(),
          tries: 0,
          next_try_at: now,
          delivered_at: null,
          given_up_at: null,
          failure: null,
        };
      });
      await insertLetters(trx, rows);
    },
    wake: () => after(WAKE_MS),
    sendDue,
    start: () => after(0),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await sending?.catch(() => {});
    },
  };
}

/** What of a mail server's refusal may be logged: its words may hold the address. */
function codesOf(error: unknown) {
  if (!(error instanceof Error)) return {};
  return {
    code: 'code' in error ? error.code : undefined,
    status: 'responseCode' in error ? error.responseCode : undefined,
  };
}
