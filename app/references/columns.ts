/** Columns of a population table. */
export const POPULATION_COLUMNS = ['geo', 'year', 'age_class', 'sex', 'residents'] as const;

/** Its age classes: those of the headline (16–74), and 75 and more beside it. */
export const POPULATION_CLASSES = ['16-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'] as const;

/** How it writes the sexes, and the codes of the list `gender` they are kept as. */
export const SEXES = { F: 'A', M: 'B' } as const;

/** Columns of a table of published values. */
export const REFERENCE_COLUMNS = [
  'indicator',
  'geo',
  'population',
  'year',
  'value',
  'source',
  'retrieved',
] as const;
