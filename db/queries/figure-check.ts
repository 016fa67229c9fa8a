import { type RawBuilder, sql, type Transaction } from 'kysely';
import { TALLIED, type Tallied, type TallyFigures } from '../figure-content/tally.ts';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';

/** Sites with anything recorded or kept, in order. */
export async function listFigureSites(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('site')
    .select('id')
    .union(db.selectFrom('figure_cell').select('site_id as id').distinct())
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export interface Recounted extends TallyFigures {
  readonly month: string;
  readonly dimension: Tallied;
  readonly key: string;
}

/** What each dimension is told apart by in the rows. */
const KEYS: Record<Tallied, RawBuilder<string>> = {
  total: sql`''`,
  day: sql`substr(a.day, 9)`,
  topic: sql`coalesce(t.topic, '')`,
  mode: sql`s.mode`,
  channel: sql`s.channel`,
  hour: sql`substr(s.start_time, 1, 2)`,
  facilitator: sql`s.facilitator_id`,
  ageBand: sql`coalesce(a.age_band, '')`,
  gender: sql`coalesce(a.gender, '')`,
  education: sql`coalesce(a.education, '')`,
  occupation: sql`coalesce(a.occupation, '')`,
  citizenship: sql`coalesce(a.citizenship, '')`,
  language: sql`coalesce(a.language, '')`,
};

/** The figures of a site month by month, counted by the engine from the rows, for each key of each dimension. */
export async function recountSite(trx: Transaction<Database>, siteId: string): Promise<Recounted[]> {
  const recounted: Recounted[] = [];
  for (const dimension of TALLIED) {
    const topics = dimension === 'topic' ? sql`left join session_topic t on t.session_id = s.id` : sql``;
    const { rows } = await sql<Omit<Recounted, 'dimension'>>`
      select substr(a.day, 1, 7) as month, ${KEYS[dimension]} as key, count(*) as accesses,
        count(distinct a.person_no) as uniques, count(a.person_no) as identified,
        count(distinct a.session_id) as sessions, sum(s.minutes) as "personMinutes",
        sum(case when c.id is null then 0 else 1 end) as fresh, sum(1 - a.has_code) as "withoutCode",
        coalesce(sum(a.person_no), 0) as "personSum"
      from attendance a
      inner join session s on s.id = a.session_id
      left join citizen c on c.no = a.person_no and c.first_attendance_id = a.id and c.merged_into is null
      ${topics}
      where a.site_id = ${siteId} and a.counts = 1 and s.deleted_at is null
      group by 1, 2`.execute(trx);
    for (const row of rows) recounted.push({ ...row, dimension });
  }
  return recounted;
}

/** How many baselines of a site have the same day, age and levels. */
export async function recountBaselines(trx: Transaction<Database>, siteId: string) {
  return trx
    .selectFrom('response')
    .select(['day', 'age', 'overall', 'area_il', 'area_cc', 'area_dcc', 'area_sf', 'area_ps'])
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('site_id', '=', siteId)
    .where('instrument', '=', 'dsi-2')
    .where('status', '=', 'complete')
    .where('is_baseline', '=', 1)
    .where('overall', 'is not', null)
    .groupBy(['day', 'age', 'overall', 'area_il', 'area_cc', 'area_dcc', 'area_sf', 'area_ps'])
    .execute();
}
