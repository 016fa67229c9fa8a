import type { CitizenRow } from '../../db/queries/citizens.ts';
import { listCodeWords } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { PROVINCE_NAMES } from '../network/provinces.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { findBirthplace } from './birthplace.server.ts';
import { displayName, maskCode } from './display-name.ts';
import { ageOf, openIdentity } from './open-identity.ts';

/** The words of a list by code, whatever version a code was recorded under. */
export async function wordsOf(
  { app, actor }: Call,
  list: string,
): Promise<(code: string | null) => string | null> {
  const words = new Map(
    (await listCodeWords(app.db, list)).map((entry) => [entry.code, entry.labels[actor.language]]),
  );
  return (code) => (code === null ? null : (words.get(code) ?? code));
}

export type PersonFacts = Awaited<ReturnType<typeof loadPersonFacts>>;

/** Who a person is, in words; the code only masked. Unknown facts are null. Every view is on record. */
export async function loadPersonFacts(call: Call, citizen: CitizenRow) {
  await audit(call.app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'citizen.view',
    subjectKind: 'citizen',
    subjectId: citizen.id,
    siteId: call.actor.siteId,
  });
  const identity = openIdentity(call.app.keys, citizen);
  const place = identity.birthplace === null ? null : await findBirthplace(identity.birthplace);
  const wordOf = async (list: 'gender' | 'education' | 'occupation' | 'citizenship' | 'language') =>
    (await wordsOf(call, list))(citizen[list]);
  return {
    id: citizen.id,
    no: citizen.no,
    name: displayName(identity),
    fullName: [identity.givenName, identity.familyName].filter(Boolean).join(' ') || null,
    phone: identity.phone,
    email: identity.email,
    maskedCode: identity.code === null ? null : maskCode(identity.code),
    codeKind: citizen.code_kind,
    age: ageOf(identity, call.today),
    /** True when only the year was told. */
    ageIsAbout: identity.birthDate === null && identity.birthYear !== null,
    birthplace: place?.name ?? null,
    gender: await wordOf('gender'),
    education: await wordOf('education'),
    occupation: await wordOf('occupation'),
    citizenship: await wordOf('citizenship'),
    language: await wordOf('language'),
    province: citizen.province === null ? null : (PROVINCE_NAMES[citizen.province] ?? citizen.province),
    madeOn: civil(new Date(citizen.created_at), call.app.timeZone).day,
  };
}
