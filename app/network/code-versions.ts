/** Where a version of a code list stands on a civil day. */
export type VersionState = 'past' | 'current' | 'future';

/** Both ends of the validity belong to it; days are civil. */
export function versionState(
  version: { readonly validFrom: string; readonly validTo: string | null },
  today: string,
): VersionState {
  if (version.validFrom > today) return 'future';
  return version.validTo !== null && version.validTo < today ? 'past' : 'current';
}

/** What stands beside the words of an entry, by list; a list that is not named has words only. */
const ATTRIBUTE_FIELDS: Readonly<Record<string, readonly AttributeField[]>> = {
  topic: ['group', 'se5', 'se6', 'keywords', 'sensitive'],
  mode: ['group'],
  competence: ['area'],
  age_band: ['from', 'to'],
  language: ['autonym', 'direction'],
};

export type AttributeField =
  | 'group'
  | 'se5'
  | 'se6'
  | 'keywords'
  | 'sensitive'
  | 'area'
  | 'from'
  | 'to'
  | 'autonym'
  | 'direction';

/** The attributes an entry of this list has. */
export function attributeFields(list: string): readonly AttributeField[] {
  return ATTRIBUTE_FIELDS[list] ?? [];
}
