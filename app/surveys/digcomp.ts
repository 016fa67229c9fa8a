/** The 21 competences of DigComp 2.2 by number, by area (European Commission, JRC128415, CC BY 4.0). */
const COMPETENCES_OF_AREA = [3, 6, 4, 4, 4] as const;

/** `1.1` to `5.4`. */
export const COMPETENCES: readonly string[] = COMPETENCES_OF_AREA.flatMap((competences, area) =>
  Array.from({ length: competences }, (_, index) => `${area + 1}.${index + 1}`),
);
