import type { Db } from '../../db/index.ts';

interface Asked {
  from: string;
  to: string;
  siteIds: readonly string[];
  filters?: Readonly<Record<string, readonly string[]>>;
}

/** The figures counted row by row from the tables, with none of the product's code: what the product must say. */
export async function countByHand(db: Db, asked: Asked) {
  const sessions = new Map(
    (await db.selectFrom('session').selectAll().execute()).map((row) => [row.id, row]),
  );
  const topics = await db.selectFrom('session_topic').selectAll().execute();
  const citizens = await db.selectFrom('citizen').selectAll().execute();
  const firsts = new Set(
    citizens.filter((row) => row.merged_into === null).map((row) => row.first_attendance_id),
  );
  const survivor = (id: string): string => {
    const into = citizens.find((row) => row.id === id)?.merged_into;
    return into ? survivor(into) : id;
  };
  const sites = new Map((await db.selectFrom('site').selectAll().execute()).map((row) => [row.id, row]));
  const asksFor = (row: { site_id: string; day: string }) =>
    asked.siteIds.includes(row.site_id) && row.day >= asked.from && row.day <= asked.to;

  const rows = (await db.selectFrom('attendance').selectAll().execute()).flatMap((row) => {
    const session = sessions.get(row.session_id);
    if (!session || session.deleted_at !== null || !asksFor(session)) return [];
    const own = topics.filter((topic) => topic.session_id === session.id).map((topic) => topic.topic);
    const day = new Date(`${session.day}T12:00:00Z`).getUTCDay();
    const weekday = day === 0 ? '7' : String(day);
    const hour = session.start_time.slice(0, 2);
    const keys: Record<string, readonly string[]> = {
      month: [session.day.slice(0, 7)],
      site: [session.site_id],
      organisation: [sites.get(session.site_id)?.organisation_id ?? 'unknown'],
      comune: [sites.get(session.site_id)?.comune ?? 'unknown'],
      topic: own.length > 0 ? own : ['unknown'],
      ageBand: [row.age_band ?? 'unknown'],
      gender: [row.gender ?? 'unknown'],
      education: [row.education ?? 'unknown'],
      occupation: [row.occupation ?? 'unknown'],
      citizenship: [row.citizenship ?? 'unknown'],
      language: [row.language ?? 'unknown'],
      withCode: [row.has_code === 1 ? 'yes' : 'no'],
      mode: [session.mode],
      channel: [session.channel],
      weekday: [weekday],
      hour: [hour],
      weekdayHour: [`${weekday}-${hour}`],
      facilitator: [session.facilitator_id],
    };
    for (const [name, codes] of Object.entries(asked.filters ?? {})) {
      if (!keys[name]?.some((key) => codes.includes(key))) return [];
    }
    return [
      {
        session,
        keys,
        person: row.citizen_id === null ? null : survivor(row.citizen_id),
        isNew: firsts.has(row.id),
        hasCode: row.has_code === 1,
      },
    ];
  });
  type Row = (typeof rows)[number];

  const figures = (set: readonly Row[]) => {
    const visited = [...new Set(set.map((row) => row.session))];
    return {
      accesses: set.length,
      uniques: new Set(set.map((row) => row.person).filter((person) => person !== null)).size,
      sessions: visited.length,
      minutes: visited.reduce((sum, session) => sum + session.minutes, 0),
      personMinutes: set.reduce((sum, row) => sum + row.session.minutes, 0),
      new: set.filter((row) => row.isNew).length,
      identified: set.filter((row) => row.person !== null).length,
      withoutCode: set.filter((row) => !row.hasCode).length,
    };
  };
  const by = (name: string) =>
    [...new Set(rows.flatMap((row) => row.keys[name] ?? []))]
      .sort()
      .map((key) => ({ key, ...figures(rows.filter((row) => row.keys[name]?.includes(key))) }));

  const baselines = (await db.selectFrom('response').selectAll().execute()).filter(
    (row) => row.status === 'complete' && row.is_baseline === 1 && asksFor(row),
  );
  const population = (age: number | null) =>
    age === null ? 'age_unknown' : age > 74 ? '75_plus' : age < 16 ? 'under_16' : '16_74';
  const groupCounts = (group: string) => {
    const members = baselines.filter((row) => population(row.age) === group);
    const level = (code: string) => members.filter((row) => row.overall === code).length;
    const area = (column: 'area_il' | 'area_cc' | 'area_dcc' | 'area_sf' | 'area_ps') => {
      const at = (code: string) =>
        members.filter((row) => row.overall !== 'NA' && row[column] === code).length;
      return { none: at('none'), B: at('B'), AB: at('AB') };
    };
    return {
      n: members.length,
      levels: {
        AB: level('AB'),
        B: level('B'),
        LW: level('LW'),
        N: level('N'),
        LM: level('LM'),
        X: level('X'),
        NA: level('NA'),
      },
      areas: {
        IL: area('area_il'),
        CC: area('area_cc'),
        DCC: area('area_dcc'),
        SF: area('area_sf'),
        PS: area('area_ps'),
      },
    };
  };

  return {
    participation: {
      total: figures(rows),
      by: {
        month: by('month'),
        site: by('site'),
        organisation: by('organisation'),
        comune: by('comune'),
        ageBand: by('ageBand'),
        gender: by('gender'),
        education: by('education'),
        occupation: by('occupation'),
        citizenship: by('citizenship'),
        language: by('language'),
        withCode: by('withCode'),
        mode: by('mode'),
        channel: by('channel'),
        weekday: by('weekday'),
        hour: by('hour'),
        weekdayHour: by('weekdayHour'),
        facilitator: by('facilitator'),
        topic: by('topic'),
      },
    },
    baselines: {
      n: baselines.length,
      byPopulation: {
        '16_74': groupCounts('16_74'),
        '75_plus': groupCounts('75_plus'),
        under_16: groupCounts('under_16'),
        age_unknown: groupCounts('age_unknown'),
      },
    },
  };
}
