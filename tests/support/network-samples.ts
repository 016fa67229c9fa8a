import type { RouteSample } from './route-samples.ts';

const ENDING = { ended: 'living' } as const;

/** Samples of the routes of the network: organisations, sites, staff, programmes, lists and keys of programs. */
export const NETWORK_SAMPLES: Readonly<Record<string, RouteSample>> = {
  '/network': { path: () => '/network' },
  '/network/comuni': { path: () => '/network/comuni' },
  '/places': { path: () => '/places?of=session.log&q=a' },
  '/network/organisations': { path: () => '/network/organisations' },
  '/network/organisations/new': { path: () => '/network/organisations/new' },
  '/network/organisations/:id': {
    path: (ids) => `/network/organisations/${ids.organisation}`,
    record: true,
    gone: ENDING,
  },
  '/network/organisations/:id/ending': {
    path: (ids) => `/network/organisations/${ids.organisation}/ending`,
    record: true,
    gone: ENDING,
  },
  '/network/sites': { path: () => '/network/sites' },
  '/network/sites/new': { path: () => '/network/sites/new' },
  '/network/sites/:id': { path: (ids) => `/network/sites/${ids.site}`, record: true, gone: ENDING },
  '/network/sites/:id/status': {
    path: (ids) => `/network/sites/${ids.site}/status`,
    record: true,
    gone: ENDING,
  },
  '/network/staff': { path: () => '/network/staff' },
  '/network/staff/new': { path: () => '/network/staff/new' },
  '/network/staff/:id': { path: (ids) => `/network/staff/${ids.staff}`, record: true, gone: ENDING },
  '/network/staff/:id/grants': {
    path: (ids) => `/network/staff/${ids.staff}/grants`,
    record: true,
    gone: ENDING,
  },
  '/network/staff/:id/invitation': {
    path: (ids) => `/network/staff/${ids.staff}/invitation`,
    record: true,
    gone: ENDING,
  },
  '/network/staff/:id/sign-ins': {
    path: (ids) => `/network/staff/${ids.staff}/sign-ins`,
    record: true,
    gone: ENDING,
    form: () => ({}),
  },
  '/network/staff/:id/factors': {
    path: (ids) => `/network/staff/${ids.staff}/factors`,
    record: true,
    gone: ENDING,
    form: () => ({}),
  },
  '/network/staff/:id/sign-on': {
    path: (ids) => `/network/staff/${ids.staff}/sign-on`,
    record: true,
    gone: ENDING,
  },
  '/network/staff/:id/ending': {
    path: (ids) => `/network/staff/${ids.staff}/ending`,
    record: true,
    gone: ENDING,
  },
  '/network/staff/:id/grants/:grantId/ending': {
    path: (ids) => `/network/staff/${ids.staff}/grants/${ids.grant}/ending`,
    record: true,
    gone: ENDING,
  },
  '/network/programmes': { path: () => '/network/programmes' },
  '/network/programmes/new': { path: () => '/network/programmes/new' },
  '/network/programmes/:id': {
    path: (ids) => `/network/programmes/${ids.programme}`,
    record: true,
    gone: ENDING,
  },
  '/network/tokens': { path: () => '/network/tokens' },
  '/network/tokens/new': { path: () => '/network/tokens/new' },
  '/network/tokens/:id/revocation': {
    path: () => '/network/tokens/0199a000-0000-7000-8000-000000000001/revocation',
    leadsOn: true,
  },
  '/network/code-lists': { path: () => '/network/code-lists' },
  '/network/code-lists/:list/versions': { path: () => '/network/code-lists/topic/versions' },
  '/network/code-lists/:list/:version': { path: () => '/network/code-lists/topic/2' },
  '/network/code-lists/:list/:version/entries/new': { path: () => '/network/code-lists/topic/2/entries/new' },
  '/network/code-lists/:list/:version/entries/:code': {
    path: () => '/network/code-lists/topic/2/entries/spid_activation',
    gone: ENDING,
  },
  '/network/code-lists/:list/:version/entries/:code/ending': {
    path: () => '/network/code-lists/topic/2/entries/spid_activation/ending',
    gone: ENDING,
  },
};
