import type { Db } from '../../db/index.ts';
import { narrowScope, type Scope } from '../../db/scope.ts';
import { type Baselines, countBaselines } from './baselines.ts';
import { openCellStore } from './cell-store.server.ts';
import { keepFigures } from './kept-figures.ts';
import type { Participation } from './participation.ts';
import { monthsOf, type Period } from './period.ts';
import { rememberAnswers } from './remembered.ts';
import { countParticipation } from './running-figures.ts';

/** What a dashboard asks for; without `siteIds` all sites in scope, sites outside the scope fall away. */
export interface FiguresFilter extends Period {
  readonly siteIds?: readonly string[] | undefined;
}

/** True figures, before disclosure control: nothing of this may reach a screen without `app/disclosure`. */
export interface Figures {
  participation(scope: Scope, filter: FiguresFilter): Promise<Participation>;
  baselines(scope: Scope, filter: FiguresFilter): Promise<Baselines>;
  /** Cells compiled since the start, bytes of cells and of figures kept to go on from. */
  memory(): { compiled: number; bytes: number; running: number };
}

const MAX_BYTES = 256 * 1024 * 1024;
/** Of these at most a quarter more for figures that go on where they stopped. */
const RUNNING_SHARE = 0.25;

/** A dashboard opened again, by anybody with the same sites, is not added up again until a session is saved. */
const MOST_ANSWERS = 40;

/**
 * Opens the figures of a database: built once in `server.ts` and handed over, because it remembers. Never stale:
 * every answer starts from the revisions in the database. Keeps at most about `maxBytes`, least recently used first out;
 * selections of at least `few` attendances are kept to go on from.
 */
export function openFigures(db: Db, maxBytes = MAX_BYTES, few?: number): Figures {
  const store = openCellStore(db, maxBytes);
  const kept = keepFigures(store.dictionaries, maxBytes * RUNNING_SHARE, few);

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
      const period = { from: filter.from, to: filter.to, months: monthsOf(filter) };
      return participations.answerFor(
        question,
        cells,
        () =>
          kept.at(cells, period)?.participation(period.months) ??
          countParticipation(cells, store.dictionaries, period),
      );
    },
    async baselines(scope, filter) {
      const { cells, question } = await select(scope, filter);
      const { from, to } = filter;
      return baselines.answerFor(
        question,
        cells,
        () => kept.at(cells, { from, to })?.baselines() ?? countBaselines(cells, from, to),
      );
    },
    memory: () => ({ compiled: store.compiled(), bytes: store.bytes(), running: kept.bytes() }),
  };
}
