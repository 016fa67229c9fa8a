import type { Trx } from '../../db/index.ts';
import { type CitizenRow, findCitizen } from '../../db/queries/citizens.ts';
import {
  findHomeLink,
  findOpenCheckLink,
  type HomeLinkRow,
  insertHomeLink,
  renewHomeLink,
  revokeHomeLink,
  updateHomeLinkResponse,
} from '../../db/queries/home-links.ts';
import { lockResponsesOfRecord } from '../../db/queries/responses.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import type { AuditAction } from '../platform/audit-actions.ts';
import { newId } from '../platform/ids.ts';
import type { CitizenLanguage } from '../platform/languages.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { type HomeLinkForm, letterLanguage } from './home-link-form.server.ts';
import { expiryOf } from './home-link-rules.ts';
import { linkTokenHash, newLinkToken } from './link-token.server.ts';
import { type Letter, writeLetter } from './write-letter.server.ts';

/**
 * Gives a person a link to answer one questionnaire at home, as a letter: the only time its address is known. The same
 * form again gives the same link another address. Throws `not_found` for a person or questionnaire that is not there,
 * `no_site` when nobody chose where this happens.
 */
export async function giveHomeLink(call: Call, personId: string, form: HomeLinkForm): Promise<Letter> {
  const { app, actor, scope, today, now } = call;
  const citizen = await findCitizen(app.db, { scope, staffId: actor.staffId, today }, personId);
  const instrument = app.instruments.latestInstrument(form.instrument);
  if (!citizen || !instrument) throw notFound();
  if (actor.siteId === null) throw new Problem('no_site', 403);
  const made = newAddress(call);
  const link = {
    id: form.id,
    citizen_id: citizen.id,
    instrument: form.instrument,
    site_id: actor.siteId,
    staff_id: actor.staffId,
    made_at: now.toISOString(),
    ...made.kept,
  };
  await app.db.transaction().execute(async (trx) => {
    const person_no = await lockResponsesOfRecord(trx, citizen.id);
    if (person_no === undefined) throw notFound();
    if (await insertHomeLink(trx, { ...link, person_no })) {
      await leaveTrace(trx, call, 'home_link.create', link);
      return;
    }
    const known = await findHomeLink(trx, scope, form.id);
    // The id of somebody else's link: forged.
    if (known?.citizen_id !== citizen.id || !(await renewHomeLink(trx, form.id, made.kept))) throw notFound();
  });
  return letterFor(call, link, made.token, form.language);
}

/** Gives a link another address and its full time again; the old address opens nothing any more. Throws `not_found`. */
export async function renewLink(
  call: Call,
  id: string | undefined,
  language: CitizenLanguage,
): Promise<Letter> {
  const link = await findHomeLink(call.app.db, call.scope, id ?? '');
  if (!link) throw notFound();
  const made = newAddress(call);
  await call.app.db.transaction().execute(async (trx) => {
    if (!(await renewHomeLink(trx, link.id, made.kept))) throw new Problem('link_over', 409);
    await leaveTrace(trx, call, 'home_link.renew', link);
  });
  return letterFor(call, { ...link, ...made.kept }, made.token, language);
}

/** Takes a link back; one that was used or taken back meanwhile stays as it is. Returns whose it is. Throws `not_found`. */
export async function revokeLink(
  call: Call,
  id: string | undefined,
): Promise<{ readonly citizenId: string; readonly isRevoked: boolean }> {
  const link = await findHomeLink(call.app.db, call.scope, id ?? '');
  if (!link) throw notFound();
  const isRevoked = await call.app.db.transaction().execute(async (trx) => {
    if (!(await revokeHomeLink(trx, link.id, call.now.toISOString()))) return false;
    await leaveTrace(trx, call, 'home_link.revoke', link);
    return true;
  });
  return { citizenId: link.citizen_id, isRevoked };
}

/** The questionnaire of an enrolment at one moment, to be answered at home. */
interface HomeCheck {
  readonly citizen: Pick<CitizenRow, 'id' | 'language'>;
  readonly instrument: string;
  readonly siteId: string;
  readonly enrolmentId: string;
  readonly moment: 'before' | 'after';
  /** Answers begun elsewhere, to go on with. */
  readonly responseId: string | null;
}

/** Gives somebody enrolled the link for a questionnaire of their course, as a letter; an earlier one opens nothing any more. */
export async function giveCheckLink(call: Call, check: HomeCheck): Promise<Letter> {
  const { actor, now } = call;
  const made = newAddress(call);
  const link = {
    id: newId(),
    citizen_id: check.citizen.id,
    instrument: check.instrument,
    site_id: check.siteId,
    staff_id: actor.staffId,
    enrolment_id: check.enrolmentId,
    moment: check.moment,
    made_at: now.toISOString(),
    ...made.kept,
  };
  await call.app.db.transaction().execute(async (trx) => {
    const person_no = await lockResponsesOfRecord(trx, check.citizen.id);
    if (person_no === undefined) throw notFound();
    const open = await findOpenCheckLink(trx, check, link.made_at);
    if (open && (await renewHomeLink(trx, open.id, made.kept))) {
      await leaveTrace(trx, call, 'home_link.renew', link);
      return;
    }
    await insertHomeLink(trx, { ...link, person_no });
    if (check.responseId !== null) await updateHomeLinkResponse(trx, link.id, check.responseId);
    await leaveTrace(trx, call, 'home_link.create', link);
  });
  return letterFor(call, link, made.token, letterLanguage(check.citizen.language));
}

function newAddress({ app, now }: Call) {
  const token = newLinkToken();
  const expires = expiryOf(now, app.config.homeLinkDays);
  return { token, kept: { token_hash: linkTokenHash(token) ?? '', expires_at: expires.toISOString() } };
}

type Given = Pick<HomeLinkRow, 'citizen_id' | 'instrument' | 'site_id'>;

/** Never the address: who, which questionnaire, where. */
async function leaveTrace(trx: Trx, { actor, now }: Call, action: AuditAction, link: Given): Promise<void> {
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action,
    subjectKind: 'citizen',
    subjectId: link.citizen_id,
    siteId: link.site_id,
    detail: { instrument: link.instrument },
  });
}

async function letterFor(
  call: Call,
  link: Given & Pick<HomeLinkRow, 'expires_at'>,
  token: string,
  language: CitizenLanguage,
): Promise<Letter> {
  const { app, scope } = call;
  const site = await findSite(app.db, scope, link.site_id);
  const address = new URL(`/q/${token}`, app.config.publicUrl).href;
  const instrument = app.instruments.latestInstrument(link.instrument);
  return writeLetter(app, {
    title: instrument?.titles[language] ?? '',
    address,
    expiresAt: link.expires_at,
    site: [site?.name, site?.address].filter(Boolean).join(', '),
    language,
  });
}
