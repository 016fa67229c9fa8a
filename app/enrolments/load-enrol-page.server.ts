import { findCitizen } from '../../db/queries/citizens.ts';
import { listCodeEntries } from '../../db/queries/code-lists.ts';
import { type Attendee, listBusyLessons } from '../../db/queries/enrolments.ts';
import { networkKeepsNames } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import { overlap } from '../courses/clashes.ts';
import { displayName } from '../people/display-name.ts';
import { openIdentity } from '../people/open-identity.ts';
import { newId } from '../platform/ids.ts';
import { isLanguage } from '../platform/languages.ts';
import { notFound } from '../platform/problem.ts';
import { refuseForStaff } from './add-arrival.server.ts';
import type { EditionFacts } from './edition-facts.ts';
import { lookAtEdition } from './hold-edition.server.ts';
import { pupilReader } from './pupil-reader.ts';
import { arrival } from './waiting-list.ts';

/**
 * The page on which the staff enrols somebody: who it is, what clashes, what is known of the contact. Throws
 * `not_found`, `staff_only` for an edition that teaches the staff.
 */
export async function loadEnrolPage(call: Call, editionId: string, personId: string | null) {
  const { app, scope, now } = call;
  const { edition, facts, standings, at } = await lookAtEdition(app, scope, editionId, now);
  refuseForStaff(edition);
  const citizen = personId === null ? null : await findCitizen(app.db, pupilReader(call), personId);
  if (personId !== null && !citizen) throw notFound();
  const identity = citizen ? openIdentity(app.keys, citizen) : null;
  const full = [identity?.givenName, identity?.familyName].filter(Boolean).join(' ');
  const double = citizen && standings.find(({ person_no }) => person_no === citizen.person_no);
  return {
    facts,
    gets: arrival(edition, standings, at),
    formId: newId(),
    person: citizen && {
      id: citizen.id,
      no: citizen.no,
      name: full || (identity && displayName(identity)),
      isNamed: full !== '',
      email: identity?.email ?? null,
      phone: identity?.phone ?? null,
      language: isLanguage(citizen.language) ? citizen.language : 'it',
    },
    double: double ? double.status : null,
    clashes: citizen ? await clashesOf(call, facts, { personNo: citizen.person_no }) : [],
    keepsNames: await networkKeepsNames(app.db),
    genders: await gendersFor(call),
  };
}

/** The genders to choose from on a new card. */
export async function gendersFor({ app, actor, today }: Call) {
  const entries = await listCodeEntries(app.db, 'gender', today);
  return entries.map(({ code, labels }) => ({ value: code, label: labels[actor.language] }));
}

/** Lessons somebody cannot attend, being at others. */
async function clashesOf({ app }: Pick<Call, 'app'>, facts: EditionFacts, attendee: Attendee) {
  const last = facts.lessons.at(-1);
  if (!last) return [];
  const busy = await listBusyLessons(app.db, attendee, facts.id, { from: facts.firstDay, to: last.day });
  return busy
    .filter((other) =>
      facts.lessons.some(({ day, start, minutes }) => overlap({ day, start_time: start, minutes }, other)),
    )
    .map(({ day, start_time, title }) => ({ day, start: start_time, title }));
}
