/** A public address of one way to look at the figures, always after disclosure control. Only its hash is kept. */
export interface ShareLinkTable {
  id: string;
  token_hash: string;
  /** What stands above the figures, in the words of who made it. */
  title: string;
  /** What the dashboard was asked, as it stands in its address after the question mark. */
  query: string;
  /** JSON list of the sites its maker could ask for; null: the whole network. */
  site_ids: string | null;
  made_by: string;
  made_at: string;
  expires_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
  /** How often it was opened, and when last. */
  opened: number;
  last_opened_at: string | null;
}
