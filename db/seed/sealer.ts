/** The key ring as the seed needs it (`app/platform/keys.server.ts` makes one; `db/` imports nothing from `app/`). */
export interface Sealer {
  /** Keyed hash of a normalised code, hex. */
  lookupKey(code: string): string;
  /** Keyed hash of a word of a name. */
  nameKey(word: string): string;
  /** Encrypts, bound to the id of the record. */
  seal(text: string, recordId: string): string;
  open(sealed: string, recordId: string): string;
}
