/** A sign-in whose tablet is in a citizen's hands: until it is given back it opens this questionnaire and nothing else. */
export interface HandoverTable {
  /** `sign_in.id`. */
  sign_in_id: string;
  response_id: string;
  begun_at: string;
  /** The last sign of life; long after it the questionnaire is closed on the next request. */
  touched_at: string;
  /** The citizen has finished, stopped or gone: from now on the screen only asks to be given back. */
  closed_at: string | null;
  /** PINs tried since; after five only the password takes the tablet back. */
  tries: number;
}
