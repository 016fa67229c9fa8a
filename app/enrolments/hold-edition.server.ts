import type { Db, Trx } from '../../db/index.ts';
import { findEdition, lockEdition, type SeenEdition } from '../../db/queries/editions.ts';
import { type EnrolmentTerm, findEnrolmentTerm } from '../../db/queries/enrolment-dues.ts';
import { type EnrolmentRow, listStandings, updateEnrolment } from '../../db/queries/enrolments.ts';
import { listLessons } from '../../db/queries/lessons.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { notFound } from '../platform/problem.ts';
import { keptUntil } from './deadlines.ts';
import { type EditionFacts, factsOf } from './edition-facts.ts';
import { writeLetterTo } from './letters.server.ts';
import { dueMoves, type Move } from './waiting-list.ts';

/** What enrolling works with. */
export type Enrolling = Pick<App, 'db' | 'keys' | 'mail' | 'config' | 'timeZone'>;

/** An edition that is held until the transaction ends: seats are counted by one at a time. */
export interface HeldEdition {
  readonly edition: SeenEdition;
  readonly facts: EditionFacts;
  readonly term: EnrolmentTerm;
  /** Everybody who did not withdraw, by order of arrival; after what was due. */
  readonly standings: readonly EnrolmentRow[];
  readonly now: Date;
  /** `now` as ISO text. */
  readonly at: string;
}

/** An edition as it stands, without what is due; throws `not_found` when there is none. */
async function readEdition(
  db: Db,
  { timeZone }: Pick<App, 'timeZone'>,
  edition: SeenEdition | undefined,
  now: Date,
): Promise<HeldEdition> {
  if (!edition) throw notFound();
  const { day } = civil(now, timeZone);
  return {
    edition,
    facts: factsOf(edition, await listLessons(db, NETWORK, edition.id)),
    term: await findEnrolmentTerm(db, day),
    standings: await listStandings(db, edition.id),
    now,
    at: now.toISOString(),
  };
}

/**
 * Holds an edition, and does first what is due by itself (see `dueMoves`): nothing depends on when a job runs. Throws
 * `not_found` outside the scope.
 */
export async function holdEdition(
  trx: Trx,
  app: Enrolling,
  scope: Scope,
  editionId: string,
  now: Date,
): Promise<HeldEdition> {
  const held = await readEdition(trx, app, await lockEdition(trx, scope, editionId), now);
  return { ...held, standings: await settle(trx, app, held) };
}

/** How an edition stands for whoever looks at it, after what was due. Throws `not_found` outside the scope. */
export async function lookAtEdition(
  app: Enrolling,
  scope: Scope,
  editionId: string,
  now: Date,
): Promise<HeldEdition> {
  const seen = await readEdition(app.db, app, await findEdition(app.db, scope, editionId), now);
  if (movesOf(app, seen).length === 0) return seen;
  const held = await app.db.transaction().execute((trx) => holdEdition(trx, app, scope, editionId, now));
  app.mail?.wake();
  return held;
}

/** Does what is due, and what follows from it; returns how everybody stands then. */
export async function settle(trx: Trx, app: Enrolling, held: HeldEdition): Promise<readonly EnrolmentRow[]> {
  const moves = movesOf(app, held);
  if (moves.length === 0) return held.standings;
  const byId = new Map(held.standings.map((row) => [row.id, row]));
  for (const move of moves) {
    const row = byId.get(move.id);
    if (row) await carryOut(trx, app, held, row, move);
  }
  return listStandings(trx, held.edition.id);
}

/** What is due in an edition by itself: nothing in one that is over. */
function movesOf(
  { timeZone }: Pick<App, 'timeZone'>,
  { edition, facts, term, standings, now, at }: HeldEdition,
): Move[] {
  if (edition.status !== 'planned') return [];
  const until = keptUntil(now, term.offer_hours, facts.firstDay, timeZone);
  return dueMoves(edition.seats, standings, at, until?.toISOString() ?? null);
}

async function carryOut(
  trx: Trx,
  app: Enrolling,
  held: HeldEdition,
  row: EnrolmentRow,
  move: Move,
): Promise<void> {
  const { at, now, edition } = held;
  const fact = {
    at: now,
    staffId: null,
    subjectKind: 'enrolment',
    subjectId: row.id,
    siteId: edition.site_id,
  } as const;
  switch (move.to) {
    case 'seatless':
      return updateEnrolment(trx, row.id, { holds_seat: 0 }, at);
    case 'offered': {
      const change = { status: 'offered', offered_until: move.until } as const;
      await updateEnrolment(trx, row.id, change, at);
      await audit(trx, { ...fact, action: 'enrolment.offer' });
      return writeLetterTo(trx, app, held, { ...row, ...change }, 'offered');
    }
    case 'withdrawn': {
      await updateEnrolment(
        trx,
        row.id,
        {
          ...ended(at, move.reason),
          // Nobody ever said yes: nothing of whoever typed it stays.
          ...(move.reason === 'unconfirmed' && { contact_sealed: null, needs_sealed: null }),
        },
        at,
      );
      await audit(trx, { ...fact, action: 'enrolment.lapse', detail: { kind: move.reason } });
      if (move.reason === 'offer_lapsed') await writeLetterTo(trx, app, held, row, 'lapsed');
    }
  }
}

/** The columns of an enrolment that ends. */
export function ended(at: string, reason: NonNullable<EnrolmentRow['withdrawal_reason']>) {
  return {
    status: 'withdrawn',
    withdrawal_reason: reason,
    withdrawn_at: at,
    offered_until: null,
    confirm_by: null,
    confirm_until: null,
    holds_seat: 0,
  } as const;
}
