import type { Shown } from '../disclosure/shown.ts';
import type { Grouping, ParticipationFigures } from './participation.ts';

export type ShownFigures = { readonly [Figure in keyof ParticipationFigures]: Shown };
export type ShownRow = ShownFigures & { readonly key: string };

/** Figures as they may leave the server. */
export interface ShownParticipation<Asked extends Grouping = Grouping> {
  readonly total: ShownFigures;
  readonly by: Readonly<Record<Asked, readonly ShownRow[]>>;
  /** Groupings so fine that nothing of the kind is said of anybody: they have no rows, which does not mean nobody. */
  readonly tooFine: readonly Asked[];
}

const NONE: Shown = { value: 0, suppressed: false };

/** What is shown of a place or month where nobody came. */
export const NOBODY_CAME: ShownFigures = {
  accesses: NONE,
  uniques: NONE,
  sessions: NONE,
  minutes: NONE,
  personMinutes: NONE,
  new: NONE,
  identified: NONE,
  withoutCode: NONE,
};
