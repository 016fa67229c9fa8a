import { redirect } from '@remix-run/node';
import {
  type CitizenReader,
  type CitizenRow,
  findCitizen,
  findCitizenByNo,
} from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { isId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';

/** Who asks for people in this call. */
export function readerOf({ scope, actor, today }: Call): CitizenReader {
  return { scope, staffId: actor.staffId, today };
}

/** A record the caller may see, merged ones too; throws `not_found` for unknown and forbidden alike. */
export async function openRecord(call: Call, id: string | null | undefined): Promise<CitizenRow> {
  if (!id || !isId(id)) throw notFound();
  const record = await findCitizen(call.app.db, readerOf(call), id);
  if (!record) throw notFound();
  return record;
}

/** The person behind an address; throws a redirect to the surviving card when the record was merged. */
export async function openPerson(call: Call, id: string | undefined): Promise<CitizenRow> {
  const record = await openRecord(call, id);
  if (record.merged_into === null) return record;
  const survivor = await findCitizenByNo(call.app.db, readerOf(call), record.person_no);
  if (!survivor) throw notFound();
  throw redirect(`/people/${survivor.id}${call.url.search}`);
}
