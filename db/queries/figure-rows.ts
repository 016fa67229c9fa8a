import { sql } from 'kysely';
import { type FigureContent, IS_NEW, WITH_CODE } from '../figure-content/content.ts';
import { encodeContent } from '../figure-content/encode.ts';
import { FIELD_END, LINE_END } from '../figure-content/line-reader.ts';
import { type ContentLines, openPacking } from '../figure-content/packing.ts';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** What is recorded of a site. */
interface SiteLines extends ContentLines {
  readonly site_id: string;
}

/** What figures need of some days (both included), site by site, read from the rows: only sites where something counts. */
export async function readFigureContents(
  db: Db,
  scope: Scope,
  from: string,
  to: string,
  pack = openPacking(),
): Promise<Map<string, FigureContent>> {
  const contents = new Map<string, FigureContent>();
  for (const lines of await listSiteLines(db, scope, from, to)) {
    if (lines.heads === null && lines.baselines === null) continue;
    const content = pack(lines);
    if (content.day.length + content.baselineDay.length > 0) contents.set(lines.site_id, content);
  }
  return contents;
}

/** A cell as it is kept. */
export interface PackedCell {
  readonly siteId: string;
  readonly content: Uint8Array;
  /** How many sessions count in it. */
  readonly sessions: number;
}

/** What is kept of a month (`YYYY-MM`), read from the rows: only sites where something counts. */
export async function readPackedCells(
  db: Db,
  scope: Scope,
  month: string,
  pack = openPacking(),
): Promise<PackedCell[]> {
  const contents = await readFigureContents(db, scope, `${month}-01`, `${month}-31`, pack);
  return Array.from(contents, ([siteId, content]) => ({
    siteId,
    content: encodeContent(content),
    sessions: content.day.length,
  }));
}

/** True when there are more attendances than this, those that do not count among them. */
export async function hasMoreAttendances(db: Db, than: number): Promise<boolean> {
  const row = await db.selectFrom('attendance').select('id').limit(1).offset(than).executeTakeFirst();
  return row !== undefined;
}

// Written out once: a save asks for them every time.
const [FIELD, LINE] = [FIELD_END, LINE_END].map((end) => `'${end}'`);
const SESSION_LINES = sql.raw<string>(`string_agg(concat_ws(${FIELD}, substr(s.day, 9), s.id, s.minutes,
    s.mode, s.channel, substr(s.start_time, 1, 2), s.facilitator_id, coalesce(t.topic, '')), ${LINE})
  from session s left join session_topic t on t.session_id = s.id where s.site_id = p.id and s.deleted_at is null`);
const HEAD_LINES = sql.raw<string>(`string_agg(concat_ws(${FIELD}, a.session_id, coalesce(a.person_no, -1),
    case when c.no is null then 0 else ${IS_NEW} end + ${WITH_CODE} * a.has_code,
    coalesce(a.age_band, ''), coalesce(a.gender, ''), coalesce(a.education, ''),
    coalesce(a.occupation, ''), coalesce(a.citizenship, ''), coalesce(a.language, '')), ${LINE})
  from attendance a
  left join citizen c on c.first_attendance_id = a.id and c.no = a.person_no and c.merged_into is null
  where a.site_id = p.id and a.counts = 1`);
const BASELINE_LINES = sql.raw<string>(`string_agg(concat_ws(${FIELD}, substr(r.day, 9), coalesce(r.age, -1),
    r.overall, coalesce(r.area_il, ''), coalesce(r.area_cc, ''), coalesce(r.area_dcc, ''),
    coalesce(r.area_sf, ''), coalesce(r.area_ps, '')), ${LINE})
  from response r where r.site_id = p.id and r.instrument = 'dsi-2' and r.status = 'complete' and r.is_baseline = 1
    and r.overall is not null`);

/**
 * A text for the sessions of each site, one for their heads and one for the baselines: a value that crosses from the
 * engine costs more than all that is done with it. Site by site, because rows are found by site and day.
 */
async function listSiteLines(db: Db, scope: Scope, from: string, to: string): Promise<readonly SiteLines[]> {
  const { rows } = await sql<SiteLines>`
    select p.id as site_id,
      (select ${SESSION_LINES} and s.day >= ${from} and s.day <= ${to}) as sessions,
      (select ${HEAD_LINES} and a.day >= ${from} and a.day <= ${to}) as heads,
      (select ${BASELINE_LINES} and r.day >= ${from} and r.day <= ${to}) as baselines
    from site p
    where ${inScope(scope, 'p.id')}`.execute(db);
  return rows;
}
