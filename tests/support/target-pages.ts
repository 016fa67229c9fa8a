import { link, type Way } from './ways-to-pages.ts';

/** The pages about targets, places, months and open data, in the order in which one leads to the next. */
export const TARGETS: readonly (readonly [name: string, way: Way])[] = [
  ['targets', '/targets'],
  ['targets of a programme', link('targets', 'h2 a[href^="/targets/"]')],
  ['territory', '/territory'],
  ['territory with a mistake', '/territory?from=2026-03-01&to=2026-01-01'],
  ['open data', '/insights/open-data'],
  ['statements', '/statements'],
  ['statements with a mistake', '/statements?programme=all&month=1999-01'],
  ['statement', link('targets of a programme', 'a[href^="/statements/"]')],
];
