import type { Db } from '../../db/index.ts';
import {
  type Before,
  countLinks,
  countSignIns,
  countTexts,
  listUnusedRecords,
  walkIdlePeople,
} from '../../db/queries/past-time.ts';
import type { RetentionRule } from '../../db/queries/retention.ts';
import { addDays } from '../platform/clock.ts';
import { keptFrom } from './retention-rules.ts';

/** Counted up to here: more is «more than». */
export const MOST_COUNTED = 10_000;

/** What lies before this is past its time under a rule; instants by their UTC day, a day later rather than sooner. */
export function beforeOf(rule: Pick<RetentionRule, 'kind' | 'amount' | 'valid_from'>, today: string): Before {
  const day = keptFrom(rule, today);
  return { day, instant: addDays(day, -1) };
}

/** The dry run of a rule: how many rows would go on a day, counted up to a little over `MOST_COUNTED`. */
export async function countPast(db: Db, rule: RetentionRule, today: string): Promise<number> {
  const before = beforeOf(rule, today);
  const most = MOST_COUNTED + 1;
  switch (rule.kind) {
    case 'unused_record':
      return (await listUnusedRecords(db, before, most)).length;
    case 'identity': {
      let count = 0;
      for await (const people of walkIdlePeople(db, before)) {
        count += people.length;
        if (count >= most) break;
      }
      return count;
    }
    case 'note':
      return countTexts(db, before, most);
    case 'sign_in':
      return countSignIns(db, before, most);
    case 'link':
      return countLinks(db, before, most);
  }
}
