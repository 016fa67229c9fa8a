import { sql } from 'kysely';
import {
  FIELD_END,
  type FigureContent,
  LINE_END,
  packContent,
  TOPIC_END,
  WORD_END,
} from '../figure-content/content.ts';
import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

/** What is recorded of a site: lines apart by `LINE_END`, as `packContent` takes them; null where there is nothing. */
interface SiteLines {
  readonly site_id: string;
  readonly sessions: string | null;
  readonly heads: string | null;
  readonly baselines: string | null;
}

/**
 * What figures need of some days (both included), site by site, read from the rows: only sites where something counts.
 * `known` are words that keep their places.
 */
export async function readFigureContents(
  db: Db,
  scope: Scope,
  from: string,
  to: string,
  known: readonly string[] = [],
): Promise<Map<string, FigureContent>> {
  const contents = new Map<string, FigureContent>();
  for (const { site_id, sessions, heads, baselines } of await listSiteLines(db, scope, from, to)) {
    if (heads === null && baselines === null) continue;
    const lines = {
      sessions: linesOf(sessions),
      heads: linesOf(heads),
      baselines: linesOf(baselines),
    };
    const content = packContent(lines, known);
    if (content.day.length + content.baselineDay.length > 0) contents.set(site_id, content);
  }
  return contents;
}

const linesOf = (text: string | null) => text?.split(LINE_END) ?? [];

/**
 * A text for the sessions of each site, one for their heads and one for the baselines: a value that crosses from the
 * engine costs more than all that is done with it. Site by site, because rows are found by site and day.
 */
async function listSiteLines(db: Db, scope: Scope, from: string, to: string): Promise<readonly SiteLines[]> {
  const [field, word, topic, line] = [FIELD_END, WORD_END, TOPIC_END, LINE_END].map((end) => sql.lit(end));
  const { rows } = await sql<SiteLines>`
    select p.id as site_id,
      (select string_agg(concat_ws(${field}, substr(s.day, 9), s.id, s.minutes,
          concat_ws(${word}, s.mode, s.channel, substr(s.start_time, 1, 2), s.facilitator_id),
          coalesce((select string_agg(t.topic, ${topic}) from session_topic t where t.session_id = s.id), '')), ${line})
        from session s
        where s.site_id = p.id and s.day >= ${from} and s.day <= ${to} and s.deleted_at is null) as sessions,
      (select string_agg(concat_ws(${field}, a.session_id, coalesce(a.person_no, -1),
          case when c.id is null then 0 else 1 end, a.has_code,
          concat_ws(${word}, coalesce(a.age_band, ''), coalesce(a.gender, ''), coalesce(a.education, ''),
            coalesce(a.occupation, ''), coalesce(a.citizenship, ''), coalesce(a.language, ''))), ${line})
        from attendance a
        left join citizen c on c.first_attendance_id = a.id and c.no = a.person_no and c.merged_into is null
        where a.site_id = p.id and a.day >= ${from} and a.day <= ${to} and a.counts = 1) as heads,
      (select string_agg(concat_ws(${field}, substr(r.day, 9), coalesce(cast(r.age as text), ''),
          concat_ws(${word}, r.overall, coalesce(r.area_il, ''), coalesce(r.area_cc, ''), coalesce(r.area_dcc, ''),
            coalesce(r.area_sf, ''), coalesce(r.area_ps, ''))), ${line})
        from response r
        where r.site_id = p.id and r.day >= ${from} and r.day <= ${to} and r.instrument = 'dsi-2'
          and r.status = 'complete' and r.is_baseline = 1 and r.overall is not null) as baselines
    from site p
    where ${inScope(scope, 'p.id')}`.execute(db);
  return rows;
}
