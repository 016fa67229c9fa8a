/** A person helped. Who they are is sealed; what is counted is in clear. */
export interface CitizenTable {
  id: string;
  /** Own running number. */
  no: number;
  /** The number this record counts as: its own, or the surviving record's after a merge. */
  person_no: number;
  /** Surviving record after a merge. */
  merged_into: string | null;
  /** Keyed hash of the code; null for a person without one. */
  code_key: string | null;
  code_kind: 'fiscal' | 'provisional' | 'none';
  /** AES-GCM over JSON `Identity` (code, birth date, names, contacts), bound to `id`. */
  identity_sealed: string;
  gender: string | null;
  education: string | null;
  occupation: string | null;
  citizenship: string | null;
  /** Two letters, province of domicile. */
  province: string | null;
  /** Preferred language, BCP 47. */
  language: string | null;
  /** The attendance that makes the person «new»; null before the first. Held on the surviving record. */
  first_attendance_id: string | null;
  /** Where the record was made. */
  site_id: string;
  created_at: string;
  updated_at: string;
  /** The day the person had everything about them erased: from then on no card opens. */
  erased_on: string | null;
}
