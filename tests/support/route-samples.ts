import type { PlaceIds } from './test-network.ts';

/** How the tests of all routes (authorisation, hostile input) call one. */
export interface RouteSample {
  /** The address at a place. */
  path(ids: PlaceIds): string;
  /** The address names a record of a place: people who do not work there get 404. */
  readonly record?: true;
  /** Reading only leads on to the page of the record, which does the refusing. */
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
  '/sign-out': { path: () => '/sign-out' },
  '/set-up/:token': { path: () => `/set-up/${'x'.repeat(43)}` },
  '/language': { path: () => '/language', form: () => ({ language: 'en', next: '/' }) },
  '/*': { path: () => '/no/such/page' },

  '/desk': { path: () => '/desk' },
  '/desk/site': { path: () => '/desk/site', form: (ids) => ({ site: ids.site }) },
  '/desk/person': { path: () => '/desk/person', form: (ids) => ({ code: ids.code }) },
  '/desk/sessions/new': { path: () => '/desk/sessions/new' },
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

  '/people/:id/questionnaires': { path: (ids) => `/people/${ids.citizen}/questionnaires`, record: true },
  '/responses/:id': { path: (ids) => `/responses/${ids.response}`, record: true },
  '/responses/:id/answers': { path: (ids) => `/responses/${ids.response}/answers`, record: true },
  '/responses/:id/completion': { path: (ids) => `/responses/${ids.response}/completion`, record: true },
  '/responses/:id/discarding': { path: (ids) => `/responses/${ids.response}/discarding`, record: true },
  '/responses/:id/result': { path: (ids) => `/responses/${ids.completed}/result`, record: true },
};
