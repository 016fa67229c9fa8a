/** What is not kept for ever. */
export type RetentionKind = 'unused_record' | 'identity' | 'note' | 'sign_in' | 'link';

/** How long something is kept, from a day on; never edited: a change is another row. */
export interface RetentionRuleTable {
  id: string;
  kind: RetentionKind;
  /** Months; days for `unused_record`. */
  amount: number;
  valid_from: string;
  /** null for what the product began with. */
  set_by: string | null;
  set_at: string;
}
