import type { LoaderFunctionArgs } from '@remix-run/node';
import { findNetwork } from '../../db/queries/network.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { MOST_OPTIONS } from '../network/choose-by-name.ts';
import type { CitizenLanguage } from '../platform/languages.ts';
import { actorOf } from './gate.server.ts';
import { languageOf } from './language-of.server.ts';
import { type Capability, holds, scopeFor } from './policy.ts';

interface Tab {
  readonly to: string;
  readonly words: string;
  /** The right that opens it. */
  readonly capability: Capability;
  /** Who has this right gets there through another tab: nobody has more than seven. */
  readonly unless?: Capability;
  /** Where the other pages of the tab lie. */
  readonly rooms?: readonly string[];
}

/** The tabs of the product, in order. */
const TABS: readonly Tab[] = [
  { to: '/desk', words: 'tabs.desk', capability: 'session.log' },
  { to: '/people', words: 'tabs.people', capability: 'citizen.find', rooms: ['/requests'] },
  {
    to: '/teaching',
    words: 'tabs.teaching',
    capability: 'register.keep',
    rooms: ['/courses', '/editions', '/lessons', '/calendar', '/enrolments', '/certificates', '/training'],
  },
  { to: '/insights', words: 'tabs.insights', capability: 'dashboard.view' },
  { to: '/baselines', words: 'tabs.baselines', capability: 'dashboard.view' },
  { to: '/instruments', words: 'tabs.instruments', capability: 'instrument.view' },
  { to: '/references', words: 'tabs.references', capability: 'reference.manage' },
  { to: '/network', words: 'tabs.network', capability: 'network.view' },
  {
    to: '/requests',
    words: 'tabs.requests',
    capability: 'request.read',
    unless: 'citizen.find',
    rooms: ['/retention', '/notices'],
  },
  { to: '/audit', words: 'tabs.audit', capability: 'audit.read' },
];

export interface FrameData {
  readonly language: CitizenLanguage;
  readonly nonce: string;
  readonly demo: boolean;
  readonly networkName: string | null;
  /** Where the product is reached, without a path. */
  readonly origin: string;
  /** The tablet is in a citizen's hands: nothing of the desk stands around a page, not even around a refusal. */
  readonly handedOver: boolean;
  readonly person: string | null;
  readonly tabs: readonly {
    readonly to: string;
    readonly words: string;
    readonly rooms: readonly string[];
  }[];
  /** The sites the person may work at; none where they are too many for a list. */
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly site: { readonly id: string; readonly name: string } | null;
}

/** What stands around every page: language, person, tabs, site switch. */
export async function loadFrame(args: LoaderFunctionArgs): Promise<FrameData> {
  const { app, nonce } = args.context;
  const actor = await actorOf(args);
  const network = await findNetwork(app.db);
  const frame = {
    language: languageOf(args.request, actor),
    nonce,
    demo: app.config.demo,
    networkName: network?.name ?? null,
    origin: app.config.publicUrl.origin,
    handedOver: false,
  };
  if (!actor) return { ...frame, person: null, tabs: [], sites: [], site: null };
  if (actor.handover) return { ...frame, handedOver: true, person: null, tabs: [], sites: [], site: null };

  if (actor.mustEnrol) return { ...frame, person: actor.fullName, tabs: [], sites: [], site: null };

  const desk = scopeFor(actor, 'session.log');
  const sites = desk ? await listSiteNames(app.db, desk) : [];
  return {
    ...frame,
    person: actor.fullName,
    tabs: TABS.filter(
      ({ capability, unless }) => holds(actor, capability) && !(unless && holds(actor, unless)),
    ).map(({ to, words, rooms = [] }) => ({ to, words, rooms })),
    sites: sites.length > MOST_OPTIONS ? [] : sites,
    site: sites.find((site) => site.id === actor.siteId) ?? null,
  };
}
