import type { Generated } from 'kysely';

/** Somebody enrolled in an edition, waiting for a seat, or no longer. */
export interface EnrolmentTable {
  id: string;
  edition_id: string;
  /** null for somebody of the staff, and for who enrolled online and has not been recognised yet. */
  citizen_id: string | null;
  person_no: number | null;
  /** Who works in the network and is taught. */
  staff_id: string | null;
  /** Order of coming, from 1 within the edition; the waiting list goes by it. */
  position: number;
  status: 'unconfirmed' | 'enrolled' | 'waiting' | 'offered' | 'withdrawn' | 'completed';
  way: 'desk' | 'trainer' | 'online' | 'sheet' | 'walk_in';
  /** AES-GCM over JSON (name, e-mail, telephone), bound to `id`; null where nothing was given. */
  contact_sealed: string | null;
  /** AES-GCM over a JSON list of codes, bound to `id`; null = none. */
  needs_sealed: string | null;
  /** SHA-256 of the secret of the person's own page; null without one. */
  token_hash: string | null;
  /** How who enrolled online says yes, while it is not confirmed: by the link in the mail, or called by somebody. */
  confirm_by: 'mail' | 'phone' | null;
  /** Until this instant it is waited for; null when nothing is. */
  confirm_until: string | null;
  /** 1 = a seat is kept meanwhile; 0 = none was free, or nobody called in time. */
  holds_seat: Generated<0 | 1>;
  /** When who enrolled online confirmed it. */
  confirmed_at: string | null;
  /** Until this instant the seat is kept for who was offered it. */
  offered_until: string | null;
  withdrawn_at: string | null;
  withdrawal_reason:
    | 'person'
    | 'no_answer'
    | 'offer_lapsed'
    | 'unconfirmed'
    | 'cancelled'
    | 'erased'
    | 'other'
    | null;
  /** When the letter that reminds of the first lesson was written. */
  reminded_at: string | null;
  /** null = the person herself. */
  created_by: string | null;
  created_at: string;
  revision: number;
  updated_at: string;
}
