import { findPaper, type PaperOfResponse } from '../../../db/queries/papers.ts';
import type { Call } from '../../access/gate.server.ts';
import { notFound } from '../../platform/problem.ts';
import { isRecord } from '../canonical-json.ts';
import type { Instrument } from '../instruments.server.ts';
import { openResponse } from '../open-response.server.ts';
import { withModel } from '../survey-models.server.ts';
import { readPaperCode } from './paper-code.ts';
import { type PaperPart, paperParts } from './paper-questions.ts';
import type { Reading } from './paper-state.ts';

/** A paper in scope by its number, with the questionnaire printed on it; throws `not_found`. */
export async function openPaper(
  call: Pick<Call, 'app' | 'scope'>,
  typed: string | undefined,
): Promise<{ paper: PaperOfResponse; instrument: Instrument }> {
  const code = readPaperCode(typed ?? '');
  const paper = code === null ? undefined : await findPaper(call.app.db, call.scope, code);
  if (!paper) throw notFound();
  const { instrument } = await openResponse(call, paper.response_id);
  return { paper, instrument };
}

/** Every part of a questionnaire with its box codes, in one language. */
export function partsOf({ definition }: Pick<Instrument, 'definition'>, language: string): PaperPart[] {
  return withModel(definition, (model) => paperParts(model, language));
}

/** A kept reading; null before there is one. */
export function keptReading(text: string | null): Reading | null {
  if (text === null) return null;
  const kept: unknown = JSON.parse(text);
  if (!isRecord(kept) || !isRecord(kept.answers)) throw new Error('A reading without answers.');
  return { day: String(kept.day), answers: kept.answers };
}
