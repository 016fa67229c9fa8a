import { type NotNull, sql } from 'kysely';
import {
  type BaselineLine,
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
  const lines = await listAttendanceLines(db, scope, from, to);
  const baselines = Map.groupBy(await listBaselines(db, scope, from, to), (row) => row.site_id);
  const linesOf = new Map(lines.map((row) => [row.site_id, row.lines]));
  const contents = new Map<string, FigureContent>();
  for (const siteId of new Set([...linesOf.keys(), ...baselines.keys()])) {
    const own = linesOf.get(siteId)?.split(LINE_END) ?? [];
    contents.set(siteId, packContent(own, (baselines.get(siteId) ?? []).map(lineOf), known));
  }
  return contents;
}

/**
 * The counting attendances of each site as one text, in the form that `packContent` takes: a value that crosses from the
 * engine costs more than all that is done with it. Sites first, because attendances are found by site and day.
 */
async function listAttendanceLines(db: Db, scope: Scope, from: string, to: string) {
  const [field, word, topic, line] = [FIELD_END, WORD_END, TOPIC_END, LINE_END].map((end) => sql.lit(end));
  const { rows } = await sql<{ site_id: string; lines: string }>`
    select p.id as site_id, string_agg(concat_ws(${field},
      substr(a.day, 9), a.session_id, s.minutes,
      concat_ws(${word}, s.mode, s.channel, substr(s.start_time, 1, 2), s.facilitator_id),
      coalesce((select string_agg(t.topic, ${topic}) from session_topic t where t.session_id = s.id), ''),
      coalesce(a.person_no, -1), case when c.id is null then 0 else 1 end, a.has_code,
      concat_ws(${word}, coalesce(a.age_band, ''), coalesce(a.gender, ''), coalesce(a.education, ''),
        coalesce(a.occupation, ''), coalesce(a.citizenship, ''), coalesce(a.language, ''))), ${line}) as lines
    from site p
    inner join attendance a on a.site_id = p.id
    inner join session s on s.id = a.session_id
    left join citizen c on c.first_attendance_id = a.id and c.no = a.person_no and c.merged_into is null
    where ${inScope(scope, 'p.id')} and a.day >= ${from} and a.day <= ${to} and a.counts = 1 and s.deleted_at is null
    group by p.id`.execute(db);
  return rows;
}

async function listBaselines(db: Db, scope: Scope, from: string, to: string) {
  return db
    .selectFrom('site as p')
    .innerJoin('response as r', 'r.site_id', 'p.id')
    .select(['r.site_id', 'r.day', 'r.age', 'r.overall'])
    .select(['r.area_il', 'r.area_cc', 'r.area_dcc', 'r.area_sf', 'r.area_ps'])
    .where(inScope(scope, 'p.id'))
    .where('r.day', '>=', from)
    .where('r.day', '<=', to)
    .where('r.instrument', '=', 'dsi-2')
    .where('r.status', '=', 'complete')
    .where('r.is_baseline', '=', 1)
    .where('r.overall', 'is not', null)
    .$narrowType<{ overall: NotNull }>()
    .execute();
}

function lineOf(row: Awaited<ReturnType<typeof listBaselines>>[number]): BaselineLine {
  const areas = [row.area_il, row.area_cc, row.area_dcc, row.area_sf, row.area_ps];
  return {
    day: Number(row.day.slice(8)),
    age: row.age,
    words: [row.overall, ...areas.map((level) => level ?? '')],
  };
}
