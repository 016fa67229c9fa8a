import type { ResponseRow } from '../../db/queries/responses.ts';
import { skippedAreas } from './dsi-variables.ts';
import { storedAnswers } from './read-answers.server.ts';
import { type ResultWords, resultWords } from './result-words.ts';

/** The levels of a complete response in words; null for instruments without levels. */
export function levelsInWords(response: ResponseRow): ResultWords | null {
  const { overall, area_il, area_cc, area_dcc, area_sf, area_ps } = response;
  if (!overall || !area_il || !area_cc || !area_dcc || !area_sf || !area_ps) return null;
  const areas = { IL: area_il, CC: area_cc, DCC: area_dcc, SF: area_sf, PS: area_ps };
  return resultWords({ overall, areas }, skippedAreas(storedAnswers(response)));
}
