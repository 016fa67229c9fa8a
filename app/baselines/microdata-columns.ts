import { ACTIVITY_VARIABLES, AREA_CODES } from '../surveys/dsi-variables.ts';
import type { ReleasedTraits } from './generalise.server.ts';
import type { ResponseLine } from './response-line.server.ts';

/** What a response says. */
export const ANSWER_COLUMNS = [
  'way',
  'version',
  'IU',
  'IBUY',
  ...ACTIVITY_VARIABLES,
  'overall',
  ...AREA_CODES,
  'ic_s',
] as const;

/** Every column of the microdata, in order; each has its words in the codebook. */
export const MICRODATA_COLUMNS = [
  'person',
  'wave',
  'time',
  'place_kind',
  'place',
  'age_class',
  'sex',
  'education',
  'citizenship',
  ...ANSWER_COLUMNS,
] as const;
export type MicrodataColumn = (typeof MICRODATA_COLUMNS)[number];

/** What a response says, a value a column. Activities of who is not online are empty. */
export function answerCells({
  way,
  version,
  variables,
  score,
}: Pick<ResponseLine, 'way' | 'version' | 'variables' | 'score'>): (string | number)[] {
  const online = variables?.IU === 1 ? variables : null;
  const areas = online && score ? score.areas : null;
  return [
    way,
    version,
    variables?.IU ?? '',
    online?.IBUY ?? '',
    ...ACTIVITY_VARIABLES.map((name) => (online ? (online[name] ?? 0) : '')),
    score?.overall ?? '',
    ...AREA_CODES.map((area) => areas?.[area] ?? ''),
    score ? Number(score.ic_s) : '',
  ];
}

/** What stands before the answers of a response, a value a column; `wave` 1 is the baseline. */
export function personCells(
  traits: ReleasedTraits,
  { person, wave }: { readonly person: string; readonly wave: number },
): (string | number)[] {
  return [
    person,
    wave,
    traits.times[wave - 1] ?? '',
    traits.placeKind,
    traits.place,
    traits.ageClass,
    traits.sex,
    traits.education,
    traits.citizenship,
  ];
}
