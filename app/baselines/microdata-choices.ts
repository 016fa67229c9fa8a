/** Why microdata are asked for. */
export const PURPOSES = ['research', 'evaluation', 'statistics', 'teaching'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const FORMATS = ['csv', 'jsonl'] as const;
export type Format = (typeof FORMATS)[number];
