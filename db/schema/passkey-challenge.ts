/** What a passkey is asked to sign, good once. */
export interface PasskeyChallengeTable {
  challenge: string;
  /** The act it is good for and whose, e.g. `enrol <staff id>`. */
  asked_for: string;
  expires_at: string;
}
