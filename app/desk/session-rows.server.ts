import type { Insertable } from 'kysely';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import type { AttendanceRow, WholeSession } from '../../db/queries/sessions.ts';
import type { AttendanceTable } from '../../db/schema/attendance.ts';
import { openIdentity, snapshotOf } from '../people/open-identity.ts';
import { newId } from '../platform/ids.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import type { SessionContent } from './session-form.server.ts';

/**
 * One row a head: each citizen with the snapshot of the day, then the anonymous ones. Whoever was in the session
 * `before` a correction keeps what they had told then; only the age band follows the day.
 */
export function attendanceRows(
  keys: KeyRing,
  session: { readonly id: string; readonly siteId: string; readonly day: string },
  people: readonly CitizenRow[],
  anonymous: number,
  before: readonly AttendanceRow[] = [],
): Insertable<AttendanceTable>[] {
  const base = { session_id: session.id, site_id: session.siteId, day: session.day, counts: 1 as const };
  const known = people.map((citizen) => ({
    ...base,
    id: newId(),
    citizen_id: citizen.id,
    person_no: citizen.person_no,
    ...snapshotOf(
      before.find((row) => row.citizen_id === citizen.id) ?? citizen,
      openIdentity(keys, citizen),
      session.day,
    ),
  }));
  const nobody = { citizen_id: null, person_no: null, age_band: null, gender: null };
  const unknown = Array.from({ length: anonymous }, () => ({
    ...base,
    ...nobody,
    id: newId(),
    education: null,
    occupation: null,
    citizenship: null,
    province: null,
  }));
  return [...known, ...unknown];
}

/** What a saved session says, as the form would say it. */
export function contentOf(keys: KeyRing, { session, topics, attendances }: WholeSession): SessionContent {
  const people = attendances.flatMap((row) => (row.citizen_id === null ? [] : [row.citizen_id]));
  return {
    day: session.day,
    startTime: session.start_time,
    minutes: session.minutes,
    mode: session.mode,
    channel: session.channel,
    outcome: session.outcome,
    topics: [...topics].sort(),
    note: session.note_sealed === null ? null : keys.open(session.note_sealed, session.id),
    people: people.sort(),
    anonymous: attendances.length - people.length,
    caseId: session.case_id,
  };
}

/** The columns a content fills. */
export function sessionColumns(keys: KeyRing, id: string, content: SessionContent) {
  return {
    day: content.day,
    start_time: content.startTime,
    minutes: content.minutes,
    mode: content.mode,
    channel: content.channel,
    outcome: content.outcome,
    note_sealed: content.note === null ? null : keys.seal(content.note, id),
    case_id: content.caseId,
  };
}
