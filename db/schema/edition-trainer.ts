/** Who teaches an edition. */
export interface EditionTrainerTable {
  edition_id: string;
  staff_id: string;
}
