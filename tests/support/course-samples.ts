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
  '/people/:id/courses': {
    path: (ids) => `/people/${ids.citizen}/courses`,
    record: true,
    gone: { merged: 'living', erased: 'absent' },
  },
  '/editions/:id/enrolments': {
    path: (ids) => `/editions/${ids.edition}/enrolments`,
    record: true,
    // The code on the form is the erased one.
    gone: { erased: 'shown' },
    form: (ids) => ({ code: ids.code }),
  },
  '/editions/:id/enrolments/new': {
    path: (ids) => `/editions/${ids.edition}/enrolments/new`,
    record: true,
    gone: { erased: 'living' },
    form: () => ({ given_name: 'Prova' }),
  },
  '/editions/:id/enrolments/sheet': {
    path: (ids) => `/editions/${ids.edition}/enrolments/sheet`,
    record: true,
    gone: { erased: 'living' },
  },
  '/enrolments/own': { path: () => '/enrolments/own' },
  '/enrolments/template/:format': { path: () => '/enrolments/template/csv' },
  '/enrolments/:id/seat': {
    path: (ids) => `/enrolments/${ids.enrolment}/seat`,
    record: true,
    gone: { erased: 'shown' },
    leadsOn: true,
    form: () => ({}),
  },
  '/enrolments/:id/withdrawal': {
    path: (ids) => `/enrolments/${ids.enrolment}/withdrawal`,
    record: true,
    gone: { erased: 'shown' },
    form: () => ({ reason: 'person' }),
  },
  '/enrolments/:id/person': {
    path: (ids) => `/enrolments/${ids.enrolment}/person`,
    record: true,
    gone: { erased: 'shown' },
  },
  '/enrolments/:id/slip': {
    path: (ids) => `/enrolments/${ids.enrolment}/slip`,
    record: true,
    gone: { erased: 'shown' },
  },
  '/enrol': { path: () => '/enrol' },
  '/enrol/:id': { path: (ids) => `/enrol/${ids.edition}` },
  '/enrolment/:token': { path: () => `/enrolment/${'x'.repeat(26)}` },
};
