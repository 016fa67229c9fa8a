import type { Db } from '../index.ts';

/** A public holiday by its code in the list `public_holiday`, and the days on which that law is in force. */
interface PublicHoliday {
  readonly code: string;
  readonly labels: { readonly it: string; readonly en: string };
  readonly validFrom: string;
  /** Last day; null for good. */
  readonly validTo: string | null;
}

/** The holidays of every version of the list that is in force on some day from `from` to `until`. */
export async function listPublicHolidays(db: Db, from: string, until: string): Promise<PublicHoliday[]> {
  const rows = await db
    .selectFrom('code_entry')
    .innerJoin('code_list', (join) =>
      join
        .onRef('code_list.list', '=', 'code_entry.list')
        .onRef('code_list.version', '=', 'code_entry.version'),
    )
    .select(['code', 'label_it', 'label_en', 'valid_from', 'valid_to', 'ended_on'])
    .where('code_entry.list', '=', 'public_holiday')
    .where('valid_from', '<=', until)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', from)]))
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', from)]))
    .orderBy('code_list.version')
    .orderBy('position')
    .execute();
  return rows.map(({ code, label_it: it, label_en: en, valid_from, valid_to, ended_on }) => ({
    code,
    labels: { it, en },
    validFrom: valid_from,
    validTo: ended_on !== null && (valid_to === null || ended_on < valid_to) ? ended_on : valid_to,
  }));
}
