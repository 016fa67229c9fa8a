import { findEdition } from '../../db/queries/editions.ts';
import type { Call } from '../access/gate.server.ts';
import { receivePerson } from '../people/receive-person.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { notFound } from '../platform/problem.ts';

/** Who shows a code to be enrolled at an edition in scope; made on the spot when nobody has met them. Throws `not_found`. */
export async function findPupil(call: Call, editionId: string) {
  const edition = await findEdition(call.app.db, call.scope, editionId);
  if (!edition) throw notFound();
  const form = await readForm(call.request);
  const typed = textOf(form, 'code');
  const received = await receivePerson(call, edition.site_id, typed, textOf(form, 'again') === '1');
  return { received, typed };
}
