import { insertMany } from '../engines/differences.ts';
import type { Db } from '../index.ts';
import type { AttendanceTable } from '../schema/attendance.ts';
import type { CaseEventTable } from '../schema/case-event.ts';
import type { CitizenTable } from '../schema/citizen.ts';
import type { CitizenCaseTable } from '../schema/citizen-case.ts';
import type { CitizenNameTable } from '../schema/citizen-name.ts';
import type { ResponseTable } from '../schema/response.ts';
import type { SessionTable } from '../schema/session.ts';
import type { SessionTopicTable } from '../schema/session-topic.ts';

/** Rows that belong together: written in one transaction. */
export interface Batch {
  readonly citizens: CitizenTable[];
  readonly names: CitizenNameTable[];
  readonly cases: CitizenCaseTable[];
  readonly caseEvents: CaseEventTable[];
  readonly sessions: SessionTable[];
  readonly topics: SessionTopicTable[];
  readonly attendances: AttendanceTable[];
  readonly responses: ResponseTable[];
}

export function emptyBatch(): Batch {
  return {
    citizens: [],
    names: [],
    cases: [],
    caseEvents: [],
    sessions: [],
    topics: [],
    attendances: [],
    responses: [],
  };
}

/** The tables a batch goes to. */
export const BATCH_TABLES = [
  'citizen',
  'citizen_name',
  'citizen_case',
  'case_event',
  'session',
  'session_topic',
  'attendance',
  'response',
] as const;

/** Writes a batch: what is referred to comes first. */
export async function writeBatch(db: Db, batch: Batch): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await insertMany(trx, 'citizen', batch.citizens);
    await insertMany(trx, 'citizen_name', batch.names);
    await insertMany(trx, 'citizen_case', batch.cases);
    await insertMany(trx, 'case_event', batch.caseEvents);
    await insertMany(trx, 'session', batch.sessions);
    await insertMany(trx, 'session_topic', batch.topics);
    await insertMany(trx, 'attendance', batch.attendances);
    await insertMany(trx, 'response', batch.responses);
  });
}
