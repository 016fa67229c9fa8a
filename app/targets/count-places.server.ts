import type { Call } from '../access/gate.server.ts';
import { type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import type { Period } from '../figures/period.ts';
import { AGE_GROUPS } from './residents.ts';

/** People met, as they may be shown. */
export interface ShownPlaces {
  readonly sites: ReadonlyMap<string, Shown>;
  /** `groups` by group of ages. */
  readonly comuni: ReadonlyMap<string, { readonly people: Shown; readonly groups: readonly Shown[] }>;
}

const NOBODY: Shown = { value: 0, suppressed: false };

/**
 * Different people by site, and by comune of the sites and group of ages; places where nobody came are left out. Where
 * the release has no table that goes so far, every place where somebody came is hidden, not empty.
 */
export async function countPlaces(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  period: Period,
  exact: boolean,
): Promise<ShownPlaces> {
  const asked = { ...period, by: ['site', 'comune'] as const };
  const shown = await app.figures.shown(scope, asked, exact);
  // A region is counted anew only where its release does not say where anybody came.
  const counted = shown.tooFine.length > 0 ? await app.figures.participation(scope, asked) : null;
  const peopleBy = (place: 'site' | 'comune') =>
    new Map(
      counted && shown.tooFine.includes(place)
        ? counted.by[place].map(({ key }) => [key, SUPPRESSED] as const)
        : shown.by[place].map(({ key, uniques }) => [key, uniques] as const),
    );
  const groups = await Promise.all(
    AGE_GROUPS.map(async ({ bands }) => {
      const filters = { ageBand: bands };
      const { by, tooFine } = await app.figures.shown(
        scope,
        { ...period, by: ['comune'] as const, filters },
        exact,
      );
      const people = new Map(by.comune.map(({ key, uniques }) => [key, uniques]));
      return (comune: string) => people.get(comune) ?? (tooFine.includes('comune') ? SUPPRESSED : NOBODY);
    }),
  );
  return {
    sites: peopleBy('site'),
    comuni: new Map(
      [...peopleBy('comune')].map(([key, people]) => [
        key,
        { people, groups: groups.map((peopleOf) => peopleOf(key)) },
      ]),
    ),
  };
}
