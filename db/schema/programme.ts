/** A funding frame: sessions count towards it by date and site. */
export interface ProgrammeTable {
  id: string;
  name: string;
  starts_on: string;
  ends_on: string;
  /** Sessions up to this day can no longer be changed once it has passed; null while open. */
  closes_on: string | null;
  /** From this day people aged 14–17 are admitted; null = adults only. */
  minors_from: string | null;
  created_at: string;
}
