/** Words of languages only citizens read in; a file of its own, so that the desk does not carry the list of theirs. */
export const citizenWords = import.meta.glob<Record<string, unknown>>(
  ['../locales/*/*.json', '!../locales/it/*.json', '!../locales/en/*.json'],
  { import: 'default' },
);
