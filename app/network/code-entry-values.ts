import type { CodeEntry } from '../../db/queries/code-lists.ts';

/** An entry as the fields of its form. */
export interface EntryValues {
  readonly values: Readonly<Record<string, string>>;
  readonly se5: readonly string[];
  readonly se6: readonly string[];
}

export const NEW_ENTRY: EntryValues = { values: {}, se5: [], se6: [] };

/** An entry as the fields of its form. */
export function entryValues({ labels, attributes }: CodeEntry): EntryValues {
  const { group, keywords, area, from, to, autonym, direction, sensitive, se5, se6 } = attributes;
  return {
    values: {
      label_it: labels.it,
      label_en: labels.en,
      group: group ?? '',
      keywords: (keywords ?? []).join(', '),
      area: area ?? '',
      from: String(from ?? ''),
      to: String(to ?? ''),
      autonym: autonym ?? '',
      direction: direction ?? '',
      sensitive: sensitive ? '1' : '',
    },
    se5: se5 ?? [],
    se6: se6 ?? [],
  };
}
