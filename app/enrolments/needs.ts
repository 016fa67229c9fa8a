/** What somebody needs to follow a lesson: chosen from a list, never told in words (it would be about health). */
export const NEEDS = [
  'large_text',
  'hearing',
  'wheelchair',
  'language_help',
  'companion',
  'own_device',
] as const;
export type Need = (typeof NEEDS)[number];

/** True for the code of a need. */
export function isNeed(text: string): text is Need {
  return NEEDS.some((need) => need === text);
}

/** The known ones among some texts, each once, in the order of the list. */
export function needsOf(texts: readonly string[]): Need[] {
  return NEEDS.filter((need) => texts.includes(need));
}
