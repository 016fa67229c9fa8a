import type { Db } from '../../db/index.ts';
import { type CodeEntry, listCodeWordsOf } from '../../db/queries/code-lists.ts';
import { listNamedSites } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import type { Named } from '../network/choose-by-name.ts';
import { namedSite } from '../network/named-site.ts';
import type { Offered } from './read-question.ts';

/** What somebody may ask for, with its words. */
export interface OfferedWords extends Offered {
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly organisationId: string;
    readonly organisation: string;
    /** By which she chooses it. */
    readonly named: Named;
  }[];
  readonly entries: Readonly<Record<'sex' | 'education' | 'citizenship', readonly CodeEntry[]>>;
}

/** Sites in scope by name, and every code the lists ever had. */
export async function loadOffered(db: Db, scope: Scope): Promise<OfferedWords> {
  const [rows, words] = await Promise.all([
    listNamedSites(db, scope),
    listCodeWordsOf(db, ['gender', 'education', 'citizenship']),
  ]);
  const entries = {
    sex: words.get('gender') ?? [],
    education: words.get('education') ?? [],
    citizenship: words.get('citizenship') ?? [],
  };
  const codes = (list: readonly CodeEntry[]) => list.map(({ code }) => code);
  return {
    sites: rows.map((row) => ({
      id: row.id,
      name: row.name,
      organisationId: row.organisation_id,
      organisation: row.organisation_name,
      named: namedSite(row),
    })),
    codes: {
      sex: codes(entries.sex),
      education: codes(entries.education),
      citizenship: codes(entries.citizenship),
    },
    entries,
  };
}
