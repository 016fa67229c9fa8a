import type { Db } from '../../db/index.ts';
import { listSitePlaces } from '../../db/queries/sites.ts';
import { NETWORK, narrowScope, type Scope } from '../../db/scope.ts';
import { type Baselines, countBaselines } from './baselines.ts';
import { openCellStore } from './cell-store.server.ts';
import { countParticipation, type PlaceOf } from './count-participation.ts';
import { type Filters, type Grouping, type Participation, UNKNOWN } from './participation.ts';
import type { Period } from './period.ts';
import { rememberAnswers } from './remembered.ts';

/** What a dashboard asks for; without `siteIds` all sites in scope, sites outside the scope fall away. */
export interface FiguresFilter extends Period {
  readonly siteIds?: readonly string[] | undefined;
}

/** The same, narrowed and told apart. */
export interface ParticipationFilter<Asked extends Grouping = never> extends FiguresFilter {
  readonly filters?: Filters | undefined;
  /** Only what is asked for is counted. */
  readonly by?: readonly Asked[] | undefined;
}

/** True figures, before disclosure control: nothing of this may reach a screen without `app/disclosure`. */
export interface Figures {
  participation<Asked extends Grouping = never>(
    scope: Scope,
    filter: ParticipationFilter<Asked>,
  ): Promise<Participation<Asked>>;
  baselines(scope: Scope, filter: FiguresFilter): Promise<Baselines>;
  /** Cells compiled since the start, bytes of cells. */
  memory(): { compiled: number; bytes: number };
}

const MAX_BYTES = 256 * 1024 * 1024;

/** A dashboard opened again, by anybody with the same sites, is not added up again until a session is saved. */
const MOST_ANSWERS = 40;

/**
 * Opens the figures of a database: built once in `server.ts` and handed over, because it remembers. Never stale:
 * every answer starts from the revisions in the database. Keeps at most about `maxBytes`, least recently used first out.
 */
export function openFigures(db: Db, maxBytes = MAX_BYTES): Figures {
  const store = openCellStore(db, maxBytes);
  const participations = rememberAnswers<Participation>(MOST_ANSWERS);
  const baselines = rememberAnswers<Baselines>(MOST_ANSWERS);

  async function select(scope: Scope, { from, to, siteIds }: FiguresFilter) {
    const narrowed = siteIds ? narrowScope(scope, siteIds) : scope;
    const cells = await store.cellsOf(narrowed, from.slice(0, 7), to.slice(0, 7));
    // The sites need not be named: the cells say them.
    return { cells, question: `${from} ${to} ${cells[0]?.siteId} ${cells.length}` };
  }

  return {
    async participation(scope, filter) {
      const { cells, question } = await select(scope, filter);
      const { from, to, filters = {}, by = [] } = filter;
      const places = await readPlaces(db, by);
      const asked = JSON.stringify([question, by, Object.entries(filters), places.state]);
      return participations.answerFor(asked, cells, () =>
        countParticipation(cells, store.dictionaries, places.placeOf, { from, to, filters, by }),
      );
    },
    async baselines(scope, filter) {
      const { cells, question } = await select(scope, filter);
      return baselines.answerFor(question, cells, () => countBaselines(cells, filter.from, filter.to));
    },
    memory: () => ({ compiled: store.compiled(), bytes: store.bytes() }),
  };
}

/** Where sites are today, if that is asked for; `state` says whether they are where they were. */
async function readPlaces(
  db: Db,
  by: readonly Grouping[],
): Promise<{ readonly placeOf: PlaceOf; readonly state: string }> {
  const asked = by.includes('organisation') || by.includes('comune');
  const sites = asked ? await listSitePlaces(db, NETWORK) : [];
  const places = new Map(
    sites.map(({ id, organisation_id, comune }) => [id, { organisation: organisation_id, comune }]),
  );
  const nowhere = { organisation: UNKNOWN, comune: UNKNOWN };
  return {
    placeOf: (siteId) => places.get(siteId) ?? nowhere,
    state: sites.map(({ organisation_id, comune }) => `${organisation_id}${comune}`).join(),
  };
}
