import { listMergedRecords } from '../../db/queries/citizen-merges.ts';
import {
  countElsewhere,
  listCasesOfPerson,
  listSessionsOfPerson,
} from '../../db/queries/citizen-timeline.ts';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import { findAskedBefore } from '../../db/queries/follow-ups.ts';
import { listOpenHomeLinks } from '../../db/queries/home-links.ts';
import { findNotice, findNoticeReading } from '../../db/queries/notices.ts';
import { listResponsesOfPerson, type ResponseRow } from '../../db/queries/responses.ts';
import { listTopicsOf } from '../../db/queries/sessions.ts';
import type { Call } from '../access/gate.server.ts';
import { lastDayOf } from '../invitations/home-link-rules.ts';
import { civil } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { askingOf, FOLLOWED } from '../surveys/follow-up-rules.ts';
import { tellChange } from '../surveys/load-change.server.ts';
import { maskCode } from './display-name.ts';
import { openIdentity } from './open-identity.ts';
import { openPerson, readerOf } from './open-person.server.ts';
import { loadPersonFacts, wordsOf } from './person-facts.server.ts';
import { readSkills } from './read-skills.server.ts';
import { suggestCourses } from './suggest-courses.server.ts';
import { type Happening, tellTimeline } from './timeline.ts';

/** Happenings shown at first, and at most. */
const SHOWN = 50;
const SHOWN_ALL = 200;

export type Card = Awaited<ReturnType<typeof loadCard>>;

/** A person's card as this reader may see it. */
export async function loadCard(call: Call, id: string | undefined) {
  const citizen = await openPerson(call, id);
  const { app, today } = call;
  const responses = await listResponsesOfPerson(app.db, call.scope, citizen.person_no);
  const dsi = responses.filter((response) => response.instrument === FOLLOWED);
  const latest = dsi.find((response) => response.status === 'complete');
  const skills = latest ? readSkills(latest) : null;
  const limit = call.url.searchParams.get('all') === '1' ? SHOWN_ALL : SHOWN;
  const story = await loadStory(call, citizen, responses, limit);
  return {
    facts: await loadPersonFacts(call, citizen),
    ...story,
    skills,
    offers: await suggestCourses(call, citizen.person_no, skills),
    change: latest ? changeSince(call, latest, dsi) : null,
    unfinished: responses.find((response) => response.status === 'in_progress')?.id ?? null,
    asking: askingOf(await findAskedBefore(app.db, citizen.person_no, FOLLOWED), today),
    elsewhere: await countElsewhere(app.db, call.scope, citizen.person_no),
    merged: await loadMerged(call, citizen),
    notice: await loadNotice(call, citizen),
    homeLinks: await loadHomeLinks(call, citizen),
    language: citizen.language,
    done: call.url.searchParams.get('done'),
    /** For the button that starts a questionnaire: pressed twice, it starts one. */
    formId: newId(),
    today,
  };
}

/** What the latest questionnaire says beside the first one. */
function changeSince({ app, actor }: Call, latest: ResponseRow, responses: readonly ResponseRow[]) {
  const instrument = app.instruments.instrumentVersion(latest.instrument, latest.version);
  return instrument ? tellChange(latest, responses, instrument, actor.language) : null;
}

async function loadStory(call: Call, citizen: CitizenRow, responses: readonly ResponseRow[], limit: number) {
  const { app, actor, scope } = call;
  const topicWord = await wordsOf(call, 'topic');
  const outcomeWord = await wordsOf(call, 'outcome');
  const channelWord = await wordsOf(call, 'channel');
  const sessions = await listSessionsOfPerson(app.db, scope, citizen.person_no, limit + 1);
  const topics = Map.groupBy(
    await listTopicsOf(
      app.db,
      sessions.map((session) => session.id),
    ),
    (row) => row.session_id,
  );
  const cases = await listCasesOfPerson(app.db, scope, citizen.person_no, limit + 1);
  const visits = sessions.map(
    (session): Happening => ({
      kind: 'session',
      id: session.id,
      day: session.day,
      time: session.start_time,
      minutes: session.minutes,
      topics: (topics.get(session.id) ?? []).map(({ topic }) => topicWord(topic) ?? topic),
      channel: channelWord(session.channel) ?? '',
      outcome: outcomeWord(session.outcome) ?? '',
      site: session.site_name,
      facilitator: session.facilitator_name,
    }),
  );
  const opened = cases.map(
    (row): Happening => ({
      kind: 'case',
      id: row.id,
      day: row.opened_on,
      topic: topicWord(row.topic) ?? row.topic,
      status: row.status,
      waitingOn: row.waiting_on,
      dueOn: row.due_on,
      closedOn: row.closed_on,
      site: row.site_name,
    }),
  );
  const answered = responses.map(
    (response): Happening => ({
      kind: 'questionnaire',
      id: response.id,
      day: response.day,
      title:
        app.instruments.instrumentVersion(response.instrument, response.version)?.titles[actor.language] ??
        response.instrument,
      status: response.status,
      isBaseline: response.is_baseline === 1,
    }),
  );
  return {
    timeline: tellTimeline([visits, opened, answered], limit),
    openCases: cases
      .filter((row) => row.status === 'open' || row.status === 'waiting')
      .map((row) => ({
        id: row.id,
        topic: topicWord(row.topic) ?? row.topic,
        waitingOn: row.waiting_on,
        dueOn: row.due_on,
        nextStep: row.next_step_sealed === null ? null : app.keys.open(row.next_step_sealed, row.id),
      })),
  };
}

/** What the person has taken home and not sent yet. */
async function loadHomeLinks({ app, actor, scope, now }: Call, citizen: CitizenRow) {
  const links = await listOpenHomeLinks(app.db, scope, citizen.person_no, now.toISOString());
  return links.map(({ id, instrument, expires_at, response_id }) => ({
    id,
    title: app.instruments.latestInstrument(instrument)?.titles[actor.language] ?? instrument,
    lastDay: civil(lastDayOf(expires_at), app.timeZone).day,
    isBegun: response_id !== null,
  }));
}

/** The notice that holds and the one the person has read; null before there is any. */
async function loadNotice({ app, today }: Call, citizen: CitizenRow) {
  const notice = await findNotice(app.db, today);
  if (!notice) return null;
  const read = await findNoticeReading(app.db, citizen.person_no);
  return { current: notice.version, read: read ?? null };
}

async function loadMerged(call: Call, citizen: CitizenRow) {
  const records = await listMergedRecords(call.app.db, readerOf(call), citizen.no);
  return records.map((record) => {
    const { code } = openIdentity(call.app.keys, record);
    return {
      mergeId: record.merge_id,
      no: record.no,
      maskedCode: code === null ? null : maskCode(code),
      mergedOn: civil(new Date(record.merged_at), call.app.timeZone).day,
    };
  });
}
