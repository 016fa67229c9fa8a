import type { CodeEntry } from '../../db/queries/code-lists.ts';
import { UNKNOWN } from './participation.ts';

/** What the national platform calls a topic: what people learn (its list SE5), and the service they use (SE6). */
const ATTRIBUTE_OF = { competence: 'se5', service: 'se6' } as const;
export type NationalList = keyof typeof ATTRIBUTE_OF;
export const NATIONAL_LISTS: readonly NationalList[] = ['competence', 'service'];

export function isNational(name: string): name is NationalList {
  return name in ATTRIBUTE_OF;
}

const NO_TOPIC: Pick<CodeEntry, 'code' | 'attributes'> = { code: UNKNOWN, attributes: {} };

/** SE6: none of the services of the list. */
export const NO_SERVICE = 'S';

/** Our topics by the codes of a national list; a topic may have several. `UNKNOWN`: those that have none, and no topic at all. */
export function topicsByNational(
  topics: readonly Pick<CodeEntry, 'code' | 'attributes'>[],
  list: NationalList,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { code, attributes } of [...topics, NO_TOPIC]) {
    const own = attributes[ATTRIBUTE_OF[list]] ?? [];
    for (const national of own.length > 0 ? own : [UNKNOWN]) {
      found.set(national, [...(found.get(national) ?? []), code]);
    }
  }
  return found;
}
