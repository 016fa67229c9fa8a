import type { Trx } from '../../db/index.ts';
import { insertResponse, type ResponseRow } from '../../db/queries/responses.ts';
import { audit } from '../platform/audit.server.ts';
import type { Instrument } from './instruments.server.ts';
import type { Answering } from './open-response.server.ts';

/** A questionnaire about to begin. */
interface Beginning
  extends Pick<
    ResponseRow,
    'id' | 'citizen_id' | 'site_id' | 'staff_id' | 'session_id' | 'language' | 'way' | 'person_no'
  > {
  readonly instrument: Instrument;
}

/**
 * Begins a response, on record, inside a transaction that holds the questionnaires of the person. False when the id is
 * taken.
 */
export async function beginResponse(
  { actor, today, now }: Pick<Answering, 'actor' | 'today' | 'now'>,
  trx: Trx,
  { instrument, ...row }: Beginning,
): Promise<boolean> {
  const isNew = await insertResponse(trx, {
    ...row,
    instrument: instrument.instrument,
    version: instrument.version,
    definition_hash: instrument.hash,
    day: today,
    started_at: now.toISOString(),
  });
  if (!isNew) return false;
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'response.start',
    subjectKind: 'response',
    subjectId: row.id,
    siteId: row.site_id,
    detail: { instrument: instrument.instrument, version: instrument.version, way: row.way },
  });
  return true;
}
