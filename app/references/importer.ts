/** Who imports a file, and when. */
export interface Importer {
  /** null for the command line. */
  readonly staffId: string | null;
  readonly now: Date;
  /** Civil day where the network works. */
  readonly today: string;
}
