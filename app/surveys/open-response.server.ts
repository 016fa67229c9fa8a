import { findResponse, type ResponseRow } from '../../db/queries/responses.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound } from '../platform/problem.ts';
import type { Instrument } from './instruments.server.ts';

/** A response in scope with the definition it answers; throws `not_found`. */
export async function openResponse(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  id: string | undefined,
): Promise<{ response: ResponseRow; instrument: Instrument }> {
  const response = await findResponse(app.db, scope, id ?? '');
  if (!response) throw notFound();
  const instrument = app.instruments.instrumentVersion(response.instrument, response.version);
  // Answers are only ever read with the words they were given to.
  if (instrument?.hash !== response.definition_hash) {
    throw new Error(`surveys/${response.instrument}/${response.version}.json is not what was answered`);
  }
  return { response, instrument };
}
