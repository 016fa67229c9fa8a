import type { Trx } from '../../db/index.ts';
import { type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import {
  addCountedSession,
  changeCountedSession,
  deleteCountedSession,
} from '../../db/queries/counted-sessions.ts';
import { findCourseCodes } from '../../db/queries/courses.ts';
import { listEditionTrainers } from '../../db/queries/editions.ts';
import type { lockRegister, RegisterRow } from '../../db/queries/registers.ts';
import { findSession, type WholeSession } from '../../db/queries/sessions.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { attendanceRows } from '../desk/session-rows.server.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { OpenedLesson } from './open-lesson.server.ts';
import { countedAs } from './rules.ts';

type Locked = NonNullable<Awaited<ReturnType<typeof lockRegister>>>;

/** The session a lesson counts as, and how many heads it has. */
interface SavedSession {
  readonly id: string;
  readonly heads: number;
}

/**
 * Makes a lesson one training session of everybody ticked, inside the transaction that holds its register; closed before,
 * it is the same session again, and whoever was in it keeps their row. Who has no card any more counts as a head.
 */
export async function saveSessionOfLesson(
  call: Call,
  trx: Trx,
  { lesson, edition, course }: OpenedLesson,
  locked: Locked,
  rows: readonly RegisterRow[],
): Promise<SavedSession> {
  const { app, now } = call;
  const at = now.toISOString();
  const citizens = rows.filter(
    ({ staff_id, present_minutes }) => staff_id === null && present_minutes !== null,
  );
  const people = await peopleOf(call, trx, citizens);
  const known = new Set(people.map((citizen) => citizen.id));
  const nameless = citizens.filter(({ card_id }) => card_id === null || !known.has(card_id)).length;

  const id = locked.session_id ?? newId();
  const before = locked.session_id === null ? undefined : await findSession(trx, NETWORK, id);
  const place = { id, siteId: edition.site_id, day: lesson.day };
  const attendances = attendanceRows(
    app.keys,
    place,
    people,
    locked.unnamed + nameless,
    before?.attendances ?? [],
  );
  const { topics } = await findCourseCodes(trx, course.id);
  const columns = {
    site_id: edition.site_id,
    facilitator_id: await teacherOf(call, trx, lesson.trainer_id, edition.id),
    day: lesson.day,
    start_time: lesson.start_time,
    minutes: locked.minutes,
    ...countedAs(edition.place_kind),
    updated_at: at,
  };
  if (before) await saveAgain(trx, before, { columns, topics, attendances }, at);
  else {
    const session = {
      id,
      ...columns,
      outcome: 'resolved',
      note_sealed: null,
      // No form was sent that could come again.
      content_hash: app.keys.seal('', id),
      case_id: null,
      revision: 1,
      created_at: at,
      deleted_at: null,
      deleted_by: null,
    };
    if (!(await addCountedSession(trx, session, topics, attendances)))
      throw new Problem('changed_meanwhile', 409);
  }
  return { id, heads: attendances.length };
}

async function saveAgain(
  trx: Trx,
  before: WholeSession,
  change: Parameters<typeof changeCountedSession>[2],
  at: string,
): Promise<void> {
  const saved =
    (await deleteCountedSession(trx, before, null, at)) && (await changeCountedSession(trx, before, change));
  if (!saved) throw new Problem('changed_meanwhile', 409);
}

const MOST_AT_ONCE = 200;

/** Everybody with a card, each once: two enrolments of one person, merged since, are one head. */
async function peopleOf(
  { actor, today }: Call,
  trx: Trx,
  rows: readonly Pick<RegisterRow, 'card_id'>[],
): Promise<CitizenRow[]> {
  const ids = [...new Set(rows.flatMap(({ card_id }) => card_id ?? []))];
  const people: CitizenRow[] = [];
  // They are on the register of a lesson in scope: met at this site before or not.
  const reader = { scope: NETWORK, staffId: actor.staffId, today };
  for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
    people.push(...(await listCitizens(trx, reader, ids.slice(from, from + MOST_AT_ONCE))));
  }
  return people;
}

/** Who held the lesson: its own trainer, else who closes it if she teaches the edition, else the edition's first. */
async function teacherOf({ actor }: Call, trx: Trx, own: string | null, editionId: string): Promise<string> {
  if (own !== null) return own;
  const trainers = (await listEditionTrainers(trx, [editionId])).map(({ staff_id }) => staff_id);
  return trainers.includes(actor.staffId) ? actor.staffId : (trainers[0] ?? actor.staffId);
}
