import { listSitesToChoose } from '../../db/queries/sites.ts';
import { NOWHERE } from '../../db/scope.ts';
import { findReach } from '../access/find-reach.server.ts';
import type { Call } from '../access/gate.server.ts';
import { type Capability, scopeFor } from '../access/policy.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { type Chooser, chooserOf, type Named, type Picked, readNamed } from './choose-by-name.ts';
import { listRunningOrganisations } from './list-running-organisations.server.ts';
import { namedSite } from './named-site.ts';

type Kind = 'sites' | 'open_sites' | 'grants';

/** What is chosen in the forms each of these rights opens; `grants`: where one holds. */
const PLACES = {
  'audit.read': 'sites',
  'target.read': 'sites',
  'programme.manage': 'sites',
  'session.log': 'sites',
  'dashboard.view': 'sites',
  'course.plan': 'open_sites',
  'network.manage': 'grants',
  'token.manage': 'grants',
} as const satisfies Partial<Record<Capability, Kind>>;

export type PlaceRight = keyof typeof PLACES;

type Asking = Pick<Call, 'app' | 'actor' | 'today'>;

/** The right an address names, when it is one of those by which places are chosen. */
export function placeRightOf(text: string | null): PlaceRight | undefined {
  return Object.keys(PLACES).find((right): right is PlaceRight => right === text);
}

/** The places somebody may choose by a right she holds, by name; none when she does not hold it. */
export async function listPlaces(call: Asking, right: PlaceRight): Promise<Named[]> {
  const kind: Kind = PLACES[right];
  if (kind === 'grants') return listGrantPlaces(call, right);
  const scope = scopeFor(call.actor, right) ?? NOWHERE;
  const sites = await listSitesToChoose(call.app.db, scope, kind === 'sites' ? 'all' : 'open');
  return sites.map((site) => namedSite(site));
}

/** The field of a place in a form that begins with this value ('' = none). */
export async function placeAt(call: Asking, right: PlaceRight, value: string): Promise<Chooser> {
  const all = await listPlaces(call, right);
  const text = all.find((one) => one.value === value)?.text ?? '';
  return chooserOf(all, { ok: true, value, text }, suggestionsOf(right));
}

/** A field for a place: what it said, and as it is shown again. */
interface PlaceField {
  readonly picked: Picked;
  readonly chooser: Chooser;
}

/** The field of a place in the address: an id, or a name that was typed. */
export async function readPlace(
  call: Asking & Pick<Call, 'url'>,
  right: PlaceRight,
  field: string,
): Promise<PlaceField> {
  const all = await listPlaces(call, right);
  const picked = readNamed(field, (name) => call.url.searchParams.get(name) ?? '', all);
  return { picked, chooser: chooserOf(all, picked, suggestionsOf(right)) };
}

/** The same in a form that was sent: there the value takes the place of the name. */
export async function settlePlace(
  call: Asking,
  right: PlaceRight,
  field: string,
  form: FormData,
  isValue?: (text: string) => boolean,
): Promise<PlaceField> {
  const all = await listPlaces(call, right);
  const picked = readNamed(field, (name) => textOf(form, name), all, { isValue });
  form.set(field, picked.ok ? picked.value : '');
  return { picked, chooser: chooserOf(all, picked, suggestionsOf(right)) };
}

/** Where suggestions are asked for. */
export function suggestionsOf(right: PlaceRight): string {
  return `/places?of=${right}&q=`;
}

async function listGrantPlaces(call: Asking, right: PlaceRight): Promise<Named[]> {
  const { t } = wordsIn(call.actor.language);
  const reach = await findReach(call, right);
  const [sites, organisations] = await Promise.all([
    listSitesToChoose(call.app.db, reach.scope, 'open'),
    listRunningOrganisations(call, reach),
  ]);
  const network = t('network:grants.scope_network');
  return [
    ...sites.map((site) => ({ ...namedSite(site, `site:${site.id}`), group: t('network:nav.sites') })),
    ...organisations.map(({ id, name }) => ({
      value: `organisation:${id}`,
      label: name,
      text: `${name} · ${t('network:sites.organisation')}`,
      group: t('network:nav.organisations'),
    })),
    ...(reach.scope.kind === 'network' ? [{ value: 'network', label: network, text: network }] : []),
  ];
}
