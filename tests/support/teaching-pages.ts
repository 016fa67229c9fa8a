import { enrolledByEdition, enrolmentPages } from './enrolment-pages.ts';
import { beginCheck, editionWith, link, outcomesWith, readAll, type Way } from './ways-to-pages.ts';

/** A lesson that is still to come, or whose register is open. */
const TO_MOVE = 'a[href^="/lessons/"]:not([href$="/cancellation"]):not([href$="/register"])';

/** Every page about courses that who plans and teaches them opens, in the order in which one leads to the next. */
export const TEACH: readonly (readonly [name: string, way: Way])[] = [
  ['teaching', '/teaching'],
  ['calendar', '/calendar'],
  ['calendar of a month', '/calendar?view=month'],
  ['calendar as a list', '/calendar?view=list'],
  ['calendar elsewhere', '/account/calendar'],
  ['courses', '/courses'],
  ['no course found', '/courses?q=zzzz'],
  ['course', link('courses', 'th a[href^="/courses/"]')],
  ['course to change', async (_page, met) => `${met.get('course')}/edit`],
  ['new course', '/courses/new'],
  ['editions', '/editions'],
  ['edition', editionWith(TO_MOVE)],
  ['edition to change', async (_page, met) => `${met.get('edition')}/edit`],
  ['edition to cancel', async (_page, met) => `${met.get('edition')}/cancellation`],
  ['outcomes', async (_page, met) => `${met.get('edition')}/outcomes`],
  ['questionnaires of a course', outcomesWith('a[href$="/checks"]')],
  ['calls', async (_page, met) => `${met.get('edition')}/calls`],
  ['new lesson', async (_page, met) => `${met.get('edition')}/lessons/new`],
  ['lesson to move', link('edition', TO_MOVE)],
  ['lesson to cancel', link('edition', 'a[href^="/lessons/"][href$="/cancellation"]')],
  ['register', async (_page, met) => `${met.get('lesson to move')}/register`],
  ['register to close', async (_page, met) => `${met.get('lesson to move')}/closure`],
  ['sheet to sign', async (_page, met) => `${met.get('lesson to move')}/sheet`],
  ['new edition', '/editions/new'],
  [
    'edition again',
    async (_page, met) => `${met.get('edition')?.replace('/editions/', '/editions/new?repeat=')}`,
  ],
  ...enrolmentPages(enrolledByEdition),
];

/** Of the questionnaire of a course, begun by whoever teaches it. */
const ofCheck =
  (what: string): Way =>
  async (_page, met) =>
    `${met.get('questionnaire of a course')?.replace(/\?.*/, '')}/${what}`;

/** The questionnaires of courses, for who may open no others. */
export const CHECKS: typeof TEACH = [
  ['questionnaire of a course', beginCheck],
  ['its tablet', ofCheck('handover')],
  ['its completion', ofCheck('completion')],
  ['its discarding', ofCheck('discarding')],
  ['its result', outcomesWith('a[href^="/responses/"]')],
  ['PIN of the tablet', '/account/pin'],
];

/** What the staff has to learn. */
export const TRAINING: typeof TEACH = [['training of the staff', '/training']];

/** What a colleague has to learn, for whoever notes it. */
export const COLLEAGUE: typeof TEACH = [
  [
    'training of a colleague',
    async (page) => {
      const [staff = ''] = await readAll(page, '/network/staff', 'tbody a[href^="/network/staff/"]');
      return `/training/staff/${staff.split('/').at(-1)}`;
    },
  ],
];

/** What anybody has to do with courses. */
export const TAUGHT: typeof TEACH = [
  ['verify a certificate', '/verify'],
  ['verify an unknown certificate', '/verify/ABCD-EFGH-JKMN-PQRT'],
  ['own training', '/account/training'],
];

/** Where it is said when nobody teaches; `site` is met before. */
export const CLOSED_DAYS: readonly (readonly [name: string, way: Way])[] = [
  ['closed days of a site', async (_page, met) => `${met.get('site')}/closures`],
  ['patron saints', '/network/patron-days'],
  ['terms of enrolments', '/network/enrolment-terms'],
];
