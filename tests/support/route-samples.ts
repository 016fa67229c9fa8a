import { COURSE_SAMPLES } from './course-samples.ts';
import { FIGURE_SAMPLES } from './figure-samples.ts';
import { NETWORK_SAMPLES } from './network-samples.ts';
import type { PlaceIds } from './test-network.ts';

/** What a record may come to. */
export type End = 'deleted' | 'closed' | 'discarded' | 'answered' | 'ended' | 'merged' | 'erased';

/**
 * How an address answers then whoever may open it: `living` as before (an ending can be corrected and taken back);
 * `shown` still read, or leading on to what is left, while nothing that is sent changes anything; `over` with 409, since
 * there was only something to do; `absent` with 404.
 */
export type Afterwards = 'living' | 'shown' | 'over' | 'absent';

/** How the tests of all routes (authorisation, hostile input) call one. */
export interface RouteSample {
  /** The address at a place. */
  path(ids: PlaceIds): string;
  /** The address names a record of a place: people who do not work there get 404. */
  readonly record?: true;
  /** Trainers open it only where the record belongs to a course; that of the test network does not. */
  readonly ofCourses?: true;
  /** The address names something of whoever asks, and here it is nobody's: it is not found. */
  readonly nobodys?: true;
  /** What becomes of the address when its record comes to an end; every record says so. */
  readonly gone?: Readonly<Partial<Record<End, Afterwards>>>;
  /** Reading only leads on to another page, which does the refusing where there is a record. */
  readonly leadsOn?: true;
  /** A form that would be taken where the person may send it; without one an empty form is sent. */
  form?(ids: PlaceIds): Readonly<Record<string, string>>;
}

/** An id nothing has yet. */
const NEW_ID = '0199a000-0000-7000-8000-000000000001';

