/** Why somebody leaves, as the staff chooses it. */
export const LEAVING = ['person', 'no_answer', 'other'] as const;
export type Leaving = (typeof LEAVING)[number];
