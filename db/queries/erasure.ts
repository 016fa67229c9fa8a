import type { Db, Trx } from '../index.ts';

/** What was erased, in numbers: for the certificate. */
export interface ErasedCounts {
  readonly records: number;
  readonly notes: number;
  readonly cases: number;
  readonly questionnaires: number;
}

interface Erasure {
  readonly personNo: number;
  /** The person's own request, which leaves a mark for the code; null where the time is over: who comes back is new. */
  readonly requestId: string | null;
  /** null for the nightly run: the ending of what was open has no author and no step of its own. */
  readonly staffId: string | null;
  readonly at: string;
  readonly day: string;
  /** A new id of a case's event. */
  readonly newId: () => string;
  /** A sealed identity that says nothing, bound to the record. */
  readonly emptyIdentity: (citizenId: string) => string;
}

/**
 * Erases who a person is and everything written about them, in all records that count as this person: identity, code,
 * profile, notes of their visits, next steps, answers that were never finished. What remains counts and points at
 * nobody: attendances, topics, finished questionnaires under a number. Null when there is no such person any more.
 */
export async function erasePerson(trx: Trx, erasure: Erasure): Promise<ErasedCounts | null> {
  const { personNo, at, day } = erasure;
  // Held first: whoever saves for this person waits, and finds nobody.
  const records = await trx
    .updateTable('citizen')
    .set({ erased_on: day, updated_at: at })
    .where('person_no', '=', personNo)
    .where('erased_on', 'is', null)
    .returning(['id', 'code_key'])
    .execute();
  if (records.length === 0) return null;
  const ids = records.map(({ id }) => id);

  for (const { id, code_key } of records) {
    if (code_key !== null && erasure.requestId !== null) {
      await markErased(trx, code_key, day, erasure.requestId);
    }
    await trx
      .updateTable('citizen')
      .set({
        code_key: null,
        code_kind: 'none',
        identity_sealed: erasure.emptyIdentity(id),
        gender: null,
        education: null,
        occupation: null,
        citizenship: null,
        province: null,
        language: null,
      })
      .where('id', '=', id)
      .execute();
  }
  for (const table of ['code_in_hand', 'citizen_name', 'notice_reading', 'home_link'] as const) {
    await trx.deleteFrom(table).where('citizen_id', 'in', ids).execute();
  }
  // Typed twice, a sheet may hold answers of its own.
  await trx
    .deleteFrom('paper')
    .where('response_id', 'in', trx.selectFrom('response').select('id').where('person_no', '=', personNo))
    .execute();
  await eraseEnrolments(trx, personNo, at);
  return {
    records: records.length,
    notes: await eraseNotes(trx, personNo),
    cases: await eraseCases(trx, erasure),
    questionnaires: await eraseQuestionnaires(trx, personNo, at),
  };
}

async function markErased(trx: Trx, codeKey: string, day: string, requestId: string): Promise<void> {
  await trx
    .insertInto('erased_code')
    .values({ code_key: codeKey, erased_on: day, request_id: requestId })
    .onConflict((conflict) =>
      conflict.column('code_key').doUpdateSet({ erased_on: day, request_id: requestId }),
    )
    .execute();
}

/**
 * Notes and former versions of every visit of the person: a note of a group may be about anybody in it. A correction that
 * read the note before comes too late.
 */
async function eraseNotes(trx: Trx, personNo: number): Promise<number> {
  const visits = trx.selectFrom('attendance').select('session_id').where('person_no', '=', personNo);
  await trx.deleteFrom('session_revision').where('session_id', 'in', visits).execute();
  const result = await trx
    .updateTable('session')
    .set((eb) => ({ note_sealed: null, revision: eb('revision', '+', 1) }))
    .where('id', 'in', visits)
    .where('note_sealed', 'is not', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Next steps go; what was still open ends. */
async function eraseCases(trx: Trx, { personNo, at, day, staffId, newId }: Erasure): Promise<number> {
  const all = await trx
    .selectFrom('citizen_case')
    .select(['id', 'status'])
    .where('person_no', '=', personNo)
    .execute();
  if (all.length === 0) return 0;
  await trx
    .updateTable('case_event')
    .set({ next_step_sealed: null })
    .where(
      'case_id',
      'in',
      all.map(({ id }) => id),
    )
    .execute();
  for (const { id, status } of all) {
    const ends = status === 'open' || status === 'waiting';
    await trx
      .updateTable('citizen_case')
      .set((eb) => ({
        next_step_sealed: null,
        due_on: null,
        waiting_on: null,
        revision: eb('revision', '+', 1),
        updated_at: at,
        ...(ends ? { status: 'abandoned' as const, closed_on: day } : {}),
      }))
      .where('id', '=', id)
      .execute();
    if (!ends || staffId === null) continue;
    await trx
      .insertInto('case_event')
      .values({
        id: newId(),
        case_id: id,
        at,
        day,
        staff_id: staffId,
        kind: 'abandoned',
        waiting_on: null,
        due_on: null,
        next_step_sealed: null,
      })
      .execute();
  }
  return all.length;
}

/** How to reach the person and what she needs go, with the letters on their way and her own page; seats become free. */
async function eraseEnrolments(trx: Trx, personNo: number, at: string): Promise<void> {
  const enrolments = trx.selectFrom('enrolment').select('id').where('person_no', '=', personNo);
  await trx.deleteFrom('letter').where('enrolment_id', 'in', enrolments).execute();
  await trx
    .updateTable('certificate')
    .set({ code_sealed: null })
    .where('enrolment_id', 'in', enrolments)
    .execute();
  await trx
    .updateTable('enrolment')
    .set({ contact_sealed: null, needs_sealed: null, token_hash: null })
    .where('person_no', '=', personNo)
    .execute();
  await trx
    .updateTable('enrolment')
    .set((eb) => ({
      status: 'withdrawn' as const,
      offered_until: null,
      withdrawn_at: at,
      withdrawal_reason: 'erased' as const,
      revision: eb('revision', '+', 1),
      updated_at: at,
    }))
    .where('person_no', '=', personNo)
    .where('status', 'not in', ['withdrawn', 'completed'])
    .execute();
}

/** Answers nobody finished count for nothing: they go. */
async function eraseQuestionnaires(trx: Trx, personNo: number, at: string): Promise<number> {
  const result = await trx
    .updateTable('response')
    .set({ status: 'discarded', answers: '{}', updated_at: at })
    .where('person_no', '=', personNo)
    .where('status', '<>', 'complete')
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Keys looked for in one query. */
const KEYS_AT_ONCE = 500;

/** Which of these look-up keys are of codes whose records were erased. */
export async function listErasedCodes(db: Db, codeKeys: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let start = 0; start < codeKeys.length; start += KEYS_AT_ONCE) {
    const part = codeKeys.slice(start, start + KEYS_AT_ONCE);
    const rows = db.selectFrom('erased_code').select('code_key').where('code_key', 'in', part);
    found.push(...(await rows.execute()).map(({ code_key }) => code_key));
  }
  return found;
}

/** When the records of a code were erased, under any of its look-up keys; undefined when they never were. */
export async function findErasedCode(db: Db, codeKeys: readonly string[]): Promise<string | undefined> {
  if (codeKeys.length === 0) return undefined;
  const row = await db
    .selectFrom('erased_code')
    .select('erased_on')
    .where('code_key', 'in', codeKeys)
    .orderBy('erased_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.erased_on;
}
