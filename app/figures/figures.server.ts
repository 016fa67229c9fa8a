import type { Db } from '../../db/index.ts';
import { hasMoreAttendances } from '../../db/queries/figure-rows.ts';
import { listSitePlaces } from '../../db/queries/sites.ts';
import { NETWORK, narrowScope, type Scope } from '../../db/scope.ts';
import { type Baselines, countBaselines } from './baselines.ts';
import { openBlockStore } from './block-store.server.ts';
import { openCountParticipation, type Places } from './count-participation.server.ts';
import type { FiguresFilter, Grouping, Participation, ParticipationFilter } from './participation.ts';
import { monthsOf } from './period.ts';
import { openPublishedElsewhere } from './published-elsewhere.server.ts';
import { rememberAnswers } from './remembered.ts';
import { selectDays } from './select-days.server.ts';
import type { ShownParticipation } from './show-participation.ts';
import { showExactly } from './show-published.server.ts';
import { openShownParticipation } from './shown-participation.server.ts';

export interface Figures {
  /** True figures, before disclosure control: nothing of this may reach a screen but through `shown`. */
  participation<Asked extends Grouping = never>(
    scope: Scope,
    filter: ParticipationFilter<Asked>,
  ): Promise<Participation<Asked>>;
  /**
   * What may be shown of the same, in whole months (the last one may be running): everything where `exact`
   * (`maySeeTrueCounts`), else what is composed of the release. The only way out to pages, files, programs and links.
   */
  shown<Asked extends Grouping = never>(
    scope: Scope,
    filter: ParticipationFilter<Asked>,
    exact: boolean,
  ): Promise<ShownParticipation<Asked>>;
  baselines(scope: Scope, filter: FiguresFilter): Promise<Baselines>;
  /** Reads and makes beforehand, where that takes seconds, what the first questions of such a kind need. */
  prepare(filter: ParticipationFilter<Grouping>): Promise<void>;
  /** Cells read since the start, bytes of months. */
  memory(): { cellsRead: number; bytes: number };
  /** Ends what runs beside this thread; nothing is asked any more. */
  close(): Promise<void>;
}

export interface FiguresOptions {
  /** About so much memory for months, least recently used first out. */
  readonly maxBytes?: number;
  /** With more accesses than this, what is shown may be of some minutes ago, and says so. */
  readonly manyAccesses?: number;
  /** How long a release of many accesses is shown, ms. */
  readonly standsMs?: number;
  /** Where the database is: with many accesses other threads make the release, and nobody waits here for it. */
  readonly databaseUrl?: string;
}

const MAX_BYTES = 256 * 1024 * 1024;
/** With more accesses than this a release takes seconds to make, and stands for some minutes. */
const MANY_ACCESSES = 200_000;
const STANDS_MS = 10 * 60_000;
/** A dashboard opened again, by anybody with the same sites, is not added up again until a session is saved. */
const MOST_ANSWERS = 40;

/**
 * Opens the figures of a database: built once in `server.ts` and handed over, because it remembers. Never stale:
 * every answer starts from the revisions in the database; only what is shown of many accesses may be of some minutes ago.
 */
export function openFigures(
  db: Db,
  {
    maxBytes = MAX_BYTES,
    manyAccesses = MANY_ACCESSES,
    standsMs = STANDS_MS,
    databaseUrl,
  }: FiguresOptions = {},
): Figures {
  const store = openBlockStore(db, maxBytes);
  const count = openCountParticipation(store.dictionaries);
  const participations = rememberAnswers<Participation>(MOST_ANSWERS);
  const baselines = rememberAnswers<Baselines>(MOST_ANSWERS);
  const here = openShownParticipation(db, store, count, { manyAccesses, standsMs });
  const elsewhere = databaseUrl === undefined ? null : openPublishedElsewhere(databaseUrl, standsMs);
  let areMany: Promise<boolean> | null = null;

  /** Asked once: a network has grown that much by the next start. */
  async function isMadeElsewhere(): Promise<boolean> {
    areMany ??= hasMoreAttendances(db, manyAccesses);
    return areMany.catch((error) => {
      areMany = null;
      throw error;
    });
  }

  async function select(scope: Scope, { from, to, siteIds }: FiguresFilter) {
    const narrowed = siteIds ? narrowScope(scope, siteIds) : scope;
    const sites = narrowed.kind === 'network' ? null : [...new Set(narrowed.siteIds)].sort();
    const blocks = await store.blocksOf(from.slice(0, 7), to.slice(0, 7));
    return { blocks, sites, days: () => selectDays(blocks, { from, to }, sites, store.dictionaries.site) };
  }

  async function participation<Asked extends Grouping>(
    scope: Scope,
    filter: ParticipationFilter<Asked>,
  ): Promise<Participation<Asked>> {
    const { blocks, sites, days } = await select(scope, filter);
    const { from, to, filters = {}, by = [] } = filter;
    const places = await readPlaces(db, by);
    const question = JSON.stringify([sites, by, Object.entries(filters), [...places]]);
    const months = monthsOf(filter);
    return participations.answerFor(`${from} ${to} ${question}`, blocks, () =>
      count(days(), places, { filters, by, months }),
    );
  }

  return {
    participation,
    async shown(scope, filter, exact) {
      if (exact) return showExactly(await participation(scope, filter), filter.by ?? []);
      return elsewhere && (await isMadeElsewhere())
        ? elsewhere.answer(scope, filter)
        : here.answer(scope, filter);
    },
    async baselines(scope, filter) {
      const { blocks, sites, days } = await select(scope, filter);
      const question = JSON.stringify([filter.from, filter.to, sites]);
      return baselines.answerFor(question, blocks, () => countBaselines(days()));
    },
    async prepare(filter) {
      if (!elsewhere || !(await isMadeElsewhere())) return;
      await elsewhere.answer(NETWORK, filter);
      await participation(NETWORK, filter);
    },
    memory: () => ({ cellsRead: store.cellsRead(), bytes: store.bytes() }),
    close: async () => elsewhere?.close(),
  };
}

/** Where sites are today, if that is asked for. */
async function readPlaces(db: Db, by: readonly Grouping[]): Promise<Places> {
  const asked = by.includes('organisation') || by.includes('comune');
  const sites = asked ? await listSitePlaces(db, NETWORK) : [];
  return new Map(
    sites.map(({ id, organisation_id, comune }) => [id, { organisation: organisation_id, comune }]),
  );
}
