import type { ProfileUse } from '../../db/queries/profile-use.ts';

/** Chips a row of a phone can hold without becoming a list again. */
const SHOWN = 5;
/** For how long somebody's visit tells what is usual at a site. */
export const USUAL_DAYS = 365;

export interface UsualProfile {
  readonly province: readonly string[];
  readonly language: readonly string[];
}

/**
 * The few provinces and languages that are one tap: those of the site's people, most frequent first, after the site's
 * own province and Italian. `languages` fill up where a site has no history yet, in the order of their list.
 */
export function usualProfile(
  use: ProfileUse,
  siteProvince: string | null,
  languages: readonly string[],
): UsualProfile {
  const few = (codes: readonly string[]) => [...new Set(codes)].slice(0, SHOWN);
  return {
    province: few([...(siteProvince === null ? [] : [siteProvince]), ...use.province]),
    language: few(['it', ...use.language, ...languages]),
  };
}
