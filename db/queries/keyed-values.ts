import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../index.ts';
import type { Database } from '../schema/database.ts';

/** Name of the key of installations that never changed it. Hashes made with it carry no name. */
export const FIRST_KEY = 'k1';

/** A column that holds what only a master key can make or read, and how it passes to another key. */
export interface KeyedColumn {
  readonly table: keyof Database;
  readonly column: string;
  /** Primary key. */
  readonly key: readonly string[];
  /** The column with the id a sealed text is bound to. */
  readonly record: string;
  /**
   * `sealed`: opened and sealed again; `code`: hashed again from the sealed identity; `text`: hashed again from the
   * sealed column `of`; `names`: all rows of the record made again from the identity; `passing`: forgotten.
   */
  readonly renewal: 'sealed' | 'code' | 'text' | 'names' | 'passing';
  /** Of `code` and `text`: the sealed column of the same row that says what was hashed. */
  readonly of?: string;
}

const sealed = (table: keyof Database, column: string, record = 'id', key = ['id']): KeyedColumn => ({
  table,
  column,
  key,
  record,
  renewal: 'sealed',
});

const signOn = (column: string, of: string): KeyedColumn => ({
  table: 'staff_sign_on',
  column,
  key: ['staff_id'],
  record: 'staff_id',
  renewal: 'text',
  of,
});

/** Every such column; `tests/db/keyed-values.test.ts` looks for one that is missing here. */
export const KEYED_COLUMNS: readonly KeyedColumn[] = [
  { table: 'citizen', column: 'code_key', key: ['id'], record: 'id', renewal: 'code', of: 'identity_sealed' },
  sealed('citizen', 'identity_sealed'),
  {
    table: 'citizen_name',
    column: 'name_key',
    key: ['citizen_id', 'name_key'],
    record: 'citizen_id',
    renewal: 'names',
  },
  sealed('citizen_case', 'next_step_sealed'),
  sealed('case_event', 'next_step_sealed', 'case_id'),
  sealed('session', 'note_sealed'),
  sealed('session', 'content_hash'),
  sealed('session_revision', 'content_sealed', 'session_id', ['session_id', 'revision']),
  sealed('letter', 'content_sealed'),
  sealed('enrolment', 'contact_sealed'),
  sealed('enrolment', 'needs_sealed'),
  sealed('enrolment_sheet', 'people_sealed'),
  sealed('certificate', 'code_sealed'),
  sealed('calendar_feed', 'token_sealed'),
  sealed('totp', 'secret_sealed', 'staff_id', ['staff_id']),
  signOn('identifier_key', 'identifier_sealed'),
  sealed('staff_sign_on', 'identifier_sealed', 'staff_id', ['staff_id']),
  signOn('subject_key', 'subject_sealed'),
  sealed('staff_sign_on', 'subject_sealed', 'staff_id', ['staff_id']),
  sealed('sign_on_attempt', 'checks_sealed', 'state_hash', ['state_hash']),
  // Nobody knows an erased code any more, so its mark cannot be made anew: a change of keys forgets it.
  { table: 'erased_code', column: 'code_key', key: ['code_key'], record: 'code_key', renewal: 'passing' },
  // Counts tries for a quarter of an hour: a change of keys starts the count again.
  {
    table: 'sign_in_failure',
    column: 'key_hash',
    key: ['key_hash'],
    record: 'key_hash',
    renewal: 'passing',
  },
];

/** The condition «written with this key». */
function isOn({ column }: Pick<KeyedColumn, 'column'>, keyId: string): RawBuilder<boolean> {
  const start = `${keyId}.`;
  const carries = sql<boolean>`substr(${sql.ref(column)}, 1, ${sql.lit(start.length)}) = ${start}`;
  if (keyId !== FIRST_KEY) return carries;
  return sql<boolean>`(${carries} or ${sql.ref(column)} not like '%.%')`;
}

