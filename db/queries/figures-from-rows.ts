import { sql } from 'kysely';
import type { Db } from '../index.ts';

/** What an attendance or its session is narrowed by here, and the column that says it. */
const ROW_COLUMNS = {
  ageBand: 'a.age_band',
  gender: 'a.gender',
  education: 'a.education',
  occupation: 'a.occupation',
  citizenship: 'a.citizenship',
  language: 'a.language',
  mode: 's.mode',
  channel: 's.channel',
} as const;
type RowDimension = keyof typeof ROW_COLUMNS;

/** One of its codes, or `unknown` where none is written. */
export interface RowFilter {
  readonly name: RowDimension;
  readonly code: string;
}

const KEYS = {
  total: sql`''`,
  month: sql`substr(a.day, 1, 7)`,
  site: sql`a.site_id`,
  topic: sql`coalesce(t.topic, 'unknown')`,
  ageBand: sql`coalesce(a.age_band, 'unknown')`,
  gender: sql`coalesce(a.gender, 'unknown')`,
} as const;

/** The tables that can be counted from the rows. */
type RowTable = keyof typeof KEYS;

/** Accesses, people and sessions of the network by the keys of a table, counted by the engine: what figures save us. */
export async function countFromRows(
  db: Db,
  { from, to }: { readonly from: string; readonly to: string },
  filters: readonly RowFilter[],
  table: RowTable,
): Promise<{ key: string; accesses: number; uniques: number; sessions: number }[]> {
  const topics = table === 'topic' ? sql`left join session_topic t on t.session_id = s.id` : sql``;
  const conditions = filters.map(({ name, code }) =>
    code === 'unknown'
      ? sql`and ${sql.ref(ROW_COLUMNS[name])} is null`
      : sql`and ${sql.ref(ROW_COLUMNS[name])} = ${code}`,
  );
  const { rows } = await sql<{ key: string; accesses: number; uniques: number; sessions: number }>`
    select ${KEYS[table]} as key, count(*) as accesses, count(distinct a.person_no) as uniques,
      count(distinct s.id) as sessions
    from attendance a
    inner join session s on s.id = a.session_id
    ${topics}
    where a.day >= ${from} and a.day <= ${to} and a.counts = 1 ${sql.join(conditions, sql` `)}
    group by 1
    order by 1`.execute(db);
  return rows;
}
