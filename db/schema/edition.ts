/** A course as it is planned: where, when, by whom, for how many. */
export interface EditionTable {
  id: string;
  course_id: string;
  /** null = the course's own. */
  title: string | null;
  /** The site it counts for, wherever it is held. */
  site_id: string;
  place_kind: 'site' | 'elsewhere' | 'online';
  /** Address, only elsewhere. */
  place_text: string | null;
  /** Only online. */
  online_link: string | null;
  room: string | null;
  seats: number;
  /** Places on the waiting list: 0 = there is none, null = without end. */
  waiting_seats: number | null;
  /** Lessons lie between these days, both included. */
  starts_on: string;
  ends_on: string;
  /** Enrolment is open between these days, both included. */
  enrol_from: string;
  enrol_until: string;
  /** «Open» and «full» follow from the days and from those enrolled. */
  status: 'planned' | 'concluded' | 'cancelled';
  cancel_reason: string | null;
  programme_id: string | null;
  /** 1 = on the public page of courses and in the public calendar of its site. */
  public: 0 | 1;
  notes: string;
  revision: number;
  created_by: string;
  created_at: string;
  updated_at: string;
}
