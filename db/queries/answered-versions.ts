import { sql } from 'kysely';
import type { Db } from '../index.ts';

/** A version of a questionnaire as somebody was asked with it. */
interface AnsweredVersion {
  readonly instrument: string;
  readonly version: number;
  readonly definition_hash: string;
}

/** Every version anybody was asked with, in the whole network, by the definition it had then; at most 1,000. */
export async function listAnsweredVersions(db: Db): Promise<AnsweredVersion[]> {
  return (
    db
      .selectFrom('response')
      .select(['instrument', 'version', 'definition_hash'])
      // Written out, so that the planner sees the condition of the index.
      .where('status', '<>', sql.lit('discarded'))
      .groupBy(['instrument', 'version', 'definition_hash'])
      .orderBy('instrument')
      .orderBy('version')
      .orderBy('definition_hash')
      .limit(1000)
      .execute()
  );
}
