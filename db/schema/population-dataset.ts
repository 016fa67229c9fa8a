/** A table of residents as it was imported from one file. */
export interface PopulationDatasetTable {
  id: string;
  /** Year the residents were counted for (1 January). */
  year: number;
  source: string;
  /** Civil day the file was taken from its source. */
  retrieved_on: string;
  /** SHA-256 (hex) of the file. */
  content_hash: string;
  /** Places and residents in it, all places added up. */
  places: number;
  residents: number;
  /** null when it came by the command line. */
  imported_by: string | null;
  imported_at: string;
}
