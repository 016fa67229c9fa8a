import type { Call } from '../access/gate.server.ts';
import type { Shown } from '../disclosure/shown.ts';
import type { Period } from '../insights/period.ts';
import { AGE_GROUPS } from './residents.ts';

/** People met, as they may be shown. */
export interface ShownPlaces {
  readonly sites: ReadonlyMap<string, Shown>;
  /** `groups` by group of ages. */
  readonly comuni: ReadonlyMap<string, { readonly people: Shown; readonly groups: readonly Shown[] }>;
}

const NOBODY: Shown = { value: 0, suppressed: false };

/** Different people by site, and by comune of the sites and group of ages; places where nobody came are left out. */
export async function countPlaces(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  period: Period,
  exact: boolean,
): Promise<ShownPlaces> {
  const { by } = await app.figures.shown(scope, { ...period, by: ['site', 'comune'] }, exact);
  const groups = await Promise.all(
    AGE_GROUPS.map(async ({ bands }) => {
      const filters = { ageBand: bands };
      const shown = await app.figures.shown(scope, { ...period, by: ['comune'], filters }, exact);
      return new Map(shown.by.comune.map(({ key, uniques }) => [key, uniques]));
    }),
  );
  return {
    sites: new Map(by.site.map(({ key, uniques }) => [key, uniques])),
    comuni: new Map(
      by.comune.map(({ key, uniques }) => [
        key,
        { people: uniques, groups: groups.map((rows) => rows.get(key) ?? NOBODY) },
      ]),
    ),
  };
}
