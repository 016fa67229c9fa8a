import { findResponse, type ResponseRow } from '../../db/queries/responses.ts';
import type { Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import type { Language } from '../platform/languages.ts';
import { notFound } from '../platform/problem.ts';
import type { Instrument } from './instruments.server.ts';

/** Whoever works on a questionnaire: somebody signed in, or a person alone with a link, who is none of the staff. */
export interface Answering extends Pick<Call, 'app' | 'request' | 'scope' | 'now' | 'today'> {
  readonly actor: { readonly staffId: string | null; readonly language: Language };
  /** Where the questionnaires of courses are open too. */
  readonly courses?: Scope;
  /** How the answers come in, where the screen tells; else as the questionnaire was begun. */
  readonly way?: 'tablet' | 'home';
}

/** A response in scope with the definition it answers; throws `not_found`. */
export async function openResponse(
  { app, scope, courses }: Pick<Answering, 'app' | 'scope' | 'courses'>,
  id: string | undefined,
): Promise<{ response: ResponseRow; instrument: Instrument }> {
  const response = await findResponse(app.db, scope, id ?? '', courses);
  if (!response) throw notFound();
  const instrument = app.instruments.instrumentVersion(response.instrument, response.version);
  // Answers are only ever read with the words they were given to.
  if (instrument?.hash !== response.definition_hash) {
    throw new Error(`surveys/${response.instrument}/${response.version}.json is not what was answered`);
  }
  return { response, instrument };
}
