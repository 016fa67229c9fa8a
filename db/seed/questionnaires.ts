import { levelColumns } from '../level-columns.ts';
import type { ResponseTable } from '../schema/response.ts';
import { ageOn } from './age.ts';
import type { Batch } from './batch.ts';
import { idAt } from './ids.ts';
import { isDueForFollowUp, type Person } from './people.ts';
import { Weighted } from './random.ts';
import { type Answers, baselineAnswers, followUpAnswers, tickedIn } from './skills.ts';
import type { Visit, World } from './world.ts';

const WAYS = new Weighted<ResponseTable['way']>([
  ['tablet', 50],
  ['desk', 38],
  ['paper', 7],
  ['home', 5],
]);

/** About one questionnaire every fifth session, one in ten of them a follow-up (from the fourth month on). */
const BASELINES_PER_SESSION = 0.19;
const FOLLOW_UPS_PER_SESSION = 0.02;
const QUARTER = 0.25;

/** Sessions told so far, and which share of all they are. */
interface Progress {
  readonly sessions: number;
  readonly share: number;
}

const LAST_PAGE = 5;
const MINUTE_MS = 60_000;

/** Fills questionnaires at visits, evenly over the year. */
export class QuestionnaireBook {
  readonly #world: World;
  #baselines = 0;
  #followUps = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Takes the person's baseline or follow-up when one is due and the year so far has room for it. */
  offer(batch: Batch, visit: Visit, person: Person, progress: Progress): void {
    const { random } = this.#world;
    const { sessions, share } = progress;
    if (person.baseline === null) {
      if (this.#baselines >= sessions * BASELINES_PER_SESSION) return;
      this.#baselines += 1;
      const answers = baselineAnswers(random, person, visit.day);
      person.baseline = { day: visit.day, ticked: tickedIn(answers) };
      batch.responses.push(this.#complete(visit, person, answers, 1));
    } else if (isDueForFollowUp(person, visit.day)) {
      const year = sessions / share;
      if (this.#followUps >= year * FOLLOW_UPS_PER_SESSION * ((share - QUARTER) / (1 - QUARTER))) return;
      this.#followUps += 1;
      const answers = followUpAnswers(random, person.baseline.ticked);
      batch.responses.push(this.#complete(visit, person, answers, 0));
    }
  }

  /** A questionnaire that was begun and put aside: it waits on the desk. */
  leaveUnfinished(batch: Batch, visit: Visit, person: Person): void {
    const answers: Answers = { IU: 1, il: ['IUIF', 'IHIF'], il_checks: ['none'] };
    batch.responses.push(this.#row(visit, person, answers, null));
  }

  #complete(visit: Visit, person: Person, answers: Answers, isBaseline: 0 | 1): ResponseTable {
    const completed = this.#startOf(visit) + this.#world.random.between(4, 11) * MINUTE_MS;
    const completed_at = new Date(completed).toISOString();
    return {
      ...this.#row(visit, person, answers, isBaseline),
      page: answers.IU === 1 ? LAST_PAGE : 0,
      completed_at,
      updated_at: completed_at,
      ...levelColumns(this.#world.questionnaire.score(answers)),
    };
  }

  /** `isBaseline` null: not finished. */
  #row(visit: Visit, person: Person, answers: Answers, isBaseline: 0 | 1 | null): ResponseTable {
    const { random, questionnaire } = this.#world;
    const start = this.#startOf(visit);
    const started_at = new Date(start).toISOString();
    return {
      id: idAt(random, start),
      citizen_id: person.id,
      person_no: person.no,
      site_id: visit.siteId,
      staff_id: visit.facilitatorId,
      session_id: visit.sessionId,
      instrument: 'dsi-2',
      version: 1,
      definition_hash: questionnaire.definitionHash,
      language: 'it',
      text_hash: null,
      way: WAYS.draw(random),
      status: isBaseline === null ? 'in_progress' : 'complete',
      is_baseline: isBaseline ?? 0,
      answers: JSON.stringify(answers),
      page: 2,
      day: visit.day,
      started_at,
      completed_at: null,
      stopped_at: null,
      age: person.born === null ? null : ageOn(person.born, visit.day),
      gender: person.profile.gender,
      education: person.profile.education,
      citizenship: person.profile.citizenship,
      ...levelColumns(null),
      revision: 1,
      updated_at: started_at,
    };
  }

  #startOf(visit: Visit): number {
    return this.#world.instant(visit.day, visit.startMinute + 3);
  }
}
