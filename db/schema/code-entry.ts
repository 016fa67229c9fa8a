/** An entry of a version of a code list, with its words. */
export interface CodeEntryTable {
  list: string;
  version: number;
  code: string;
  position: number;
  label_it: string;
  label_en: string;
  /** JSON: what the list's kind needs (for topics: national codes, group, sensitivity). */
  attributes: string;
  ended_on: string | null;
}
