import { belfioreConnector } from '@marketto/belfiore-connector-embedded';
import { insertMany, withoutIndexes, withoutWaiting } from '../engines/differences.ts';
import type { Db } from '../index.ts';
import { rebuildFigures } from '../queries/figure-rebuild.ts';
import { insertPopulation } from '../queries/populations.ts';
import { loadReference } from '../reference/load-reference.ts';
import type { OrganisationTable } from '../schema/organisation.ts';
import type { ProgrammeTable } from '../schema/programme.ts';
import type { SiteTable } from '../schema/site.ts';
import { BATCH_TABLES } from './batch.ts';
import { writeBatches } from './batch-writing.ts';
import { addDays, clockOf, minuteOf } from './calendar.ts';
import { makeCourses, writeCourses } from './courses.ts';
import { idAt } from './ids.ts';
import { DEMO_SITE_COUNT, DEMO_SITES, ORGANISATIONS, type SitePlan, sitePlans } from './places.ts';
import { makePopulation, PROVINCES, type SeedComune } from './population.ts';
import { Random } from './random.ts';
import { makeRequests } from './requests.ts';
import { makeSchedule } from './schedule.ts';
import type { Sealer } from './sealer.ts';
import type { SeededCourses } from './seeded-courses.ts';
import { DEMO_PASSWORD, makeStaff } from './staff.ts';
import { makeTargets } from './targets.ts';
import { writeTraining } from './training.ts';
import { VisitBook } from './visits.ts';
import type { Questionnaire, SeedSite, World } from './world.ts';

export interface DemoOptions {
  readonly sessions: number;
  /** People met in about so many sessions; every second session brings somebody new unless told otherwise. */
  readonly citizens?: number | undefined;
  /** Help points; forty unless told otherwise, and never fewer. */
  readonly sites?: number | undefined;
  /** Of 365 days; one unless told otherwise. */
  readonly years?: number | undefined;
  readonly seed: number;
  /** Civil day they end on, `YYYY-MM-DD`. */
  readonly today: string;
  /** Civil time of that day they end at, `HH:MM`; its end unless told otherwise. */
  readonly time?: string | undefined;
  readonly sealer: Sealer;
  hashPassword(password: string): Promise<string>;
  readonly questionnaire: Questionnaire;
  readonly courseQuestionnaire: World['courseQuestionnaire'];
  readonly certificateCode: World['certificateCode'];
  /** Where the database is, so that all cores work on it; without it, all is done through the one connection. */
  readonly databaseUrl?: string;
  /** Told how far a step is; several times for `sessions` and `figures`, once for the others. */
  progress?(step: 'places' | 'staff' | 'sessions' | 'figures', done: number, total: number): void;
}

export type Seeded =
  | { readonly ok: true; readonly citizens: number; readonly responses: number; readonly cases: number }
  /** The database holds a network already, or the leavings of a seeding that was interrupted. */
  | { readonly ok: false; readonly reason: 'network_exists' | 'unfinished' };

const TIME_ZONE = 'Europe/Rome';
const CITIZENS_PER_SESSION = 0.5;
/** Smaller networks have too few people for a year of courses; what those add comes on top of the sessions asked for. */
const SESSIONS_WITH_PAST = 1000;
/** The programme begins a month before the first session, and goes on for half a year. */
const MONTHS_BEFORE = 1;
const MONTHS_AFTER = 5;

/**
 * Fills an empty, migrated database with the demo network. The same options make the same network (only the nonces
 * of sealed texts and the password's salt differ). The network's own row comes last: it says that all is there.
 */
export async function seedDemo(db: Db, options: DemoOptions): Promise<Seeded> {
  const refusal = await findRefusal(db);
  return refusal ? { ok: false, reason: refusal } : withoutWaiting(db, () => fill(db, options));
}

