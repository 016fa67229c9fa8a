import type { RouteSample } from './route-samples.ts';

/** An id nothing has. */
const NO_ID = '0199a000-0000-7000-8000-00000000000f';

/** Samples of the routes about figures: tables, views that are kept, public addresses. */
export const FIGURE_SAMPLES = {
  '/insights/table': { path: () => '/insights/table?format=csv&by=month' },
  '/insights/cases': { path: () => '/insights/cases' },
  '/insights/cases/table': { path: () => '/insights/cases/table?format=csv' },
  '/insights/open-data': { path: () => '/insights/open-data' },
  '/insights/open-data/package': { path: () => '/insights/open-data/package' },
  '/insights/views': { path: () => '/insights/views', form: () => ({ name: 'Vista' }) },
  '/insights/views/:id': {
    path: () => `/insights/views/${NO_ID}`,
    nobodys: true,
    form: () => ({ name: 'Vista' }),
  },
  '/insights/views/:id/removal': {
    path: () => `/insights/views/${NO_ID}/removal`,
    leadsOn: true,
    form: () => ({}),
  },
  '/insights/shares': { path: () => '/insights/shares', form: () => ({ title: 'Vista', days: '30' }) },
  '/insights/shares/:id/revocation': {
    path: () => `/insights/shares/${NO_ID}/revocation`,
    nobodys: true,
    leadsOn: true,
    form: () => ({}),
  },
  '/shared/:token': { path: () => `/shared/${'x'.repeat(43)}` },
} as const satisfies Readonly<Record<string, RouteSample>>;
