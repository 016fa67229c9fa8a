/** Where an edition may be held. */
export const PLACE_KINDS = ['site', 'elsewhere', 'online'] as const;

/** Dates that may be typed one by one. */
export const SINGLE_DATES = 12;
