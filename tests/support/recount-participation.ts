import catalogue from '../../db/reference/code-lists/topic/1.json' with { type: 'json' };

/**
 * A second program for the figures of participation: reads the lines of `bottega export attendances` (and the catalogue of
 * topics as it is published) into plain maps and uses nothing of the product. What it says is what page, file and API must say.
 */

/** A line of the export. */
export interface ExportedLine {
  readonly session: string;
  readonly citizen: string | null;
  readonly site: string;
  readonly organisation: string;
  readonly comune: string;
  readonly day: string;
  readonly hour: string;
  readonly minutes: number;
  readonly mode: string;
  readonly channel: string;
  readonly topics: readonly string[];
  readonly ageBand: string | null;
  readonly gender: string | null;
  readonly education: string | null;
  readonly occupation: string | null;
  readonly citizenship: string | null;
  readonly language: string | null;
  readonly withCode: boolean;
  readonly new: boolean;
}

type Asked = Readonly<Record<string, string | readonly string[] | null>>;

/** The codes of a national list that the topics of a line have; «unknown» where a topic has none. */
function nationalOf(line: ExportedLine, list: 'se5' | 'se6'): string[] {
  const topics = line.topics.length > 0 ? line.topics : ['unknown'];
  const codes = topics.flatMap((topic) => {
    const own = catalogue.entries.find(({ code }) => code === topic)?.attributes[list] ?? [];
    return own.length > 0 ? own : ['unknown'];
  });
  return [...new Set(codes)];
}

/** What a line counts under, in every way of telling apart: a session without topics under «unknown». */
function keysOf(line: ExportedLine): Readonly<Record<string, readonly string[]>> {
  // Monday is 1, Sunday 7.
  const weekday = String(new Date(`${line.day}T12:00:00Z`).getUTCDay() || 7);
  return {
    site: [line.site],
    organisation: [line.organisation],
    comune: [line.comune],
    month: [line.day.slice(0, 7)],
    topic: line.topics.length > 0 ? line.topics : ['unknown'],
    competence: nationalOf(line, 'se5'),
    service: nationalOf(line, 'se6'),
    mode: [line.mode],
    channel: [line.channel],
    ageBand: [line.ageBand ?? 'unknown'],
    gender: [line.gender ?? 'unknown'],
    education: [line.education ?? 'unknown'],
    occupation: [line.occupation ?? 'unknown'],
    citizenship: [line.citizenship ?? 'unknown'],
    language: [line.language ?? 'unknown'],
    weekday: [weekday],
    hour: [line.hour],
    weekdayHour: [`${weekday}-${line.hour}`],
  };
}

function figures(lines: readonly ExportedLine[]) {
  const minutes = new Map(lines.map(({ session, minutes }) => [session, minutes]));
  return {
    accesses: lines.length,
    uniques: new Set(lines.map(({ citizen }) => citizen).filter((citizen) => citizen !== null)).size,
    hours: [...minutes.values()].reduce((sum, each) => sum + each, 0) / 60,
    personHours: lines.reduce((sum, line) => sum + line.minutes, 0) / 60,
    new: lines.filter((line) => line.new).length,
  };
}

/** Counts everything that `filters` (as an answer repeats them) ask for; rows by key, without those of nobody. */
export function recountParticipation(lines: readonly ExportedLine[], { from, to, by, ...filters }: Asked) {
  const here = lines.filter((line) => {
    const keys = keysOf(line);
    const inTime = line.day >= String(from) && line.day <= String(to);
    return (
      inTime &&
      Object.entries(filters).every(
        ([name, wanted]) => !Array.isArray(wanted) || keys[name]?.some((key) => wanted.includes(key)),
      )
    );
  });
  const rows = new Map<string, ExportedLine[]>();
  for (const line of typeof by === 'string' ? here : []) {
    for (const key of keysOf(line)[String(by)] ?? []) {
      const own = rows.get(key);
      if (own) own.push(line);
      else rows.set(key, [line]);
    }
  }
  return {
    total: figures(here),
    rows: Object.fromEntries([...rows].map(([key, own]) => [key, figures(own)])),
  };
}
