import type { RouteSample } from './route-samples.ts';

/** What is taught goes on when somebody's data are erased. */
const TAUGHT = { erased: 'living' } as const;

/** The samples of courses, registers and what follows from them. */
export const COURSE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  '/teaching': { path: () => '/teaching' },
  '/account/training': { path: () => '/account/training' },
  '/training': { path: () => '/training' },
  '/training/staff/:id': {
    path: (ids) => `/training/staff/${ids.staff}`,
    record: true,
    gone: { ended: 'living' },
  },
  '/training/modules': { path: () => '/training/modules' },
  '/training/modules/:id/ending': {
    path: () => '/training/modules/0199a000-0000-7000-8000-000000000001/ending',
    leadsOn: true,
    form: () => ({}),
  },
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
    gone: TAUGHT,
    form: () => ({ all: '1' }),
  },
  '/lessons/:id/closure': {
    path: (ids) => `/lessons/${ids.lesson}/closure`,
    record: true,
    gone: TAUGHT,
  },
  '/lessons/:id/sheet': {
    path: (ids) => `/lessons/${ids.lesson}/sheet`,
    record: true,
    gone: TAUGHT,
  },
  '/courses': { path: () => '/courses' },
  '/courses/new': { path: () => '/courses/new' },
  '/courses/:id': { path: (ids) => `/courses/${ids.course}` },
  '/courses/:id/edit': { path: (ids) => `/courses/${ids.course}/edit` },
  '/courses/:id/retirement': {
    path: (ids) => `/courses/${ids.course}/retirement`,
    leadsOn: true,
    form: () => ({}),
  },
  '/courses/:id/materials/:materialId': { path: (ids) => `/courses/${ids.course}/materials/${ids.material}` },
  '/courses/:id/materials/:materialId/removal': {
    path: (ids) => `/courses/${ids.course}/materials/${ids.material}/removal`,
    leadsOn: true,
    form: () => ({}),
  },
  '/editions': { path: () => '/editions' },
  '/editions/new': { path: () => '/editions/new' },
  '/editions/:id': { path: (ids) => `/editions/${ids.edition}`, record: true, gone: TAUGHT },
  '/editions/:id/edit': { path: (ids) => `/editions/${ids.edition}/edit`, record: true, gone: TAUGHT },
  '/editions/:id/cancellation': {
    path: (ids) => `/editions/${ids.edition}/cancellation`,
    record: true,
    gone: TAUGHT,
  },
  '/editions/:id/lessons/new': {
    path: (ids) => `/editions/${ids.edition}/lessons/new`,
    record: true,
    gone: TAUGHT,
  },
  '/editions/:id/calls': { path: (ids) => `/editions/${ids.edition}/calls`, record: true, gone: TAUGHT },
  '/lessons/:id': { path: (ids) => `/lessons/${ids.lesson}`, record: true, gone: TAUGHT },
  '/lessons/:id/cancellation': {
    path: (ids) => `/lessons/${ids.lesson}/cancellation`,
    record: true,
    gone: TAUGHT,
  },
  '/calendar': { path: () => '/calendar' },
  '/calendars/sites/:file': { path: (ids) => `/calendars/sites/${ids.site}.ics` },
  '/calendars/:file': { path: () => `/calendars/${'x'.repeat(32)}.ics` },
  '/account/calendar': { path: () => '/account/calendar', form: () => ({}) },
  '/account/calendar/revocation': {
    path: () => '/account/calendar/revocation',
    leadsOn: true,
    form: () => ({}),
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
  '/enrolments/:id/checks': {
    path: (ids) => `/enrolments/${ids.enrolment}/checks`,
    record: true,
    gone: { erased: 'absent' },
  },
  '/enrol': { path: () => '/enrol' },
  '/enrol/:id': { path: (ids) => `/enrol/${ids.edition}` },
  '/enrolment/:token': { path: () => `/enrolment/${'x'.repeat(26)}` },
  '/network/sites/:id/closures': {
    path: (ids) => `/network/sites/${ids.site}/closures`,
    record: true,
    gone: TAUGHT,
    form: () => ({ starts_on: '2099-08-10', ends_on: '2099-08-20', reason: 'ferie' }),
  },
  '/network/sites/:id/closures/:closureId/removal': {
    path: (ids) => `/network/sites/${ids.site}/closures/${ids.closure}/removal`,
    record: true,
    gone: TAUGHT,
    leadsOn: true,
    form: () => ({}),
  },
  '/network/patron-days': { path: () => '/network/patron-days' },
  '/network/enrolment-terms': { path: () => '/network/enrolment-terms' },
};
