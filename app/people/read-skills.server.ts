import type { ResponseRow } from '../../db/queries/responses.ts';
import { levelsInWords } from '../surveys/levels-in-words.server.ts';
import type { AreaWords } from '../surveys/result-words.ts';

export interface Skills {
  /** The day of the questionnaire. */
  readonly day: string;
  /** Five areas in words (keys of `result.json`), never a score; empty for who did not use the internet. */
  readonly areas: readonly Pick<AreaWords, 'area' | 'level' | 'name' | 'levelName'>[];
}

/** What a finished DSI response says of a person; null when it has no level. */
export function readSkills(response: ResponseRow): Skills | null {
  const words = levelsInWords(response);
  return (
    words && {
      day: response.day,
      areas: words.areas.map(({ area, level, name, levelName }) => ({ area, level, name, levelName })),
    }
  );
}
