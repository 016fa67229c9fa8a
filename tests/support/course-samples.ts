import type { RouteSample } from './route-samples.ts';

/** The samples of courses, registers and what follows from them. */
export const COURSE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  '/teaching': { path: () => '/teaching' },
  '/editions/:id/outcomes': {
    path: (ids) => `/editions/${ids.edition}/outcomes`,
    record: true,
    gone: { erased: 'living' },
  },
  '/editions/:id/certificates': {
    path: (ids) => `/editions/${ids.edition}/certificates`,
    record: true,
    gone: { erased: 'living' },
    leadsOn: true,
    form: () => ({}),
  },
  '/certificates/:id/certificate.pdf': {
    path: (ids) => `/certificates/${ids.certificate}/certificate.pdf`,
    record: true,
    gone: { erased: 'over' },
  },
  '/certificates/:id/revocation': {
    path: (ids) => `/certificates/${ids.certificate}/revocation`,
    record: true,
    gone: { erased: 'living' },
    form: () => ({}),
  },
  '/verify': { path: () => '/verify' },
  '/verify/:code': { path: () => '/verify/ABCD-EFGH-JKMN-PQRT' },
  '/lessons/:id/register': {
    path: (ids) => `/lessons/${ids.lesson}/register`,
    record: true,
    gone: { erased: 'living' },
    form: () => ({ all: '1' }),
  },
  '/lessons/:id/closure': {
    path: (ids) => `/lessons/${ids.lesson}/closure`,
    record: true,
    gone: { erased: 'living' },
  },
  '/lessons/:id/sheet': {
    path: (ids) => `/lessons/${ids.lesson}/sheet`,
    record: true,
    gone: { erased: 'living' },
  },
};
