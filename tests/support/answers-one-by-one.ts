/** An answer to every question of `dsi-2`, as a screen with one question sends them. */
export const ANSWERS_ONE_BY_ONE: readonly (readonly [question: string, value: string])[] = [
  ['IU', '1'],
  ['il', 'IUIF'],
  ['il_checks', 'none'],
  ['cc', 'IUEM'],
  ['dcc', 'CWRD1'],
  ['sf', 'PCOOK1'],
  ['ps', 'IUBK'],
  ['IBUY', '2'],
];
