import { recordOf } from '../../db/figure-content/columns.ts';
import { coverOf, type NamedTree } from '../disclosure/named-tree.ts';
import { SUPPRESSED } from '../disclosure/shown.ts';
import type { Places } from './count-participation.server.ts';
import {
  type Filters,
  type Grouping,
  NO_FIGURES,
  type Participation,
  type ParticipationFigures,
  UNKNOWN,
  WITH_CODE,
} from './participation.ts';
import { NOBODY, type Part, type ParticipationRelease, type Sight } from './participation-release.server.ts';
import { monthsOf, type Period } from './period.ts';
import type { ShownFigures, ShownParticipation, ShownRow } from './show-participation.ts';

/** What was asked, in whole months. */
interface ShownQuestion<Asked extends Grouping = Grouping> extends Period {
  readonly isAsked: (siteId: string) => boolean;
  readonly filters: Filters;
  readonly by: readonly Asked[];
}

/** For staff who may open the persons themselves, at their own sites: nothing is hidden. */
export function showExactly<Asked extends Grouping>(
  { total, by }: Participation<Asked>,
  asked: readonly Asked[],
): ShownParticipation<Asked> {
  const rowsOf = (grouping: Asked) =>
    by[grouping].map((row) => ({ key: row.key, ...unveil(row, EVERYTHING) }));
  return { total: unveil(total, EVERYTHING), by: recordOf(asked, rowsOf), tooFine: [], asOf: null };
}

/** For everybody else: what can be composed of published cells. The figures must be of the data of the release, as of `asOf`. */
export function showPublished<Asked extends Grouping>(
  { total, by }: Participation<Asked>,
  release: ParticipationRelease,
  placesOfSites: Places,
  question: ShownQuestion<Asked>,
  asOf: number | null,
): ShownParticipation<Asked> {
  const sights = sightsOf(release, placesOfSites, question);
  const tooFine: Asked[] = [];
  const rowsOf = (grouping: Asked): ShownRow[] => {
    const counted = new Map<string, ParticipationFigures>(by[grouping].map((row) => [row.key, row]));
    const rows = sights.rowsOf(grouping);
    if (!rows || (rows.length > 0 && rows.every(({ sight }) => !sight.isPublished))) {
      tooFine.push(grouping);
      return [];
    }
    const figuresOf = (key: string) => counted.get(key) ?? NO_FIGURES;
    return rows
      .filter(({ key, sight }) => grouping === 'month' || !sight.accesses || figuresOf(key).accesses > 0)
      .map(({ key, sight }) => ({ key, ...unveil(figuresOf(key), sight) }));
  };
  return { total: unveil(total, sights.total), by: recordOf(question.by, rowsOf), tooFine, asOf };
}

function unveil(figures: ParticipationFigures, sight: RowSight): ShownFigures {
  const seen = (value: number, isSeen: boolean) => (isSeen ? { value, suppressed: false } : SUPPRESSED);
  return {
    accesses: seen(figures.accesses, sight.accesses),
    uniques: seen(figures.uniques, sight.people),
    sessions: seen(figures.sessions, sight.accesses),
    minutes: seen(figures.minutes, sight.accesses),
    personMinutes: seen(figures.personMinutes, sight.accesses),
    new: seen(figures.new, sight.new),
    identified: seen(figures.identified, sight.accesses),
    withoutCode: seen(figures.withoutCode, sight.withoutCode),
  };
}

/** Who had no fiscal code is a cell of a table of its own. */
interface RowSight extends Sight {
  readonly withoutCode: boolean;
}

const EVERYTHING: RowSight = { ...NOBODY, withoutCode: true };

/** What may be seen of the whole, and of the rows of a grouping (null where there is no table of it). */
function sightsOf(
  release: ParticipationRelease,
  placesOfSites: Places,
  { from, to, isAsked, filters }: ShownQuestion,
) {
  const { places, times } = release;
  const months = monthsOf({ from, to });
  const sites = [...places.keys].filter(isAsked);
  const union = (tree: NamedTree, keys: readonly string[]) => {
    const nodes = new Set(keys.flatMap((key) => tree.nodeOf.get(key) ?? []));
    return coverOf(tree, (leaf) => nodes.has(leaf));
  };
  const asked = new Set(sites.flatMap((key) => places.nodeOf.get(key) ?? []));
  const above = new Set([...asked].flatMap((leaf) => places.chains[leaf] ?? []));
  // Where nobody came, for all to see, changes no number: with such sites a set may be an organisation, or the network.
  const whereIn = (whenever: readonly number[]) => {
    const isEmpty = (leaf: number) =>
      release.sightOf({ places: [leaf], times: whenever, filters: {} }) === NOBODY;
    return coverOf(places, (leaf) => asked.has(leaf) || isEmpty(leaf)).filter((node) => above.has(node));
  };
  const when = union(times, months);
  const where = whereIn(when);
  const sightAt = (part: Part): RowSight => {
    if (part.places.length === 0 || part.times.length === 0) return EVERYTHING;
    const sight = release.sightOf(part);
    // Told apart in another way too, it is said of nobody: that would be a table more for every dimension.
    const isPlain = Object.keys(part.filters).length === 0;
    const without = isPlain && release.sightOf({ ...part, filters: { withCode: [WITH_CODE.no] } }).accesses;
    return { ...sight, withoutCode: sight.accesses && without };
  };

  function rowsOf(grouping: Grouping): { readonly key: string; readonly sight: RowSight }[] | null {
    switch (grouping) {
      case 'month':
        return months.map((key) => {
          const month = union(times, [key]);
          return { key, sight: sightAt({ places: whereIn(month), times: month, filters }) };
        });
      case 'site':
        return sites.map((key) => ({
          key,
          sight: sightAt({ places: [places.nodeOf.get(key) ?? 0], times: when, filters }),
        }));
      case 'organisation':
      case 'comune':
        return [...Map.groupBy(sites, (site) => placesOfSites.get(site)?.[grouping] ?? UNKNOWN)].map(
          ([key, own]) => ({
            key,
            sight: sightAt({ places: union(places, own), times: when, filters }),
          }),
        );
      default:
        return (
          release.codesOf(grouping)?.flatMap((key) => {
            if (filters[grouping]?.includes(key) === false) return [];
            const narrowed = { ...filters, [grouping]: [key] };
            return { key, sight: sightAt({ places: where, times: when, filters: narrowed }) };
          }) ?? null
        );
    }
  }
  return { total: sightAt({ places: where, times: when, filters }), rowsOf };
}
