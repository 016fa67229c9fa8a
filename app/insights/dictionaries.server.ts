import { recordOf } from '../../db/figure-content/columns.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { DIMENSIONS, type Dimension } from './participation.ts';

/** What the codes in the columns stand for; shared by all blocks of a process. */
export type Dictionaries = Readonly<Record<Dimension | 'site', Dictionary>>;

/** Without any word yet. */
export function openDictionaries(): Dictionaries {
  return recordOf([...DIMENSIONS, 'site'] as const, openDictionary);
}
