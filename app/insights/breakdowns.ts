/**
 * What figures may be told apart by, under the question each answers; the names are those of addresses and of the API.
 */
export const SECTIONS = {
  when: ['month', 'weekdayHour'],
  where: ['organisation', 'comune', 'site', 'programme'],
  what: ['topic', 'competence', 'service', 'mode', 'channel'],
  who: ['ageBand', 'gender', 'education', 'occupation', 'citizenship', 'language'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type SectionName = keyof typeof SECTIONS;
export type Breakdown = (typeof SECTIONS)[SectionName][number];

export const SECTION_NAMES: readonly SectionName[] = ['when', 'where', 'what', 'who'];
export const BREAKDOWNS: readonly Breakdown[] = SECTION_NAMES.flatMap((name) => [...SECTIONS[name]]);

/** Of these every row is a question of its own: no session says them. */
const APART = ['programme', 'competence', 'service'] as const satisfies readonly Breakdown[];
export type CountedApart = (typeof APART)[number];

export function isCountedApart(name: Breakdown): name is CountedApart {
  return APART.some((one) => one === name);
}

/** The overview tells its findings out of these and shows the table of the first. */
export const OVERVIEW = [
  'month',
  'site',
  'topic',
  'ageBand',
  'gender',
] as const satisfies readonly Breakdown[];

/** What is known of a session or of who came, and may be narrowed to, as addresses and the API name it. */
export const CODE_FILTERS = [
  'topic',
  'mode',
  'channel',
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
  'weekday',
  'hour',
] as const;
export type CodeFilter = (typeof CODE_FILTERS)[number];

/** Rows of these are no parts of the whole: a session may have several topics, a site several programmes. */
export const OVERLAPPING: ReadonlySet<Breakdown> = new Set(['topic', ...APART]);
