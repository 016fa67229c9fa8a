import type { AttendanceTable } from '../schema/attendance.ts';
import type { CitizenTable } from '../schema/citizen.ts';
import type { SessionTable } from '../schema/session.ts';
import { ageBandOn } from './age.ts';
import { type Batch, emptyBatch } from './batch.ts';
import { timeText } from './calendar.ts';
import { NOTES } from './case-stories.ts';
import { CaseBook, type Return } from './cases.ts';
import { idAt } from './ids.ts';
import { indexNames } from './index-names.ts';
import { makePeople, type Person } from './people.ts';
import { DEMO_SITES } from './places.ts';
import { QuestionnaireBook } from './questionnaires.ts';
import type { Schedule } from './schedule.ts';
import { COURSE_TOPICS, drawTopics } from './topics.ts';
import { CHANNELS, drawMinutes, GROUP_MODES, OUTCOMES } from './visit-chances.ts';
import type { SeedSite, Visit, World } from './world.ts';

/** Rows of about so many sessions are handed over at a time. */
const BATCH_SESSIONS = 5000;

/** Tells the year, day by day: yields rows ready to be written, about five thousand sessions at a time. */
export class VisitBook {
  readonly #world: World;
  readonly #schedule: Schedule;
  readonly #total: number;
  readonly #people: number;
  readonly #cases: CaseBook;
  readonly #questionnaires: QuestionnaireBook;
  readonly #newPerson: ReturnType<typeof makePeople>;
  readonly #nameKeysOf: ReturnType<typeof indexNames>;
  #batch: Batch = emptyBatch();
  #sessions = 0;
  #unfinishedLeft = 1;
  /** People registered whose first attendance is about to be written. */
  readonly #newcomers = new Map<Person, CitizenTable>();
  citizens = 0;

  constructor(world: World, schedule: Schedule, { total, people }: { total: number; people: number }) {
    this.#world = world;
    this.#schedule = schedule;
    this.#total = total;
    this.#people = people;
    this.#cases = new CaseBook(world, schedule);
    this.#questionnaires = new QuestionnaireBook(world);
    this.#newPerson = makePeople(world.random);
    this.#nameKeysOf = indexNames(world.sealer);
  }

  *batches(): Generator<Batch> {
    for (const [dayIndex, day] of this.#schedule.days.entries()) {
      for (const [siteIndex, site] of this.#world.sites.entries()) {
        const expected = this.#cases.takeReturns(dayIndex, siteIndex);
        for (const startMinute of this.#schedule.times(this.#world.random, dayIndex, siteIndex)) {
          this.#session(site, siteIndex, dayIndex, day, startMinute, expected.shift());
        }
      }
      if (this.#batch.sessions.length >= BATCH_SESSIONS) yield this.#handOver();
    }
    yield this.#handOver();
  }

  #handOver(): Batch {
    const full = this.#batch;
    this.#batch = emptyBatch();
    return full;
  }

