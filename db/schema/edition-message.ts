/** News of an edition told to those enrolled. */
export interface EditionMessageTable {
  id: string;
  edition_id: string;
  lesson_id: string | null;
  kind: 'lesson_moved' | 'lesson_cancelled' | 'lesson_added' | 'edition_cancelled' | 'place_changed';
  /** How many were written to. */
  letters: number;
  /** How many have no address and are to be called. */
  calls: number;
  told_by: string;
  told_at: string;
}
