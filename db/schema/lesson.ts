import type { Generated } from 'kysely';

/** A lesson of an edition. */
export interface LessonTable {
  id: string;
  edition_id: string;
  /** From 1; stays its own when the lesson is moved. */
  number: number;
  day: string;
  /** Civil time, HH:MM; it ends on the same day. */
  start_time: string;
  minutes: number;
  /** null = the edition's own. */
  room: string | null;
  /** Who teaches this one; null = the trainers of the edition. */
  trainer_id: string | null;
  /** Held once its register is closed. */
  status: 'planned' | 'held' | 'cancelled';
  cancel_reason: string | null;
  /** The session it counts as, from the first closing on; deleted while the register is open again. None for staff. */
  session_id: string | null;
  /** People without a name who were there. */
  unnamed: Generated<number>;
  notes: string;
  revision: number;
  updated_at: string;
}
