import { findOpenEdition, type OpenEdition } from '../../db/queries/open-editions.ts';
import { addSignInFailure, countSignInFailures } from '../../db/queries/sign-ins.ts';
import { NETWORK } from '../../db/scope.ts';
import type { OpenCall } from '../access/gate.server.ts';
import type { InvalidCode } from '../people/code-reading.ts';
import { readCode } from '../people/fiscal-code.server.ts';
import type { App } from '../platform/app.server.ts';
import { isId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { addArrival } from './add-arrival.server.ts';
import { openContact } from './contact.ts';
import { windowOn } from './deadlines.ts';
import type { OnlineForm } from './enrol-form.server.ts';
import { holdEdition } from './hold-edition.server.ts';
import { writeLetterTo } from './letters.server.ts';
import { sameness } from './read-people.server.ts';

const WINDOW_MS = 15 * 60_000;
/** Requests of one address within the window: a library or a help point may stand behind it. */
const MOST_REQUESTS = 20;

type Asked =
  /** The same answer whoever asks: whether somebody is known, or asked before, nobody learns. */
  | { readonly kind: 'asked'; readonly byMail: boolean }
  | { readonly kind: 'wrong_code'; readonly reading: InvalidCode }
  | { readonly kind: 'full' };

/** A course anybody may enrol in; `open_course_gone` (404) for any other, and for an address half copied. */
export async function openAskedEdition({ db }: App, id: string | undefined): Promise<OpenEdition> {
  const edition = id && isId(id) ? await findOpenEdition(db, id) : undefined;
  if (!edition) throw new Problem('open_course_gone', 404);
  return edition;
}

/**
 * Somebody asks online for a seat: it is kept until the link in the mail is pressed or somebody has called. Throws
 * `open_course_gone` for an edition that is not public, `enrolment_closed` outside of its days, `too_many_enrolments` (429).
 */
export async function askOnline(call: OpenCall, editionId: string, form: OnlineForm): Promise<Asked> {
  const { app, now, today } = call;
  const edition = await openAskedEdition(app, editionId);
  if (windowOn(today, { ...edition, firstDay: edition.first_day }) !== 'open')
    throw new Problem('enrolment_closed', 409);
  const reading = form.contact.code === null ? null : await readCode(form.contact.code, today);
  if (reading?.kind === 'invalid') return { kind: 'wrong_code', reading };
  await countRequest(call);

  const contact = { ...form.contact, code: reading?.code ?? null };
  const byMail = app.mail !== null && contact.email !== null;
  const answer = await app.db.transaction().execute(async (trx): Promise<Asked> => {
    const held = await holdEdition(trx, app, NETWORK, editionId, now);
    const before = held.standings.find((row) => isSame(openContact(app.keys, row), contact));
    if (before) {
      // The letter may have been lost: whoever asks again gets it again, and no second seat.
      if (before.status === 'unconfirmed') await writeLetterTo(trx, app, held, before, 'to_confirm');
      return { kind: 'asked', byMail };
    }
    const arrived = await addArrival(trx, app, held, {
      id: form.id,
      person: null,
      staffId: null,
      way: 'online',
      contact,
      needs: form.needs,
      createdBy: null,
      confirmBy: byMail ? 'mail' : 'phone',
    });
    return arrived.kind === 'full' ? arrived : { kind: 'asked', byMail };
  });
  app.mail?.wake();
  return answer;
}

type Named = { readonly name: string | null; readonly email: string | null; readonly phone: string | null };

function isSame(one: Named, other: Named): boolean {
  const key = ({ name, email, phone }: Named) =>
    sameness({ givenName: name, familyName: null, email, phone });
  return one.name !== null && key(one) === key(other);
}

async function countRequest({ app, address, now }: OpenCall): Promise<void> {
  const key = app.keys.contentHash(`enrolment-address:${address}`);
  const since = new Date(now.getTime() - WINDOW_MS).toISOString();
  if ((await countSignInFailures(app.db, key, since)) >= MOST_REQUESTS)
    throw new Problem('too_many_enrolments', 429);
  await app.db.transaction().execute((trx) => addSignInFailure(trx, key, now.toISOString(), since));
}
