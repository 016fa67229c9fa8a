/** One citizen (or one anonymous head) in one session: the unit that is counted. */
export interface AttendanceTable {
  id: string;
  session_id: string;
  site_id: string;
  day: string;
  /** 0 once its session is deleted: it stops counting at once, everywhere. */
  counts: 0 | 1;
  /** null for an anonymous head. */
  citizen_id: string | null;
  person_no: number | null;
  /** Snapshot at `day`. */
  age_band: string | null;
  gender: string | null;
  education: string | null;
  occupation: string | null;
  citizenship: string | null;
  province: string | null;
  /** Preferred language, BCP 47. */
  language: string | null;
  /** 1 when a fiscal code was known as it was recorded: reportable; one found later changes nothing here. */
  has_code: 0 | 1;
}