async function fill(db: Db, options: DemoOptions): Promise<Seeded> {
  await loadReference(db);

  const { today, sessions, sealer, questionnaire, databaseUrl } = options;
  const { years = 1, citizens = sessions * CITIZENS_PER_SESSION } = options;
  const minuteNow = minuteOf(options.time ?? '24:00');
  const plans = sitePlans(Math.max(options.sites ?? 0, DEMO_SITE_COUNT));
  const monthsBefore = 12 * years + MONTHS_BEFORE;
  const progress = options.progress ?? (() => {});
  const random = new Random(options.seed);
  const instant = clockOf(TIME_ZONE);
  const startsOn = `${addMonths(today, -monthsBefore)}-01`;
  const beginning = instant(startsOn, 9 * 60);
  const created_at = new Date(beginning).toISOString();

  const organisations = makeOrganisations(random, beginning);
  const sites = await makeSites(random, beginning, startsOn, organisations, plans);
  const places = sites.map((site) => ({ id: site.id, organisationId: site.organisation_id }));
  const passwordHash = await options.hashPassword(DEMO_PASSWORD);
  const { staff, grants, facilitators } = makeStaff(random, places, passwordHash, startsOn, beginning);
  const programme: ProgrammeTable = {
    id: idAt(random, beginning),
    name: 'Facilitazione digitale in Toscana',
    starts_on: startsOn,
    ends_on: addDays(`${addMonths(startsOn, monthsBefore + MONTHS_AFTER)}-01`, -1),
    closes_on: null,
    minors_from: null,
    created_at,
  };
  const networkId = idAt(random, beginning);

  await db.transaction().execute(async (trx) => {
    await insertMany(trx, 'organisation', organisations);
    await insertMany(trx, 'site', sites);
    progress('places', sites.length, sites.length);
    await insertMany(trx, 'staff', staff);
    await insertMany(trx, 'staff_grant', grants);
    progress('staff', staff.length, staff.length);
    await insertMany(trx, 'programme', [programme]);
    await insertMany(
      trx,
      'programme_site',
      sites.map((site) => ({ programme_id: programme.id, site_id: site.id })),
    );
  });

  const comuni = await comuniToday(plans);

  const world: World = {
    random,
    sealer,
    questionnaire,
    courseQuestionnaire: options.courseQuestionnaire,
    certificateCode: options.certificateCode,
    today,
    minuteNow,
    instant,
    sites: sites.map(
      (site, index): SeedSite => ({
        id: site.id,
        organisationId: site.organisation_id,
        province: site.province,
        facilitators: facilitators[index] ?? [],
        people: [],
      }),
    ),
  };
  const schedule = makeSchedule(random, plans, today, { total: sessions, years, minuteNow });
  const book = new VisitBook(world, schedule, { total: sessions, people: citizens });
  let responses = 0;
  let cases = 0;
  // Drawn apart: more or fewer courses change nobody's visits.
  const taught: World = { ...world, random: new Random(options.seed + 1) };
  let courses: SeededCourses | undefined;
  function* batches() {
    let done = 0;
    for (const batch of book.batches()) {
      done += batch.sessions.length;
      responses += batch.responses.length;
      cases += batch.cases.length;
      yield batch;
      progress('sessions', done, sessions);
    }
    courses = makeCourses(taught, grants, sessions >= SESSIONS_WITH_PAST);
    responses += courses.batch.responses.length;
    yield courses.batch;
  }
  await withoutIndexes(db, BATCH_TABLES, () => writeBatches(db, databaseUrl, batches()));

  await rebuildFigures(db, {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    told: (months, all) => progress('figures', months, all),
  });
  await db.transaction().execute(async (trx) => {
    const reached = {
      uniques: book.citizens,
      sessions,
      sites: sites.length,
      facilitators: new Set(facilitators.flat()).size,
    };
    await insertMany(trx, 'programme_target', makeTargets(programme, today, reached));
    const { dataset, cells: residents } = makePopulation(options.seed, today, beginning, comuni);
    await insertPopulation(trx, dataset, residents);
    const requests = makeRequests(world, DEMO_SITES[0]);
    await insertMany(trx, 'data_request', requests);
    if (courses) await writeCourses(trx, courses);
    await writeTraining(trx, taught, grants);
    // The row is there already where the product was opened before it was filled.
    for (const [name, value] of [
      ['citizen', book.citizens],
      ['data_request', requests.length],
    ] as const) {
      await trx
        .insertInto('counter')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    }
    await insertMany(trx, 'network', [
      {
        id: networkId,
        name: 'Rete digitale toscana — dimostrazione',
        keeps_names: 1,
        min_cell: 5,
        min_denominator: 10,
        time_zone: TIME_ZONE,
        created_at,
      },
    ]);
  });
  return { ok: true, citizens: book.citizens, responses, cases };
}

async function findRefusal(db: Db): Promise<'network_exists' | 'unfinished' | null> {
  if (await db.selectFrom('network').select('id').executeTakeFirst()) return 'network_exists';
  if (await db.selectFrom('organisation').select('id').executeTakeFirst()) return 'unfinished';
  return null;
}

/** `YYYY-MM`, so many months after (before, when negative) the month of a day. */
function addMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

function makeOrganisations(random: Random, beginning: number): OrganisationTable[] {
  const created_at = new Date(beginning).toISOString();
  return ORGANISATIONS.map((plan) => ({ id: idAt(random, beginning), ...plan, ended_on: null, created_at }));
}

/** The comuni of the demo's provinces that exist, by code: to unpack the others too takes a third of a second. */
async function comuniToday(plans: readonly SitePlan[]): Promise<SeedComune[]> {
  const withSites = new Set(plans.map(({ comune }) => comune));
  const now = Date.now();
  const places = await Promise.all(
    PROVINCES.map((province) => belfioreConnector.byProvince(province)?.toArray() ?? []),
  );
  return places
    .flat()
    .flatMap(({ belfioreCode: code, name, province, expirationDate }) =>
      province && expirationDate.getTime() >= now
        ? [{ code, name, province, hasSite: withSites.has(code) }]
        : [],
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function makeSites(
  random: Random,
  beginning: number,
  openedOn: string,
  organisations: readonly OrganisationTable[],
  plans: readonly SitePlan[],
): Promise<SiteTable[]> {
  const created_at = new Date(beginning).toISOString();
  const sites: SiteTable[] = [];
  for (const [index, plan] of plans.entries()) {
    const comune = await belfioreConnector.findByCode(plan.comune);
    const organisation = organisations[plan.organisation];
    if (!comune?.province || !organisation)
      throw new Error(`The demo's site ${plan.name} has no such place.`);
    sites.push({
      id: idAt(random, beginning),
      organisation_id: organisation.id,
      name: plan.name,
      kind: plan.itinerant ? 'itinerant' : 'fixed',
      status: 'active',
      comune: plan.comune,
      comune_name: comune.name,
      province: comune.province,
      address: plan.address,
      latitude: plan.latitude,
      longitude: plan.longitude,
      hours: JSON.stringify(plan.hours),
      external_id: `TOS-${String(index + 1).padStart(3, '0')}`,
      opened_on: openedOn,
      closed_on: null,
      status_day: null,
      created_at,
    });
  }
  return sites;
}
