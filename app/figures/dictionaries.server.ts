import { recordOf } from '../../db/figure-content/columns.ts';
import { type Dictionary, openDictionary } from './dictionary.ts';
import { DIMENSIONS, type Dimension } from './participation.ts';
import { openPersonNumbers, type PersonNumbers } from './person-numbers.ts';

/** What the codes in the columns stand for, and who has which number in them; shared by all blocks of a process. */
export interface Dictionaries extends Readonly<Record<Dimension | 'site', Dictionary>> {
  readonly people: PersonNumbers;
}

/** Without any word yet. */
export function openDictionaries(): Dictionaries {
  return { ...recordOf([...DIMENSIONS, 'site'] as const, openDictionary), people: openPersonNumbers() };
}
