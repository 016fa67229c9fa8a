/** A browser that gave the right password and still owes the second factor; opens nothing else. */
export interface HalfSignInTable {
  id_hash: string;
  staff_id: string;
  expires_at: string;
}
