import { insertCourseCheck } from '../../db/queries/course-checks.ts';
import {
  findHomeLinkByToken,
  type HomeLinkRow,
  updateHomeLinkResponse,
} from '../../db/queries/home-links.ts';
import { findResponse, lockResponsesOfRecord, type ResponseRow } from '../../db/queries/responses.ts';
import { findSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import type { OpenCall } from '../access/gate.server.ts';
import { lastDayOf } from '../invitations/home-link-rules.ts';
import { linkTokenHash } from '../invitations/link-token.server.ts';
import { civil } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { Problem } from '../platform/problem.ts';
import { askingLanguage } from './asking-language.server.ts';
import { beginResponse } from './begin-response.server.ts';
import type { Instrument } from './instruments.server.ts';
import { type Answering, openResponse } from './open-response.server.ts';

/** A questionnaire somebody answers at home. */
export interface AtHome {
  readonly link: HomeLinkRow;
  readonly instrument: Instrument;
  /** null before the first answer. */
  readonly response: ResponseRow | null;
  /** Sees every site, and asks for nothing but the link's own response. */
  readonly answering: Answering;
  /** The questionnaire's address, as this browser wrote it. */
  readonly base: string;
}

/**
 * The questionnaire a link leads to. Throws `link_over`, which reads the same whatever was wrong: 404 for a token nobody
 * was given, 410 for one that was used, taken back or replaced by time, or whose questionnaire ended at the desk.
 */
export async function openAtHome(call: OpenCall): Promise<AtHome> {
  const { app, request, params, now, today } = call;
  const tokenHash = linkTokenHash(params.token);
  const link = tokenHash === null ? undefined : await findHomeLinkByToken(app.db, tokenHash);
  if (!link) throw new Problem('link_over', 404);
  const { used_at, revoked_at, expires_at, response_id } = link;
  if (used_at !== null || revoked_at !== null || expires_at <= now.toISOString()) throw over();
  const language = languageOfRequest(request);
  const actor = { staffId: null, language };
  const answering: Answering = { app, request, now, today, scope: NETWORK, actor, way: 'home' };
  const response = response_id === null ? null : await findResponse(app.db, NETWORK, response_id);
  if (response === undefined || (response && response.status !== 'in_progress')) throw over();
  const instrument = response
    ? (await openResponse(answering, response.id)).instrument
    : app.instruments.latestInstrument(link.instrument);
  if (!instrument) throw over();
  return { link, instrument, response, answering, base: `/q/${params.token}` };
}

function over(): Problem {
  return new Problem('link_over', 410);
}

/** Where a link comes from and how long it works: nothing about the person. */
export async function aboutLink({ link, answering: { app } }: AtHome) {
  const site = await findSite(app.db, NETWORK, link.site_id);
  return { site: site?.name ?? '', lastDay: civil(lastDayOf(link.expires_at), app.timeZone).day };
}

/** The id of the answers given through a link, begun with the first of them. Throws `link_over`. */
export async function beginAtHome({ link, instrument, answering }: AtHome): Promise<string> {
  if (link.response_id !== null) return link.response_id;
  return answering.app.db.transaction().execute(async (trx) => {
    const person_no = await lockResponsesOfRecord(trx, link.citizen_id);
    // Gone with the person's data, or begun in another window meanwhile.
    if (person_no === undefined) throw over();
    const current = await findHomeLinkByToken(trx, link.token_hash);
    if (!current) throw over();
    if (current.response_id !== null) return current.response_id;
    const id = newId();
    await beginResponse(answering, trx, {
      id,
      citizen_id: link.citizen_id,
      person_no,
      site_id: link.site_id,
      staff_id: link.staff_id,
      session_id: null,
      language: askingLanguage(answering, instrument),
      way: 'home',
      instrument,
    });
    if (link.enrolment_id !== null && link.moment !== null) {
      const { enrolment_id, moment } = link;
      await insertCourseCheck(trx, { response_id: id, enrolment_id, moment });
    }
    await updateHomeLinkResponse(trx, link.id, id);
    return id;
  });
}
