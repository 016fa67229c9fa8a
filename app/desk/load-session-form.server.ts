import { listOpenCasesOfPerson } from '../../db/queries/cases.ts';
import { type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import type { CodeEntry } from '../../db/queries/code-lists.ts';
import { findAskedBefore } from '../../db/queries/follow-ups.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import { findNotice, findNoticeReading } from '../../db/queries/notices.ts';
import { findProfileUse } from '../../db/queries/profile-use.ts';
import { findSession, listTopicsByUse } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { provinces } from '../network/comuni.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { USUAL_DAYS, usualProfile } from '../people/usual-profile.ts';
import { addDays } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { askingOf, FOLLOWED } from '../surveys/follow-up-rules.ts';
import { formatsFor } from '../ui/formats.ts';
import { recentPeople } from './join-session.server.ts';
import { type DeskLists, deskLists, labelsOn } from './known-codes.server.ts';
import { DEFAULT_MINUTES } from './rules.ts';
import type { SessionContent } from './session-form.server.ts';

const COMMON_TOPICS = 8;
const COMMON_DAYS = 60;

export interface TopicChoice {
  readonly value: string;
  readonly label: string;
  readonly group: string;
  /** What people search with. */
  readonly words: string;
}

/** The choices of the form in the caller's language. */
export async function loadChoices(call: Call, siteId: string) {
  const { app, actor, today } = call;
  const lists = await deskLists(app.db, today);
  const choices = (entries: readonly CodeEntry[]) =>
    entries.map((entry) => ({ value: entry.code, label: entry.labels[actor.language] }));
  const { compare } = formatsFor(actor.language);
  const catalogue: TopicChoice[] = lists.topic.map((entry) => ({
    value: entry.code,
    label: entry.labels[actor.language],
    group: entry.attributes.group ?? 'digital_skills',
    words: [entry.labels.it, entry.labels.en, ...(entry.attributes.keywords ?? [])].join(' '),
  }));
  return {
    topics: catalogue.sort((a, b) => compare(a.label, b.label)),
    common: await commonTopics(call, siteId, lists),
    modes: choices(lists.mode),
    channels: choices(lists.channel),
    outcomes: choices(lists.outcome),
    education: choices(lists.education),
    occupation: choices(lists.occupation),
    citizenship: choices(lists.citizenship),
    language: choices(lists.language),
    gender: choices(lists.gender),
    province: (await provinces()).map(({ code, name }) => ({ value: code, label: name })),
  };
}

/** The site's own most used topics first; a site without history gets the head of the catalogue. */
async function commonTopics(
  { app, scope, today }: Call,
  siteId: string,
  lists: DeskLists,
): Promise<string[]> {
  const offered = new Set(lists.topic.map((entry) => entry.code));
  const used = await listTopicsByUse(app.db, scope, siteId, addDays(today, -COMMON_DAYS), COMMON_TOPICS);
  const common = used.filter((topic) => offered.has(topic));
  return [...new Set([...common, ...offered])].slice(0, COMMON_TOPICS);
}

/** A new session's form, filled as far as the desk already knows. Throws 404 for people outside the scope. */
export async function loadSessionForm(call: Call, siteId: string) {
  const { app, actor, scope, today, time, url } = call;
  const site = await findSite(app.db, scope, siteId);
  if (!site) throw notFound();
  const asked = [...new Set(url.searchParams.getAll('person'))];
  if (!asked.every(isId) || asked.length > 200) throw notFound();
  const people = await listCitizens(app.db, { scope, staffId: actor.staffId, today }, asked);
  if (people.length !== asked.length) throw notFound();
  const group = url.searchParams.get('group') === '1';
  const kind = kindOf(url.searchParams, people.length, group);
  const only = !group && people.length === 1 ? people[0] : undefined;
  const choices = await loadChoices(call, siteId);
  const use = await findProfileUse(app.db, scope, siteId, addDays(today, -USUAL_DAYS));
  const languages = choices.language.map(({ value }) => value);
  const like = await loadLike(call, url.searchParams.get('like'));
  const cases = only ? await loadCases(call, only) : [];
  const caseId = url.searchParams.get('case') ?? '';
  const resumed = cases.find((row) => row.id === caseId);

  return {
    siteId,
    siteName: site.name,
    siteProvince: site.province,
    keepsNames: await networkKeepsNames(app.db),
    kind,
    people: people.map((citizen) => tagOf(app.keys, citizen, today)),
    recent: kind === 'group' ? await recentPeople(call, siteId) : [],
    profile: only ? profileOf(only) : null,
    profileComplete: only !== undefined && isComplete(only),
    noticeToRead: only || kind === 'nocode' ? await noticeToRead(call, only) : null,
    cases,
    mayAskAgain: only !== undefined && (await mayAskAgain(call, only.person_no)),
    caseId,
    values: {
      day: today,
      startTime: time,
      minutes: like?.minutes ?? DEFAULT_MINUTES,
      mode: modeOf(kind, like?.mode),
      channel: like?.channel ?? 'in_presence',
      outcome: 'resolved',
      topics: like?.topics ?? (resumed ? [resumed.topic] : []),
      note: null,
      anonymous: kind === 'anonymous' ? 1 : 0,
    } satisfies Omit<SessionContent, 'people' | 'caseId'>,
    choices,
    usual: usualProfile(use, site.province, languages),
  };
}

/** The version of the notice the person has not read yet; null when she has, or there is none. */
async function noticeToRead({ app, today }: Call, citizen: CitizenRow | undefined): Promise<number | null> {
  const notice = await findNotice(app.db, today);
  const read = citizen && (await findNoticeReading(app.db, citizen.person_no));
  return notice && read?.version !== notice.version ? notice.version : null;
}

/** More than three months since the person's last questionnaire, and nothing that speaks against another. */
export async function mayAskAgain({ app, today }: Call, personNo: number): Promise<boolean> {
  return askingOf(await findAskedBefore(app.db, personNo, FOLLOWED), today).kind === 'again';
}

type SessionKind = 'person' | 'group' | 'anonymous' | 'nocode';

function kindOf(params: URLSearchParams, people: number, group: boolean): SessionKind {
  if (group || people > 1) return 'group';
  if (people === 1) return 'person';
  return params.get('nocode') === '1' ? 'nocode' : 'anonymous';
}

/** The mode of the session to repeat; otherwise one to one, and never that for several people. */
function modeOf(kind: SessionKind, repeated = 'A'): string {
  return kind === 'group' && repeated === 'A' ? 'B' : repeated;
}

function profileOf({ education, occupation, citizenship, province, language }: CitizenRow) {
  return { education, occupation, citizenship, province, language };
}

function isComplete(citizen: CitizenRow): boolean {
  return Object.values(profileOf(citizen)).every((value) => value !== null);
}

async function loadCases({ app, actor, scope, today }: Call, citizen: CitizenRow) {
  const cases = await listOpenCasesOfPerson(app.db, scope, citizen.person_no);
  const labels = (await labelsOn(app.db, ['topic'], today, actor.language))('topic');
  return cases.map((row) => ({
    id: row.id,
    topic: row.topic,
    label: labels.get(row.topic) ?? row.topic,
    nextStep: row.next_step_sealed === null ? null : app.keys.open(row.next_step_sealed, row.id),
  }));
}

/** Topics, minutes, mode and channel of the session to repeat. */
async function loadLike({ app, scope }: Call, id: string | null) {
  if (id === null || !isId(id)) return null;
  const whole = await findSession(app.db, scope, id);
  if (!whole) return null;
  const { minutes, mode, channel } = whole.session;
  return { minutes, mode, channel, topics: whole.topics };
}
