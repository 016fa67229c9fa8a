/** One assisted activity (sessione): the visit that was recorded. */
export interface SessionTable {
  id: string;
  site_id: string;
  facilitator_id: string;
  /** Civil day it was held. */
  day: string;
  /** Civil time it began, HH:MM. */
  start_time: string;
  minutes: number;
  mode: string;
  channel: string;
  outcome: string;
  /** Sealed, bound to `id`; null without a note. */
  note_sealed: string | null;
  /** SHA-256 of what was saved, sealed, bound to `id`: the same id with the same content is the same session. */
  content_hash: string;
  case_id: string | null;
  revision: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  deleted_by: string | null;
}
