import type { PlaceIds } from './test-network.ts';

/** How the tests of all routes (authorisation, hostile input) call one. */
export interface RouteSample {
  /** The address at a place. */
  path(ids: PlaceIds): string;
  /** The address names a record of a place: people who do not work there get 404. */
  readonly record?: true;
  /** Reading only leads on to another page, which does the refusing where there is a record. */
  readonly leadsOn?: true;
  /** A form that would be taken where the person may send it; without one an empty form is sent. */
  form?(ids: PlaceIds): Readonly<Record<string, string>>;
}

/** An id nothing has yet. */
const NEW_ID = '0199a000-0000-7000-8000-000000000001';

/** One sample a route, by its path in app/routes.ts. A route without one fails the tests: write it here. */
export const ROUTE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  '/': { path: () => '/' },
  '/sign-in': { path: () => '/sign-in' },
  '/sign-in/factor': { path: () => '/sign-in/factor' },
  '/passkey-options': { path: () => '/passkey-options' },
  '/sign-on': { path: () => '/sign-on' },
  '/sign-on/return': { path: () => '/sign-on/return' },
  '/sign-out': { path: () => '/sign-out' },
  '/password-reset': { path: () => '/password-reset' },
  '/set-up/:token': { path: () => `/set-up/${'x'.repeat(43)}` },
  '/language': { path: () => '/language', form: () => ({ language: 'en', next: '/' }) },
  '/*': { path: () => '/no/such/page' },

  '/account': { path: () => '/account' },
  '/account/confirmation': { path: () => '/account/confirmation' },
  '/account/password': { path: () => '/account/password' },
  '/account/sign-ins/ending': {
    path: () => '/account/sign-ins/ending',
    leadsOn: true,
    form: () => ({}),
  },
  '/account/sign-ins/:id/ending': { path: () => `/account/sign-ins/${NEW_ID}/ending`, leadsOn: true },
  '/account/factors': { path: () => '/account/factors' },
  '/account/totp': { path: () => '/account/totp' },
  '/account/totp/removal': { path: () => '/account/totp/removal', leadsOn: true },
  // At the bare IP address of the demo it leads on to the page of the factors; tests/e2e/factors.test.ts looks at it.
  '/account/passkeys/new': { path: () => '/account/passkeys/new', leadsOn: true },
  '/account/passkeys/:id/removal': { path: () => `/account/passkeys/${NEW_ID}/removal`, leadsOn: true },
  '/account/recovery-codes': { path: () => '/account/recovery-codes' },

  '/desk': { path: () => '/desk' },
  '/desk/site': { path: () => '/desk/site', leadsOn: true, form: (ids) => ({ site: ids.site }) },
  '/desk/person': { path: () => '/desk/person', leadsOn: true, form: (ids) => ({ code: ids.code }) },
  '/desk/sessions/new': { path: () => '/desk/sessions/new', leadsOn: true },
  '/desk/sessions/:id/new': { path: () => `/desk/sessions/${NEW_ID}/new` },
  '/desk/sessions/:id': { path: (ids) => `/desk/sessions/${ids.session}`, record: true },
  '/desk/sessions/:id/deletion': {
    path: (ids) => `/desk/sessions/${ids.session}/deletion`,
    record: true,
    leadsOn: true,
  },
  '/desk/sessions/:id/undoing': {
    path: (ids) => `/desk/sessions/${ids.session}/undoing`,
    record: true,
    leadsOn: true,
  },
  '/desk/cases': { path: () => '/desk/cases' },
  '/desk/cases/:id': { path: (ids) => `/desk/cases/${ids.case}`, record: true },
  '/desk/cases/:id/waiting': {
    path: (ids) => `/desk/cases/${ids.case}/waiting`,
    record: true,
    leadsOn: true,
  },
  '/desk/cases/:id/closure': {
    path: (ids) => `/desk/cases/${ids.case}/closure`,
    record: true,
    leadsOn: true,
  },

  '/people': { path: () => '/people', form: (ids) => ({ code: ids.code }) },
  '/people/merges/:mergeId/undoing': {
    path: (ids) => `/people/merges/${ids.merge}/undoing`,
    record: true,
    leadsOn: true,
  },
  '/people/:id': { path: (ids) => `/people/${ids.citizen}`, record: true },
  '/people/:id/profile': { path: (ids) => `/people/${ids.citizen}/profile`, record: true },
  '/people/:id/code': { path: (ids) => `/people/${ids.citizen}/code`, record: true },
  '/people/:id/duplicate': { path: (ids) => `/people/${ids.citizen}/duplicate`, record: true },
  '/people/:id/merge': { path: (ids) => `/people/${ids.citizen}/merge?with=${ids.peer}`, record: true },
  '/people/:id/requests': { path: (ids) => `/people/${ids.citizen}/requests`, record: true },
  '/requests': { path: () => '/requests' },
  '/requests/:id': { path: (ids) => `/requests/${ids.request}`, record: true },
  '/requests/:id/copy.json': { path: (ids) => `/requests/${ids.request}/copy.json`, record: true },
  '/requests/:id/copy.pdf': { path: (ids) => `/requests/${ids.request}/copy.pdf`, record: true },
  '/requests/:id/completion': {
    path: (ids) => `/requests/${ids.request}/completion`,
    record: true,
    leadsOn: true,
  },
  '/requests/:id/erasure': { path: (ids) => `/requests/${ids.erasure}/erasure`, record: true, leadsOn: true },
  '/requests/:id/refusal': { path: (ids) => `/requests/${ids.request}/refusal`, record: true },
  '/requests/:id/certificate.pdf': { path: (ids) => `/requests/${ids.erased}/certificate.pdf`, record: true },
  '/retention': {
    path: () => '/retention',
    form: () => ({ kind: 'note', amount: '12', valid_from: '2099-01-01' }),
  },
  '/retention/runs': { path: () => '/retention/runs', leadsOn: true, form: () => ({}) },
  '/people/:id/questionnaires': { path: (ids) => `/people/${ids.citizen}/questionnaires`, record: true },
  '/responses/:id': { path: (ids) => `/responses/${ids.response}`, record: true },
  '/responses/:id/answers': { path: (ids) => `/responses/${ids.response}/answers`, record: true },
  '/responses/:id/completion': { path: (ids) => `/responses/${ids.response}/completion`, record: true },
  '/responses/:id/discarding': { path: (ids) => `/responses/${ids.response}/discarding`, record: true },
  '/responses/:id/result': { path: (ids) => `/responses/${ids.completed}/result`, record: true },

  '/insights': { path: () => '/insights' },
  '/insights/table.csv': { path: () => '/insights/table.csv?table=month' },

  '/audit': { path: () => '/audit' },
  '/audit/entries.csv': { path: () => '/audit/entries.csv' },
  '/audit/verification': {
    path: () => '/audit/verification',
    leadsOn: true,
    form: () => ({ from: '1', to: '1' }),
  },

  '/instruments': { path: () => '/instruments' },
  '/network': { path: () => '/network' },
  '/network/comuni': { path: () => '/network/comuni' },
  '/network/organisations': { path: () => '/network/organisations' },
  '/network/organisations/new': { path: () => '/network/organisations/new' },
  '/network/organisations/:id': { path: (ids) => `/network/organisations/${ids.organisation}`, record: true },
  '/network/organisations/:id/ending': {
    path: (ids) => `/network/organisations/${ids.organisation}/ending`,
    record: true,
  },
  '/network/sites': { path: () => '/network/sites' },
  '/network/sites/new': { path: () => '/network/sites/new' },
  '/network/sites/:id': { path: (ids) => `/network/sites/${ids.site}`, record: true },
  '/network/sites/:id/status': { path: (ids) => `/network/sites/${ids.site}/status`, record: true },
  '/network/staff': { path: () => '/network/staff' },
  '/network/staff/new': { path: () => '/network/staff/new' },
  '/network/staff/:id': { path: (ids) => `/network/staff/${ids.staff}`, record: true },
  '/network/staff/:id/grants': { path: (ids) => `/network/staff/${ids.staff}/grants`, record: true },
  '/network/staff/:id/invitation': { path: (ids) => `/network/staff/${ids.staff}/invitation`, record: true },
  '/network/staff/:id/sign-ins': {
    path: (ids) => `/network/staff/${ids.staff}/sign-ins`,
    record: true,
    form: () => ({}),
  },
  '/network/staff/:id/factors': {
    path: (ids) => `/network/staff/${ids.staff}/factors`,
    record: true,
    form: () => ({}),
  },
  '/network/staff/:id/sign-on': { path: (ids) => `/network/staff/${ids.staff}/sign-on`, record: true },
  '/network/staff/:id/ending': { path: (ids) => `/network/staff/${ids.staff}/ending`, record: true },
  '/network/staff/:id/grants/:grantId/ending': {
    path: (ids) => `/network/staff/${ids.staff}/grants/${ids.grant}/ending`,
    record: true,
  },
  '/network/programmes': { path: () => '/network/programmes' },
  '/network/programmes/new': { path: () => '/network/programmes/new' },
  '/network/programmes/:id': { path: (ids) => `/network/programmes/${ids.programme}`, record: true },
  '/network/code-lists': { path: () => '/network/code-lists' },
  '/network/code-lists/:list/versions': { path: () => '/network/code-lists/topic/versions' },
  '/network/code-lists/:list/:version': { path: () => '/network/code-lists/topic/2' },
  '/network/code-lists/:list/:version/entries/new': { path: () => '/network/code-lists/topic/2/entries/new' },
  '/network/code-lists/:list/:version/entries/:code': {
    path: () => '/network/code-lists/topic/2/entries/spid_activation',
  },
  '/network/code-lists/:list/:version/entries/:code/ending': {
    path: () => '/network/code-lists/topic/2/entries/spid_activation/ending',
  },
};
