import { type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import type { Grouping, ParticipationFigures } from './participation.ts';

export type ShownFigures = { readonly [Figure in keyof ParticipationFigures]: Shown };
export type ShownRow = ShownFigures & { readonly key: string };

/** Figures as they may leave the server. */
export interface ShownParticipation<Asked extends Grouping = Grouping> {
  readonly total: ShownFigures;
  readonly by: Readonly<Record<Asked, readonly ShownRow[]>>;
  /** Groupings so fine that nothing of the kind is said of anybody: they have no rows, which does not mean nobody. */
  readonly tooFine: readonly Asked[];
  /** When the data were as they are shown, ms since 1970; null: they still are. */
  readonly asOf: number | null;
}

const NONE: Shown = { value: 0, suppressed: false };

const alike = (shown: Shown): ShownFigures => ({
  accesses: shown,
  uniques: shown,
  sessions: shown,
  minutes: shown,
  personMinutes: shown,
  new: shown,
  identified: shown,
  withoutCode: shown,
});

/** What is shown of a place or month where nobody came. */
export const NOBODY_CAME = alike(NONE);
/** What is shown where nothing may be said. */
export const ALL_HIDDEN = alike(SUPPRESSED);
