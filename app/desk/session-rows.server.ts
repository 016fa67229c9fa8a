import type { Insertable } from 'kysely';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import type { AttendanceRow, WholeSession } from '../../db/queries/sessions.ts';
import type { AttendanceTable } from '../../db/schema/attendance.ts';
import { openIdentity, snapshotOf } from '../people/open-identity.ts';
import { newId } from '../platform/ids.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import type { SessionContent } from './session-form.server.ts';

/** Who was in a session before a change of it: which row, and what it remembers of them. */
export type KnownHead = Pick<
  AttendanceRow,
  | 'id'
  | 'citizen_id'
  | 'day'
  | 'age_band'
  | 'gender'
  | 'education'
  | 'occupation'
  | 'citizenship'
  | 'province'
  | 'language'
  | 'has_code'
>;

/** What a session said at a revision, as it is kept. Revisions from before heads were kept have none. */
export interface KeptSession {
  readonly content: SessionContent;
  readonly heads: readonly KnownHead[];
}

/** A session as its revision keeps it, for `content_sealed`. */
export function keepSession(keys: KeyRing, whole: WholeSession): string {
  const heads = whole.attendances.flatMap((row): KnownHead[] => {
    const { session_id, site_id, counts, person_no, citizen_id, ...head } = row;
    return citizen_id === null ? [] : [{ ...head, citizen_id }];
  });
  const kept = { ...contentOf(keys, whole), heads };
  return keys.seal(JSON.stringify(kept), whole.session.id);
}

/** Opens what `keepSession` kept. */
export function keptSession(keys: KeyRing, id: string, sealed: string): KeptSession {
  const { heads = [], ...content }: SessionContent & { heads?: KnownHead[] } = JSON.parse(
    keys.open(sealed, id),
  );
  return { content, heads };
}

/**
 * One row a head: each citizen with the snapshot of the day, then the anonymous ones. Whoever was in the session
 * `before` a change keeps their row's id and what they had told then; on another day only the age band follows.
 */
export function attendanceRows(
  keys: KeyRing,
  session: { readonly id: string; readonly siteId: string; readonly day: string },
  people: readonly CitizenRow[],
  anonymous: number,
  before: readonly KnownHead[] = [],
): Insertable<AttendanceTable>[] {
  const base = { session_id: session.id, site_id: session.siteId, day: session.day, counts: 1 as const };
  const known = people.map((citizen) => {
    const head = before.find((row) => row.citizen_id === citizen.id);
    const snapshot = snapshotOf({ ...citizen, ...head }, openIdentity(keys, citizen), session.day);
    return {
      ...base,
      id: head?.id ?? newId(),
      citizen_id: citizen.id,
      person_no: citizen.person_no,
      ...snapshot,
      age_band: head?.day === session.day ? head.age_band : snapshot.age_band,
      has_code: head?.has_code ?? (citizen.code_kind === 'fiscal' ? 1 : 0),
    };
  });
  const nobody = { citizen_id: null, person_no: null, age_band: null, gender: null };
  const unknown = Array.from({ length: anonymous }, () => ({
    ...base,
    id: newId(),
    ...nobody,
    education: null,
    occupation: null,
    citizenship: null,
    province: null,
    language: null,
    has_code: 0 as const,
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
