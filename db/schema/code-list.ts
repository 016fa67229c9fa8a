/** A version of a code list, valid from a day. */
export interface CodeListTable {
  list: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
  source: string;
}
