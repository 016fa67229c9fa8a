/** How a questionnaire is filled in: with staff, alone on the tablet, at home, on paper and typed. */
export const WAYS = ['desk', 'tablet', 'home', 'paper'] as const;