  #session(
    site: SeedSite,
    siteIndex: number,
    dayIndex: number,
    day: string,
    startMinute: number,
    expected: Return | undefined,
  ): void {
    const { random } = this.#world;
    this.#sessions += 1;
    const isToday = day === this.#world.today;
    const isGroup = expected === undefined && !isToday && random.chance(0.04);
    const visit: Visit = {
      sessionId: idAt(random, this.#world.instant(day, startMinute)),
      site: siteIndex,
      siteId: site.id,
      facilitatorId: this.#facilitator(site, siteIndex, isToday),
      day,
      startMinute,
      minutes: drawMinutes(random, isGroup, isToday ? this.#world.minuteNow - startMinute : Infinity),
    };
    if (isGroup) this.#group(visit, site);
    else if (expected) this.#individual(visit, expected.person, [expected.topic], expected.caseId);
    else if (random.chance(0.03)) this.#anonymous(visit);
    else this.#walkIn(visit, site, dayIndex);
  }

  #facilitator(site: SeedSite, siteIndex: number, isToday: boolean): string {
    const [demo] = site.facilitators;
    const isDemoSite = DEMO_SITES.some((one) => one === siteIndex);
    if (isDemoSite && demo !== undefined && (isToday || this.#world.random.chance(0.5))) return demo;
    return this.#world.random.pick(site.facilitators);
  }

  /** Somebody comes in: opens a case at times, and is asked for the questionnaire. */
  #walkIn(visit: Visit, site: SeedSite, dayIndex: number): void {
    const person = this.#someone(visit, site);
    const desk = this.#cases.nextDeskCase(visit.site, visit.day);
    const topics = desk ? [desk.topic] : drawTopics(this.#world.random, visit.day);
    const [topic] = topics;
    const opens = desk !== undefined || this.#cases.opensHere(topic);
    const caseId =
      opens && topic !== undefined
        ? this.#cases.open(this.#batch, visit, dayIndex, person, topic, desk)
        : null;
    this.#individual(visit, person, topics, caseId, opens);
  }

  #individual(
    visit: Visit,
    person: Person,
    topics: readonly string[],
    caseId: string | null,
    continues = false,
  ): void {
    const { random } = this.#world;
    const outcome = continues ? 'to_be_continued' : caseId ? 'resolved' : OUTCOMES.draw(random);
    const channel = CHANNELS.draw(random);
    this.#writeSession(visit, { mode: 'A', channel, outcome, case_id: caseId }, topics);
    this.#attend(visit, person);
    this.#ask(visit, person);
  }

  #group(visit: Visit, site: SeedSite): void {
    const { random } = this.#world;
    const mode = GROUP_MODES.draw(random);
    const channel = mode === 'D' ? 'video' : 'in_presence';
    const written = { mode, channel, outcome: 'resolved', case_id: null };
    this.#writeSession(visit, written, [random.pick(COURSE_TOPICS)]);
    const heads = random.between(3, 9);
    const known = new Set<Person>();
    for (let head = 0; head < heads; head += 1) {
      if (random.chance(0.35)) this.#attend(visit, null);
      else known.add(this.#someone(visit, site));
    }
    for (const person of known) this.#attend(visit, person);
  }

  #anonymous(visit: Visit): void {
    const { random } = this.#world;
    const written = {
      mode: 'A',
      channel: CHANNELS.draw(random),
      outcome: OUTCOMES.draw(random),
      case_id: null,
    };
    this.#writeSession(visit, written, drawTopics(random, visit.day));
    this.#attend(visit, null);
  }

  #ask(visit: Visit, person: Person): void {
    const isDeskToday = visit.day === this.#world.today && visit.site === DEMO_SITES[0];
    if (isDeskToday && person.baseline === null && this.#unfinishedLeft > 0) {
      this.#unfinishedLeft -= 1;
      this.#questionnaires.leaveUnfinished(this.#batch, visit, person);
      return;
    }
    const share = this.#sessions / this.#total;
    this.#questionnaires.offer(this.#batch, visit, person, { sessions: this.#sessions, share });
  }

  /** A new person or one met before (mostly here, mostly lately), never twice on a day. */
  #someone(visit: Visit, site: SeedSite): Person {
    const { random } = this.#world;
    const done = this.#sessions / this.#total;
    // The first weeks meet new people, later ones come back.
    const wanted = this.#people * done * (1.35 - 0.35 * done);
    if (!random.chance(this.citizens < wanted ? 0.85 : 0.1)) {
      for (let attempt = 0; attempt < 4; attempt += 1) {
        const pool = random.chance(0.04) ? random.pick(this.#world.sites).people : site.people;
        const found = pool[Math.floor(pool.length * Math.sqrt(random.next()))];
        if (found && found.lastDay < visit.day) {
          found.lastDay = visit.day;
          return found;
        }
      }
    }
    return this.#register(visit, site);
  }

  #register(visit: Visit, site: SeedSite): Person {
    const { random, sealer, instant } = this.#world;
    const made = this.#newPerson(visit.day, site.province);
    const at = instant(visit.day, visit.startMinute + visit.minutes);
    const id = idAt(random, at);
    this.citizens += 1;
    const no = this.citizens;
    const created_at = new Date(at).toISOString();
    const row: CitizenTable = {
      id,
      no,
      person_no: no,
      merged_into: null,
      code_key: made.code === null ? null : sealer.lookupKey(made.code),
      code_kind: made.kind,
      identity_sealed: sealer.seal(JSON.stringify(made.identity), id),
      ...made.profile,
      first_attendance_id: null,
      erased_on: null,
      site_id: site.id,
      created_at,
      updated_at: created_at,
    };
    this.#batch.citizens.push(row);
    for (const name_key of this.#nameKeysOf(made.identity)) {
      this.#batch.names.push({ name_key, citizen_id: id });
    }
    const person: Person = {
      id,
      no,
      born: made.born,
      profile: made.profile,
      hasCode: made.kind === 'fiscal',
      since: visit.day,
      lastDay: visit.day,
      baseline: null,
    };
    this.#newcomers.set(person, row);
    site.people.push(person);
    return person;
  }

  #writeSession(
    visit: Visit,
    written: Pick<SessionTable, 'mode' | 'channel' | 'outcome' | 'case_id'>,
    topics: readonly string[],
  ): void {
    const { random, sealer, instant } = this.#world;
    const { sessionId: id, siteId: site_id, facilitatorId: facilitator_id, day, minutes } = visit;
    const note = random.chance(0.12) ? random.pick(NOTES) : null;
    const start_time = timeText(visit.startMinute);
    const created_at = new Date(instant(day, visit.startMinute + minutes)).toISOString();
    this.#batch.sessions.push({
      id,
      site_id,
      facilitator_id,
      day,
      start_time,
      minutes,
      mode: written.mode,
      channel: written.channel,
      outcome: written.outcome,
      note_sealed: note === null ? null : sealer.seal(note, id),
      // No form was sent that could come again.
      content_hash: sealer.seal('', id),
      case_id: written.case_id,
      revision: 1,
      created_at,
      updated_at: created_at,
      deleted_at: null,
      deleted_by: null,
    });
    for (const topic of topics) this.#batch.topics.push({ session_id: id, topic });
  }

  /** `person` null: an anonymous head, of whom the desk saw at most age and gender. */
  #attend(visit: Visit, person: Person | null): void {
    const { random, instant } = this.#world;
    const id = idAt(random, instant(visit.day, visit.startMinute + visit.minutes));
    const isSeen = person === null && random.chance(0.5);
    const snapshot = person?.profile;
    const row: AttendanceTable = {
      id,
      session_id: visit.sessionId,
      site_id: visit.siteId,
      day: visit.day,
      counts: 1,
      citizen_id: person?.id ?? null,
      person_no: person?.no ?? null,
      age_band: isSeen
        ? random.pick(['B', 'C', 'D'])
        : person?.born
          ? ageBandOn(person.born, visit.day)
          : null,
      gender: isSeen ? random.pick(['A', 'B']) : (snapshot?.gender ?? null),
      education: snapshot?.education ?? null,
      occupation: snapshot?.occupation ?? null,
      citizenship: snapshot?.citizenship ?? null,
      province: snapshot?.province ?? null,
      language: snapshot?.language ?? null,
      has_code: person?.hasCode ? 1 : 0,
    };
    this.#batch.attendances.push(row);
    if (!person) return;
    const newcomer = this.#newcomers.get(person);
    if (newcomer) newcomer.first_attendance_id = id;
    this.#newcomers.delete(person);
  }
}
