import type { RouteSample } from './route-samples.ts';

/** The samples of courses, registers and what follows from them. */
export const COURSE_SAMPLES: Readonly<Record<string, RouteSample>> = {
  '/teaching': { path: () => '/teaching' },
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
