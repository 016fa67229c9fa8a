/** The ways a table may be taken away. */
export const FORMATS = ['csv', 'xlsx', 'ods', 'json'] as const;
export type Format = (typeof FORMATS)[number];
