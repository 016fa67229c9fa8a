import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import type { ChangePlace } from './change-release.ts';
import type { Selection } from './load-selection.server.ts';
import { readPairedChange } from './read-paired-change.server.ts';
import type { ShownChange } from './show-change.ts';

/** What changed for the same people; `choose` where the selection is no place whose change is released. */
export type PlacedChange = ShownChange | { readonly status: 'choose' };

/** The change of the place asked for: a site, a whole organisation or the whole network; months do not narrow it. */
export async function loadChange(call: Call, selection: Selection): Promise<PlacedChange> {
  const { app, scope, today } = call;
  const place = await placeOf(call, selection);
  if (!place) return { status: 'choose' };
  return readPairedChange(app.db, scope, place, { today, exact: selection.exact });
}

async function placeOf({ app, scope }: Call, { asked, offered }: Selection): Promise<ChangePlace | null> {
  if (asked.site) return asked.site.includes(',') ? null : { kind: 'site', id: asked.site };
  const [only] = offered.sites;
  if (!asked.organisation && scope.kind === 'network') return { kind: 'network' };
  if (!asked.organisation && only && offered.sites.length === 1) return { kind: 'site', id: only.id };
  const organisations = new Set(offered.sites.map(({ organisationId }) => organisationId));
  const id = asked.organisation ?? (organisations.size === 1 ? only?.organisationId : undefined);
  if (!id || id.includes(',')) return null;
  const sites = (await listOrganisationsOfSites(app.db)).filter((site) => site.organisation_id === id);
  return sites.every((site) => scopeCovers(scope, site.id)) ? { kind: 'organisation', id } : null;
}
