import type { CitizenCaseTable } from '../schema/citizen-case.ts';
import type { Batch } from './batch.ts';
import { addDays, daysBetween } from './calendar.ts';
import { CASE_STORIES, type CaseStory, DESK_CASES, type DeskCase } from './case-stories.ts';
import { idAt } from './ids.ts';
import type { Person } from './people.ts';
import { DEMO_SITES } from './places.ts';
import type { Schedule } from './schedule.ts';
import type { Visit, World } from './world.ts';

/** A second visit that was agreed on. */
export interface Return {
  readonly caseId: string;
  readonly person: Person;
  readonly topic: string;
}

const OPENS_A_CASE = 0.3;
/** Desk cases are opened in the last weeks, today included. */
const DESK_SINCE_DAYS = 35;

const storyOf = new Map(CASE_STORIES.map((story) => [story.topic, story]));

/** Keeps the cases of the demo: their whole future is decided when they open, so that each row is written once. */
export class CaseBook {
  readonly #world: World;
  readonly #schedule: Schedule;
  readonly #returns = new Map<string, Return[]>();
  readonly #desk: Map<number, DeskCase[]>;

  constructor(world: World, schedule: Schedule) {
    this.#world = world;
    this.#schedule = schedule;
    this.#desk = new Map(DEMO_SITES.map((site, index) => [site, [...(DESK_CASES[index] ?? [])]]));
  }

  /** The people expected back at a site on a day (indexes). */
  takeReturns(day: number, site: number): Return[] {
    const key = `${day} ${site}`;
    const expected = this.#returns.get(key) ?? [];
    this.#returns.delete(key);
    return expected;
  }

  /** What is to be opened at this site in these weeks for the demo's desk, if anything is left of it. */
  nextDeskCase(site: number, day: string): DeskCase | undefined {
    if (daysBetween(day, this.#world.today) > DESK_SINCE_DAYS) return undefined;
    return this.#desk.get(site)?.shift();
  }

  /** True when this topic, at this visit, needs another one. */
  opensHere(topic: string | undefined): boolean {
    return topic !== undefined && storyOf.has(topic) && this.#world.random.chance(OPENS_A_CASE);
  }

  /** Opens a case at a visit, with all that follows; returns its id. */
  open(batch: Batch, visit: Visit, dayIndex: number, person: Person, topic: string, desk?: DeskCase): string {
    const { random } = this.#world;
    const story = storyOf.get(topic);
    if (!story) throw new RangeError(`no story for ${topic}`);
    const at = this.#world.instant(visit.day, visit.startMinute + visit.minutes);
    const caseId = idAt(random, at);
    const writer = new StoryWriter(this.#world, batch, visit, caseId, story, at);
    const ending = desk ? deskEnding(desk, this.#world.today) : this.#chooseEnding(visit, dayIndex);

    writer.event('opened', visit.day, at, ending);
    if (ending.closedOn !== null) {
      const closedAt = this.#world.instant(ending.closedOn, 12 * 60);
      if (ending.returnDay !== null) {
        writer.event('resumed', ending.closedOn, closedAt);
        const key = `${ending.returnDay} ${visit.site}`;
        const expected = this.#returns.get(key) ?? [];
        expected.push({ caseId, person, topic });
        this.#returns.set(key, expected);
      }
      const end = ending.status === 'abandoned' ? 'abandoned' : 'resolved';
      writer.event(end, ending.closedOn, closedAt + 1000);
    }
    batch.cases.push(writer.row(person, topic, ending));
    return caseId;
  }

  #chooseEnding(visit: Visit, dayIndex: number): Ending {
    const { random, today } = this.#world;
    const returnDay = random.chance(0.75) ? this.#findReturnDay(visit, dayIndex) : null;
    const day = returnDay === null ? undefined : this.#schedule.days[returnDay];
    if (returnDay !== null && day !== undefined) {
      return { status: 'resolved', dueOn: day, closedOn: day, returnDay };
    }
    const age = daysBetween(visit.day, today);
    if (age > 45) {
      const closedOn = addDays(visit.day, random.between(30, 45));
      const status = random.chance(0.6) ? 'abandoned' : 'resolved';
      return { status, dueOn: addDays(visit.day, 14), closedOn, returnDay: null };
    }
    const dueOn = addDays(today, random.between(-4, 20));
    const status = random.chance(0.8) ? 'waiting' : 'open';
    return {
      status,
      dueOn: dueOn > visit.day ? dueOn : addDays(visit.day, 7),
      closedOn: null,
      returnDay: null,
    };
  }

  /** A day from five to forty days later on which the site has a session that nobody was promised yet. */
  #findReturnDay(visit: Visit, dayIndex: number): number | null {
    const first = dayIndex + this.#world.random.between(5, 12);
    const last = Math.min(dayIndex + 40, this.#schedule.days.length - 2);
    for (let day = first; day <= last; day += 1) {
      const promised = this.#returns.get(`${day} ${visit.site}`)?.length ?? 0;
      if (this.#schedule.count(day, visit.site) > promised) return day;
    }
    return null;
  }
}

interface Ending {
  readonly status: CitizenCaseTable['status'];
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  /** Index of the day of the second visit. */
  readonly returnDay: number | null;
}

function deskEnding(desk: DeskCase, today: string): Ending {
  const dueOn = desk.dueIn === null ? null : addDays(today, desk.dueIn);
  return { status: desk.status, dueOn, closedOn: null, returnDay: null };
}

/** Writes the rows of one case. */
class StoryWriter {
  readonly #world: World;
  readonly #batch: Batch;
  readonly #visit: Visit;
  readonly #caseId: string;
  readonly #story: CaseStory;
  readonly #openedAt: number;
  readonly #nextStepSealed: string;
  #lastAt: number;
  #revision = 0;

  constructor(world: World, batch: Batch, visit: Visit, caseId: string, story: CaseStory, openedAt: number) {
    this.#world = world;
    this.#batch = batch;
    this.#visit = visit;
    this.#caseId = caseId;
    this.#story = story;
    this.#openedAt = openedAt;
    this.#nextStepSealed = world.sealer.seal(story.nextStep, caseId);
    this.#lastAt = openedAt;
  }

  /** `waits`: how the case was left at its opening, which carries the agreed step; later events carry none. */
  event(kind: Batch['caseEvents'][number]['kind'], day: string, at: number, waits?: Ending): void {
    this.#batch.caseEvents.push({
      id: idAt(this.#world.random, at),
      case_id: this.#caseId,
      at: new Date(at).toISOString(),
      day,
      staff_id: this.#visit.facilitatorId,
      kind,
      waiting_on: waits && waits.status !== 'open' ? this.#story.waitingOn : null,
      due_on: waits?.dueOn ?? null,
      next_step_sealed: waits ? this.#nextStepSealed : null,
    });
    this.#revision += 1;
    this.#lastAt = at;
  }

  row(person: Person, topic: string, { status, dueOn, closedOn }: Ending): CitizenCaseTable {
    const isClosed = closedOn !== null;
    return {
      id: this.#caseId,
      citizen_id: person.id,
      person_no: person.no,
      site_id: this.#visit.siteId,
      topic,
      status,
      waiting_on: status === 'waiting' ? this.#story.waitingOn : null,
      due_on: isClosed ? null : dueOn,
      next_step_sealed: isClosed ? null : this.#nextStepSealed,
      opened_on: this.#visit.day,
      opened_by: this.#visit.facilitatorId,
      closed_on: closedOn,
      revision: this.#revision,
      created_at: new Date(this.#openedAt).toISOString(),
      updated_at: new Date(this.#lastAt).toISOString(),
    };
  }
}