const VISIT = { deleted: 'shown', erased: 'living' } as const;
const CASE = { closed: 'shown', erased: 'absent' } as const;
const PERSON = { merged: 'shown', erased: 'absent' } as const;
const UNFINISHED = { discarded: 'shown', erased: 'absent' } as const;
const REQUEST = { answered: 'shown', erased: 'shown' } as const;
const REQUEST_ACT = { answered: 'over', erased: 'over' } as const;
const ENDING = { ended: 'living' } as const;
const LASTING = { record: true, gone: ENDING } as const;

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
  '/account/pin': { path: () => '/account/pin' },
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
  '/desk/site': { path: () => '/desk/site', form: (ids) => ({ site: ids.site }) },
  '/desk/person': { path: () => '/desk/person', leadsOn: true, form: (ids) => ({ code: ids.code }) },
  '/desk/sessions/new': { path: () => '/desk/sessions/new', leadsOn: true },
  '/desk/sessions/:id/new': { path: () => `/desk/sessions/${NEW_ID}/new` },
  '/desk/sessions/:id': { path: (ids) => `/desk/sessions/${ids.session}`, record: true, gone: VISIT },
  '/desk/sessions/:id/deletion': {
    path: (ids) => `/desk/sessions/${ids.session}/deletion`,
    record: true,
    gone: VISIT,
    leadsOn: true,
    form: () => ({}),
  },
  '/desk/sessions/:id/undoing': {
    path: (ids) => `/desk/sessions/${ids.session}/undoing`,
    record: true,
    gone: VISIT,
    leadsOn: true,
  },
  '/desk/follow-ups': { path: () => '/desk/follow-ups' },
  '/desk/cases': { path: () => '/desk/cases' },
  '/desk/cases/:id': { path: (ids) => `/desk/cases/${ids.case}`, record: true, gone: CASE },
  '/desk/cases/:id/waiting': {
    path: (ids) => `/desk/cases/${ids.case}/waiting`,
    record: true,
    gone: CASE,
    form: () => ({ case_waiting_on: 'provider' }),
  },
  '/desk/cases/:id/closure': {
    path: (ids) => `/desk/cases/${ids.case}/closure`,
    record: true,
    gone: CASE,
    leadsOn: true,
    form: () => ({ outcome: 'resolved' }),
  },

  '/people': { path: () => '/people', form: (ids) => ({ code: ids.code }) },
  '/people/merges/:mergeId/undoing': {
    path: (ids) => `/people/merges/${ids.merge}/undoing`,
    record: true,
    gone: { erased: 'absent' },
    leadsOn: true,
    form: () => ({}),
  },
  '/people/:id': { path: (ids) => `/people/${ids.citizen}`, record: true, gone: PERSON, form: () => ({}) },
  '/people/:id/profile': { path: (ids) => `/people/${ids.citizen}/profile`, record: true, gone: PERSON },
  '/people/:id/code': { path: (ids) => `/people/${ids.citizen}/code`, record: true, gone: PERSON },
  '/people/:id/duplicate': { path: (ids) => `/people/${ids.citizen}/duplicate`, record: true, gone: PERSON },
  '/people/:id/merge': {
    path: (ids) => `/people/${ids.citizen}/merge?with=${ids.peer}`,
    record: true,
    gone: PERSON,
  },
  '/people/:id/requests': { path: (ids) => `/people/${ids.citizen}/requests`, record: true, gone: PERSON },
  '/requests': { path: () => '/requests' },
  '/requests/:id': { path: (ids) => `/requests/${ids.request}`, record: true, gone: REQUEST },
  '/requests/:id/copy.json': {
    path: (ids) => `/requests/${ids.request}/copy.json`,
    record: true,
    gone: REQUEST_ACT,
  },
  '/requests/:id/copy.pdf': {
    path: (ids) => `/requests/${ids.request}/copy.pdf`,
    record: true,
    gone: REQUEST_ACT,
  },
  '/requests/:id/completion': {
    path: (ids) => `/requests/${ids.request}/completion`,
    record: true,
    gone: REQUEST,
    leadsOn: true,
    form: () => ({}),
  },
  '/requests/:id/erasure': {
    path: (ids) => `/requests/${ids.erasure}/erasure`,
    record: true,
    gone: REQUEST,
    leadsOn: true,
    form: () => ({}),
  },
  '/requests/:id/refusal': {
    path: (ids) => `/requests/${ids.request}/refusal`,
    record: true,
    gone: REQUEST_ACT,
    form: () => ({ reason: 'identity' }),
  },
  '/requests/:id/certificate.pdf': {
    path: (ids) => `/requests/${ids.erased}/certificate.pdf`,
    record: true,
    gone: { erased: 'living' },
  },
  '/notice': { path: () => '/notice' },
  '/baselines': { path: () => '/baselines' },
  '/baselines/microdata': { path: () => '/baselines/microdata' },
  '/baselines/microdata/file': {
    path: () => '/baselines/microdata/file',
    form: () => ({ purpose: 'research', format: 'csv' }),
  },
  '/baselines/microdata/codebook.json': { path: () => '/baselines/microdata/codebook.json' },
  '/baselines/rows': { path: () => '/baselines/rows?by=site&format=csv' },
  '/api': { path: () => '/api' },
  '/api/v1/openapi.json': { path: () => '/api/v1/openapi.json' },
  '/api/v1/figures/participation': { path: () => '/api/v1/figures/participation' },
  '/api/v1/figures/baseline': { path: () => '/api/v1/figures/baseline' },
  '/api/v1/sites': { path: () => '/api/v1/sites' },
  '/api/v1/*': { path: () => '/api/v1/nothing' },
  '/definitions': { path: () => '/definitions' },
  '/definitions.json': { path: () => '/definitions.json' },
  '/methodology': { path: () => '/methodology' },
  '/notices': {
    path: () => '/notices',
    form: () => ({ text_it: 'Chi siamo.', text_en: 'Who we are.', valid_from: '2099-01-01' }),
  },
  '/people/:id/notice': {
    path: (ids) => `/people/${ids.citizen}/notice`,
    record: true,
    gone: PERSON,
    leadsOn: true,
    form: () => ({ version: '1' }),
  },
  '/retention': {
    path: () => '/retention',
    form: () => ({ kind: 'note', amount: '12', valid_from: '2099-01-01' }),
  },
  '/retention/runs': { path: () => '/retention/runs', leadsOn: true, form: () => ({}) },
  '/people/:id/questionnaires': {
    path: (ids) => `/people/${ids.citizen}/questionnaires`,
    record: true,
    gone: PERSON,
  },
  '/people/:id/declining': {
    path: (ids) => `/people/${ids.citizen}/declining`,
    record: true,
    gone: PERSON,
    leadsOn: true,
    form: () => ({}),
  },
  '/people/:id/declining/undoing': {
    path: (ids) => `/people/${ids.citizen}/declining/undoing`,
    record: true,
    gone: PERSON,
    leadsOn: true,
    form: () => ({}),
  },
  '/people/:id/papers': { path: (ids) => `/people/${ids.citizen}/papers`, record: true, gone: PERSON },
  '/papers': { path: () => '/papers', form: (ids) => ({ code: ids.paper }) },
  '/papers/:code': { path: (ids) => `/papers/${ids.paper}`, record: true, gone: UNFINISHED },
  '/papers/:code/sheet': { path: (ids) => `/papers/${ids.paper}/sheet`, record: true, gone: UNFINISHED },
  '/responses/:id': {
    path: (ids) => `/responses/${ids.response}`,
    record: true,
    ofCourses: true,
    gone: UNFINISHED,
  },
  '/responses/:id/answers': {
    path: (ids) => `/responses/${ids.response}/answers`,
    record: true,
    ofCourses: true,
    gone: { ...UNFINISHED, discarded: 'over' },
    form: () => ({ answers: '{"IU":4}', page: '1', revision: '1' }),
  },
  '/responses/:id/completion': {
    path: (ids) => `/responses/${ids.response}/completion`,
    record: true,
    ofCourses: true,
    gone: UNFINISHED,
  },
  '/responses/:id/discarding': {
    path: (ids) => `/responses/${ids.response}/discarding`,
    record: true,
    ofCourses: true,
    gone: UNFINISHED,
    form: () => ({}),
  },
  '/responses/:id/handover': {
    path: (ids) => `/responses/${ids.response}/handover`,
    record: true,
    ofCourses: true,
    gone: UNFINISHED,
    form: () => ({ pin: '4071', pin_again: '4071' }),
  },
  '/people/:id/home-links': {
    path: (ids) => `/people/${ids.citizen}/home-links`,
    record: true,
    // Answered at home, it counts for the person the card was merged into.
    gone: { merged: 'living', erased: 'absent' },
    form: () => ({ id: NEW_ID, instrument: 'dsi-2', language: 'it' }),
  },
  '/home-links/:id/renewal': {
    path: (ids) => `/home-links/${ids.homeLink}/renewal`,
    record: true,
    gone: { erased: 'absent' },
    form: () => ({ language: 'it' }),
  },
  '/home-links/:id/revocation': {
    path: (ids) => `/home-links/${ids.homeLink}/revocation`,
    record: true,
    gone: { erased: 'absent' },
    leadsOn: true,
    form: () => ({}),
  },
  '/q/:token': { path: () => `/q/${'x'.repeat(26)}` },
  '/q/:token/completion': { path: () => `/q/${'x'.repeat(26)}/completion` },
  '/q/:token/stopping': { path: () => `/q/${'x'.repeat(26)}/stopping` },
  // What a tablet shows that was handed over; to a sign-in that is in its own hands there is nothing there.
  '/ask': { path: () => '/ask', leadsOn: true },
  '/ask/completion': { path: () => '/ask/completion', leadsOn: true },
  '/ask/result': { path: () => '/ask/result', leadsOn: true },
  '/ask/stopping': { path: () => '/ask/stopping', leadsOn: true },
  '/ask/closing': { path: () => '/ask/closing', leadsOn: true },
  '/ask/return': { path: () => '/ask/return', leadsOn: true },
  '/responses/:id/result': {
    path: (ids) => `/responses/${ids.completed}/result`,
    record: true,
    ofCourses: true,
    gone: { erased: 'absent' },
  },

  '/insights': { path: () => '/insights' },
  ...FIGURE_SAMPLES,

  ...COURSE_SAMPLES,

  '/audit': { path: () => '/audit' },
  '/audit/entries.csv': { path: () => '/audit/entries.csv' },
  '/audit/verification': {
    path: () => '/audit/verification',
    leadsOn: true,
    form: () => ({ from: '1', to: '1' }),
  },

  '/references': { path: () => '/references' },
  '/references/populations/new': { path: () => '/references/populations/new' },
  '/references/populations/:id': { path: (ids) => `/references/populations/${ids.population}` },
  '/references/populations/:id/removal': {
    path: (ids) => `/references/populations/${ids.population}/removal`,
    form: () => ({}),
  },
  '/references/values/new': { path: () => '/references/values/new' },
  '/references/templates/:kind': { path: () => '/references/templates/population' },

  '/instruments': { path: () => '/instruments' },
  '/instruments/:name/:version': { path: () => '/instruments/dsi-2/1' },
  '/instruments/:name/:version/preview': { path: () => '/instruments/dsi-2/1/preview?language=en' },
  '/instruments/:name/:version/sheet': { path: () => '/instruments/dsi-2/1/sheet' },
  '/targets': { path: () => '/targets' },
  '/targets/import': { path: () => '/targets/import' },
  '/targets/template': { path: () => '/targets/template' },
  '/targets/:id': { path: (ids) => `/targets/${ids.programme}`, ...LASTING },
  '/territory': { path: () => '/territory' },
  '/territory/table': { path: () => '/territory/table?by=site&format=csv' },
  '/statements': { path: () => '/statements' },
  '/statements/:programme/:month': { path: (ids) => `/statements/${ids.programme}/2026-01`, ...LASTING },
  '/statements/:programme/:month/:file': {
    path: (ids) => `/statements/${ids.programme}/2026-01/pdf`,
    ...LASTING,
  },

  ...NETWORK_SAMPLES,
};