/** How many values of a column are written with each of these keys. */
export async function countValuesByKey(
  db: Db,
  column: KeyedColumn,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = keyIds.map(
    (id, index) =>
      sql`cast(coalesce(sum(case when ${isOn(column, id)} then 1 else 0 end), 0) as integer) as ${sql.ref(`n${index}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(sums)} from ${sql.table(column.table)} where ${sql.ref(column.column)} is not null`.execute(
    db,
  );
  return new Map(keyIds.map((id, index) => [id, rows[0]?.[`n${index}`] ?? 0]));
}

/** How many values of the whole database are written with a key. */
export async function countValuesOn(db: Db, keyId: string): Promise<number> {
  let count = 0;
  for (const column of KEYED_COLUMNS) count += (await countValuesByKey(db, column, [keyId])).get(keyId) ?? 0;
  return count;
}

/** How many values of a column are not written with a key. */
export async function countValuesNotOn(db: Db, column: KeyedColumn, keyId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select cast(count(*) as integer) as count from ${sql.table(column.table)}
    where ${sql.ref(column.column)} is not null and not ${isOn(column, keyId)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A value to be written anew. */
export interface KeyedValue {
  /** Its row: values of the primary key. */
  readonly key: readonly (string | number)[];
  /** The id a sealed text is bound to. */
  readonly record: string;
  readonly value: string;
  /** The sealed text behind a hash (`of`); null elsewhere. */
  readonly hashed: string | null;
}

/** Values that are not written with `keyId`, by primary key after `after`; at most `limit`. */
export async function listValuesNotOn(
  db: Db,
  column: KeyedColumn,
  keyId: string,
  after: KeyedValue['key'] | null,
  limit: number,
): Promise<KeyedValue[]> {
  const keys = sql.join(column.key.map((name) => sql.ref(name)));
  const hashed = column.of === undefined ? sql`null` : sql.ref(column.of);
  const { rows } = await sql<Record<string, string | number>>`
    select ${sql.join(column.key.map((name, index) => sql`${sql.ref(name)} as ${sql.ref(`k${index}`)}`))},
      ${sql.ref(column.record)} as record, ${sql.ref(column.column)} as value, ${hashed} as hashed
    from ${sql.table(column.table)}
    where ${sql.ref(column.column)} is not null and not ${isOn(column, keyId)}
      ${after === null ? sql`` : sql`and (${keys}) > (${sql.join(after)})`}
    order by ${keys} limit ${sql.lit(limit)}`.execute(db);
  return rows.map((row) => ({
    key: column.key.map((_, index) => row[`k${index}`] ?? ''),
    record: String(row.record),
    value: String(row.value),
    hashed: row.hashed === null ? null : String(row.hashed),
  }));
}

/**
 * Writes values anew, at most 200, each only where it still says what was read: what somebody saved meanwhile stays.
 * Nothing else of the rows changes. Returns how many were written.
 */
export async function replaceValues(
  trx: Trx,
  column: KeyedColumn,
  changes: readonly (KeyedValue & { readonly renewed: string })[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const width = column.key.length;
  // Both engines call the columns of a list of values column1, column2, …
  const rows = changes.map(
    ({ key, value, renewed }) => sql`(${sql.join([...key.map(parameter), sql`${value}`, sql`${renewed}`])})`,
  );
  const { numAffectedRows } = await sql`
    update ${sql.table(column.table)} set ${sql.ref(column.column)} = v.${sql.ref(`column${width + 2}`)}
    from (values ${sql.join(rows)}) as v
    where ${sql.ref(`${column.table}.${column.column}`)} = v.${sql.ref(`column${width + 1}`)}
      and ${sql.join(
        column.key.map(
          (name, index) => sql`${sql.ref(`${column.table}.${name}`)} = v.${sql.ref(`column${index + 1}`)}`,
        ),
        sql` and `,
      )}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** A number says that it is one: PostgreSQL takes a parameter without a type for text. */
function parameter(value: string | number) {
  return typeof value === 'number' ? sql`cast(${value} as integer)` : sql`${value}`;
}

/** Forgets the values of a `passing` column that are not written with `keyId`. */
export async function deleteValuesNotOn(trx: Trx, column: KeyedColumn, keyId: string): Promise<void> {
  await sql`delete from ${sql.table(column.table)} where not ${isOn(column, keyId)}`.execute(trx);
}
