import type { CourseTable } from '../schema/course.ts';
import { DEMO_SITES } from './places.ts';

/** A course of the demo network. */
export interface CoursePlan
  extends Pick<
    CourseTable,
    | 'title'
    | 'description'
    | 'audience'
    | 'language'
    | 'lessons_planned'
    | 'minutes_per_lesson'
    | 'instrument'
    | 'certificate_percent'
  > {
  readonly topics: readonly string[];
  readonly competences: readonly string[];
}

const USUAL = { language: 'it', instrument: 'course-check', certificate_percent: 75 } as const;

/** The courses of the demo network. */
export const COURSES: readonly CoursePlan[] = [
  {
    ...USUAL,
    title: 'SPID e pagoPA per i genitori della mensa',
    description:
      'Attivare SPID, iscrivere i figli alla mensa e pagare i bollettini senza andare allo sportello. Porta il telefono, la tessera sanitaria e un documento.',
    audience: 'parents',
    lessons_planned: 6,
    minutes_per_lesson: 120,
    topics: ['spid_activation', 'pagopa_payment', 'canteen_enrolment', 'canteen_top_up'],
    competences: ['2.3', '2.6', '4.2'],
  },
  {
    ...USUAL,
    title: 'Lo smartphone senza paura',
    description:
      'Le basi del telefono: chiamate, messaggi, foto, videochiamate e come riconoscere una truffa.',
    audience: 'over65',
    lessons_planned: 4,
    minutes_per_lesson: 90,
    topics: ['smartphone_basics', 'video_calls', 'safe_browsing'],
    competences: ['1.1', '2.1', '4.1'],
  },
  {
    ...USUAL,
    title: 'Il Fascicolo sanitario elettronico',
    description: 'Dare il consenso, leggere i referti, prenotare una visita.',
    audience: 'citizens',
    lessons_planned: 2,
    minutes_per_lesson: 120,
    topics: ['fse_consent', 'fse_reading', 'cup_booking'],
    competences: ['2.3', '4.2'],
  },
  {
    ...USUAL,
    title: 'Accogliere le persone e proteggere i loro dati',
    description:
      'Per chi lavora ai punti: la registrazione delle sessioni, l’informativa, i diritti delle persone.',
    audience: 'facilitators',
    lessons_planned: 2,
    minutes_per_lesson: 180,
    instrument: null,
    topics: ['personal_data'],
    competences: ['4.2'],
  },
];

/** An edition of the demo network, told from the day it is made. */
export interface EditionPlan {
  /** Index in `COURSES`. */
  readonly course: number;
  /** Index of the site. */
  readonly site: number;
  /** Days from today to the first lesson; the others follow a week apart. */
  readonly begins: number;
  readonly time: string;
  readonly seats: number;
  /** Who is enrolled: so many of those met at the site, from this one on; those over the seats wait. */
  readonly from: number;
  readonly people: number;
  readonly online: boolean;
  /** Number of a lesson that was cancelled, or will be. */
  readonly cancelled?: number;
  /** The register of the last lesson is still to be closed. */
  readonly leftOpen?: true;
}

const [FIRST, SECOND] = DEMO_SITES;
const PLAN = { online: false, from: 20, people: 0, seats: 12 } as const;

/** One running with a lesson today, a full one with people waiting, some that enrol now, one of the staff that is over. */
export const EDITIONS: readonly EditionPlan[] = [
  { ...PLAN, course: 0, site: FIRST, begins: -7, time: '15:00', people: 12, cancelled: 4 },
  { ...PLAN, course: 1, site: SECOND, begins: 2, time: '10:00', people: 13, seats: 10 },
  { ...PLAN, course: 2, site: FIRST, begins: 4, time: '17:30', from: 40, people: 5, online: true },
  { ...PLAN, course: 0, site: SECOND, begins: 21, time: '17:30', from: 40, people: 3 },
  { ...PLAN, course: 1, site: FIRST, begins: 30, time: '10:00', from: 60, people: 0 },
  { ...PLAN, course: 3, site: FIRST, begins: -45, time: '14:30' },
];

/** What was taught at the demo trainer's sites in the last year, for networks with people enough. */
export const PAST: readonly EditionPlan[] = [
  { ...PLAN, course: 1, site: SECOND, begins: -215, time: '10:00', from: 0, people: 10 },
  { ...PLAN, course: 0, site: FIRST, begins: -160, time: '15:00', from: 0, people: 12 },
  { ...PLAN, course: 1, site: FIRST, begins: -95, time: '10:00', from: 8, people: 12, cancelled: 3 },
  { ...PLAN, course: 2, site: SECOND, begins: -62, time: '17:00', from: 4, people: 9, seats: 10 },
  { ...PLAN, course: 2, site: FIRST, begins: -33, time: '17:30', from: 12, people: 8, online: true },
  { ...PLAN, course: 0, site: SECOND, begins: -38, time: '09:30', from: 10, people: 12, leftOpen: true },
];

/** What the other trainers taught, each at a site of her organisation. */
export const ELSEWHERE: readonly Omit<EditionPlan, 'site'>[] = [
  { ...PLAN, course: 1, begins: -120, time: '10:00', from: 0, people: 11 },
  { ...PLAN, course: 2, begins: -50, time: '15:30', from: 6, people: 9 },
];
