import type { ResponseRow } from '../../db/queries/responses.ts';
import { skippedAreas } from '../surveys/dsi-variables.ts';
import { storedAnswers } from '../surveys/read-answers.server.ts';
import { type AreaWords, resultWords } from '../surveys/result-words.ts';

export interface Skills {
  /** The day of the questionnaire. */
  readonly day: string;
  /** Five areas in words (keys of `result.json`), never a score; empty for who did not use the internet. */
  readonly areas: readonly Pick<AreaWords, 'area' | 'level' | 'name' | 'levelName'>[];
}

/** What a finished DSI response says of a person; null when it has no level. */
export function readSkills(response: ResponseRow): Skills | null {
  const { overall, area_il, area_cc, area_dcc, area_sf, area_ps, day } = response;
  if (overall === null) return null;
  const areas = {
    IL: area_il ?? 'none',
    CC: area_cc ?? 'none',
    DCC: area_dcc ?? 'none',
    SF: area_sf ?? 'none',
    PS: area_ps ?? 'none',
  } as const;
  const words = resultWords({ overall, areas }, skippedAreas(storedAnswers(response)));
  return {
    day,
    areas: words.areas.map(({ area, level, name, levelName }) => ({ area, level, name, levelName })),
  };
}
