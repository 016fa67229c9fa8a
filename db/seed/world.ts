import type { Levels } from '../level-columns.ts';
import type { StaffTable } from '../schema/staff.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';
import type { Sealer } from './sealer.ts';
import type { Answers } from './skills.ts';

/** The instrument `dsi-2`, version 1, as the seed needs it: scoring belongs to the product, not to the seed. */
export interface Questionnaire {
  /** SHA-256 of the definition. */
  readonly definitionHash: string;
  score(answers: Answers): Levels;
}

/** The questionnaire of the courses, `course-check`, in its latest version. */
interface CourseQuestionnaire {
  readonly version: number;
  /** SHA-256 of the definition. */
  readonly definitionHash: string;
}

export interface SeedSite {
  readonly id: string;
  readonly organisationId: string;
  readonly province: string;
  /** Ids; the demo facilitator first where she works. */
  readonly facilitators: readonly StaffTable['id'][];
  /** People met here, in the order of their first visit. */
  readonly people: Person[];
}

/** What every part of the story draws on. */
export interface World {
  readonly random: Random;
  readonly sealer: Sealer;
  readonly questionnaire: Questionnaire;
  readonly courseQuestionnaire: CourseQuestionnaire;
  /** A verification code of a certificate with its hash; `draw` gives a whole number from 0 up to, not including, its argument. */
  certificateCode(draw: (below: number) => number): { readonly code: string; readonly hash: string };
  readonly today: string;
  /** Minute of today at which the story ends. */
  readonly minuteNow: number;
  /** Milliseconds since 1970 of a civil minute in the network's time zone. */
  instant(day: string, minuteOfDay: number): number;
  readonly sites: readonly SeedSite[];
}

/** One visit as the parts of the story see it. */
export interface Visit {
  readonly sessionId: string;
  readonly site: number;
  readonly siteId: string;
  readonly facilitatorId: string;
  readonly day: string;
  readonly startMinute: number;
  readonly minutes: number;
}
