import { findReferences, type IndicatorReference } from '../../db/queries/indicator-references.ts';
import type { ResponseRow } from '../../db/queries/responses.ts';
import type { App } from '../platform/app.server.ts';
import { levelsInWords } from './levels-in-words.server.ts';
import { type ComparisonWords, comparisonWords, type ResultWords } from './result-words.ts';

/** A published share in words. */
interface Comparison extends ComparisonWords {
  /** Who published it; the table's code is for the dashboard. */
  readonly source: string;
}

export interface Result {
  readonly words: ResultWords;
  readonly comparisons: readonly Comparison[];
}

/** At least basic overall skills, people of 16–74: Italy, then Toscana where it is published. */
const HEADLINE = 'I_DSK2_BAB';
const PLACES = ['IT', 'ITI1'] as const;

/** What a complete response is told with: its levels, beside published shares; null for instruments without levels. */
export async function loadResult(app: App, response: ResponseRow): Promise<Result | null> {
  const words = levelsInWords(response);
  if (!words) return null;
  // Who was not online is not set beside a share of people who are good at it.
  if (response.overall === 'NA') return { words, comparisons: [] };
  const published = await findReferences(app.db, [HEADLINE], PLACES, 'Y16_74');
  return { words, comparisons: PLACES.flatMap((geo) => latestOf(published, geo)) };
}

function latestOf(published: readonly IndicatorReference[], geo: string): Comparison[] {
  const latest = published.findLast((reference) => reference.geo === geo);
  const words = latest ? comparisonWords(latest) : null;
  return latest && words ? [{ ...words, source: latest.source.split(',')[0] ?? '' }] : [];
}
