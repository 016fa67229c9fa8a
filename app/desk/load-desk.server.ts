import { countOpenCases, listOpenCases } from '../../db/queries/cases.ts';
import { type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { listLessonsOfSessions } from '../../db/queries/registers.ts';
import {
  countDay,
  findSession,
  listAttendancesOf,
  listSessionsOfDay,
  listTopicsOf,
  MOST_SESSIONS_OF_DAY,
} from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { type PersonTag, tagOf } from '../people/open-identity.ts';
import { isId } from '../platform/ids.ts';
import { recentCitizens } from './join-session.server.ts';
import { labelsOn } from './known-codes.server.ts';
import { showOpenCases } from './load-case.server.ts';
import { mayAskAgain } from './load-session-form.server.ts';
import { mayChangeSession } from './policy.ts';
import { isClosedDay, sessionState, siteRefusal, undoOpen, warningsFor } from './rules.ts';

/** Some of what waits, and what is due up to what an eye takes in; the rest is behind «all cases». */
const CASES_SHOWN = 5;
const CASES_DUE_SHOWN = 8;

/** Everything the desk shows of one site today. */
export async function loadDesk(call: Call, siteId: string) {
  const { app, actor, scope, today, url } = call;
  const { db, keys } = app;
  const labels = await labelsOn(db, ['topic', 'outcome'], today, actor.language);
  const topicLabels = labels('topic');
  const outcomeLabels = labels('outcome');
  const sessions = await listSessionsOfDay(db, scope, siteId, today);
  const ids = sessions.map((session) => session.id);
  const topics = await listTopicsOf(db, ids);
  const heads = await listAttendancesOf(db, ids);
  const lessons = await listLessonsOfSessions(db, ids);
  const recent = await recentCitizens(call, siteId);

  const caseCount = await countOpenCases(db, scope, siteId, today);
  const casesShown = Math.min(Math.max(caseCount.due, CASES_SHOWN), CASES_DUE_SHOWN);
  const cases = await listOpenCases(db, scope, siteId, casesShown);

  // The people of today and of the cases are mostly the recent ones: each is read and opened once.
  const people = new Map<string, PersonTag>();
  const tag = (citizen: CitizenRow) => people.set(citizen.id, tagOf(keys, citizen, today));
  for (const citizen of recent) tag(citizen);
  const named = [...heads, ...cases].map((row) => row.citizen_id);
  const others = new Set(named.flatMap((id) => (id === null || people.has(id) ? [] : [id])));
  const reader = { scope, staffId: actor.staffId, today };
  for (const citizen of await listCitizens(db, reader, [...others])) tag(citizen);

  const site = await findSite(db, scope, siteId);
  const notOpen = site ? siteRefusal(site, today) : null;
  const isClosedToday = site !== undefined && notOpen === null && isClosedDay(site.hours, today);

  return {
    today,
    /** Why the site takes no session today; null when it does. */
    notOpen,
    isClosedToday,
    keepsNames: await networkKeepsNames(db),
    day:
      sessions.length < MOST_SESSIONS_OF_DAY
        ? sumDay(sessions, heads)
        : await countDay(db, scope, siteId, today),
    cases: showOpenCases(keys, cases, people, topicLabels),
    caseCount,
    sessions: sessions.map((session) => {
      const attendances = heads.filter((head) => head.session_id === session.id);
      return {
        id: session.id,
        time: session.start_time,
        minutes: session.minutes,
        outcome: outcomeLabels.get(session.outcome) ?? session.outcome,
        topics: topics
          .filter((row) => row.session_id === session.id)
          .map((row) => topicLabels.get(row.topic) ?? row.topic),
        heads: attendances.length,
        people: attendances.flatMap((head) => people.get(head.citizen_id ?? '') ?? []),
        facilitator: session.facilitator_id === actor.staffId ? null : session.facilitator_name,
        isLesson: lessons.has(session.id),
        mayChange: mayChangeSession(actor, session),
      };
    }),
    recent: recent.flatMap((citizen) => people.get(citizen.id) ?? []),
    done: await loadDone(call, siteId, topicLabels),
    like: await loadLike(call, url.searchParams.get('like'), topicLabels),
  };
}

/** The numbers of a day whose sessions are all there: what `countDay` counts. */
function sumDay(
  sessions: readonly { readonly minutes: number }[],
  heads: readonly { readonly person_no: number | null }[],
) {
  const known = heads.flatMap(({ person_no: no }) => (no === null ? [] : [no]));
  return {
    accesses: heads.length,
    people: new Set(known).size,
    minutes: sessions.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** What was just saved, changed or deleted, so that the desk of a site can say so and offer to take it back. */
async function loadDone(call: Call, deskSiteId: string, topicLabels: ReadonlyMap<string, string>) {
  const { app, actor, scope, now, today, url } = call;
  const id = url.searchParams.get('done') ?? '';
  if (!isId(id)) return null;
  const whole = await findSession(app.db, scope, id);
  if (!whole) return null;
  const { session, topics, attendances } = whole;
  const site = await findSite(app.db, scope, session.site_id);
  const programmes = await listProgrammesOfSite(app.db, session.site_id);
  const deleted = session.deleted_at !== null;
  const [only, ...others] = attendances;
  const single = deleted || others.length > 0 ? undefined : only;
  const aloneId = others.length > 0 ? null : (only?.citizen_id ?? null);
  const reader = { scope, staffId: actor.staffId, today };
  const [person] = aloneId === null ? [] : await listCitizens(app.db, reader, [aloneId]);
  return {
    id,
    kind: deleted ? ('deleted' as const) : session.revision > 1 ? ('changed' as const) : ('saved' as const),
    topics: topics.map((topic) => topicLabels.get(topic) ?? topic),
    minutes: session.minutes,
    heads: attendances.length,
    /** Who was alone in it. */
    person: person ? tagOf(app.keys, person, today) : null,
    caseId: session.case_id,
    /** Alone here, and it is time to ask again. */
    askAgain:
      single?.citizen_id && single.person_no !== null && (await mayAskAgain(call, single.person_no))
        ? single.citizen_id
        : null,
    state: sessionState(session),
    canUndo: undoOpen(session.updated_at, now),
    warnings:
      deleted || !site
        ? []
        : warningsFor(site.hours, programmes, {
            day: session.day,
            ages: await agesOn(call, session.day, attendances),
            // That this site is closed today stands above, once for all visits of the day.
            isClosedKnown: session.site_id === deskSiteId && session.day === today,
          }),
  };
}

/** The ages on a day of those who came, where they are known; full years. */
async function agesOn(
  { app, actor, scope, today }: Call,
  day: string,
  heads: readonly { readonly citizen_id: string | null }[],
): Promise<number[]> {
  const ids = heads.flatMap(({ citizen_id }) => citizen_id ?? []);
  const people = await listCitizens(app.db, { scope, staffId: actor.staffId, today }, ids);
  return people.flatMap((person) => tagOf(app.keys, person, day).age ?? []);
}

/** The session the next one will be like. */
async function loadLike({ app, scope }: Call, id: string | null, topicLabels: ReadonlyMap<string, string>) {
  if (id === null || !isId(id)) return null;
  const whole = await findSession(app.db, scope, id);
  if (!whole) return null;
  return {
    id,
    topics: whole.topics.map((topic) => topicLabels.get(topic) ?? topic),
    minutes: whole.session.minutes,
  };
}
