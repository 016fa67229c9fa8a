/** A level of DSI 2.0 in an area; `skipped` was not answered. */
type AreaLevel = 'none' | 'B' | 'AB' | 'skipped';

/** The areas of DSI 2.0 are the areas of DigComp, in order (DSI 2.0 methodology, Eurostat 2022). */
const AREA_NUMBERS = { IL: '1', CC: '2', DCC: '3', SF: '4', PS: '5' } as const;

type WeakArea = keyof typeof AREA_NUMBERS;

/** All areas: who did not use the internet has none to be told apart by, and everything to begin with. */
export const AREAS: readonly WeakArea[] = ['IL', 'CC', 'DCC', 'SF', 'PS'];

/** The areas to work on: those below basic; where there is none, those that are no more than basic. */
export function weakAreas(
  levels: readonly { readonly area: WeakArea; readonly level: AreaLevel }[],
): WeakArea[] {
  for (const wanted of ['none', 'B'] as const) {
    const found = levels.filter(({ level }) => level === wanted);
    if (found.length > 0) return found.map(({ area }) => area);
  }
  return [];
}

/** A course with the competences of DigComp 2.2 it teaches (`1.1` to `5.4`). */
interface Teaches {
  readonly competences: readonly string[];
}

/** The areas a course teaches something in. */
function areasTaught({ competences }: Teaches): ReadonlySet<WeakArea> {
  return new Set(AREAS.filter((area) => competences.some((one) => one.startsWith(`${AREA_NUMBERS[area]}.`))));
}

/**
 * The courses that meet at least one of the areas, each with those it meets: most areas first, then those that teach
 * least besides, then as they come (nearest first).
 */
export function suitableCourses<C extends Teaches>(
  courses: readonly C[],
  weak: readonly WeakArea[],
): { readonly course: C; readonly meets: readonly WeakArea[] }[] {
  return courses
    .map((course) => {
      const taught = areasTaught(course);
      return { course, meets: weak.filter((area) => taught.has(area)), besides: taught.size };
    })
    .filter(({ meets }) => meets.length > 0)
    .sort((a, b) => b.meets.length - a.meets.length || a.besides - b.besides)
    .map(({ course, meets }) => ({ course, meets }));
}
