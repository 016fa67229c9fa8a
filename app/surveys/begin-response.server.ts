import type { Trx } from '../../db/index.ts';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import { insertResponse, type ResponseRow } from '../../db/queries/responses.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { offeredLanguages } from './asking-language.server.ts';
import type { Instrument } from './instruments.server.ts';

/** A questionnaire about to begin. */
interface Beginning extends Pick<ResponseRow, 'id' | 'site_id' | 'session_id' | 'way' | 'person_no'> {
  readonly citizen: Pick<CitizenRow, 'id' | 'language'>;
  readonly instrument: Instrument;
}

/**
 * Begins a response, on record, inside a transaction that holds the questionnaires of the person. False when the id is
 * taken.
 */
export async function beginResponse(call: Call, trx: Trx, beginning: Beginning): Promise<boolean> {
  const { actor, today, now } = call;
  const { citizen, instrument, ...row } = beginning;
  const isNew = await insertResponse(trx, {
    ...row,
    citizen_id: citizen.id,
    staff_id: actor.staffId,
    instrument: instrument.instrument,
    version: instrument.version,
    definition_hash: instrument.hash,
    language: offeredLanguages(instrument).find((one) => one === citizen.language) ?? actor.language,
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
