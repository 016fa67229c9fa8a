/** What a session said before a change, sealed, so that the change can be undone. */
export interface SessionRevisionTable {
  session_id: string;
  revision: number;
  replaced_at: string;
  replaced_by: string;
  content_sealed: string;
}
