/** One person's answers to one version of one instrument (compilazione). */
export interface ResponseTable {
  id: string;
  citizen_id: string;
  person_no: number;
  site_id: string;
  staff_id: string;
  session_id: string | null;
  instrument: string;
  version: number;
  /** SHA-256 of the definition answered. */
  definition_hash: string;
  /** BCP 47 code of the language it was answered in. */
  language: string;
  /** SHA-256 of the translation answered; null for the languages of the definition itself. */
  text_hash: string | null;
  way: 'desk' | 'tablet' | 'home' | 'paper';
  status: 'in_progress' | 'complete' | 'discarded';
  /** 1 for the person's first complete response to the instrument. */
  is_baseline: 0 | 1;
  /** JSON as answered. */
  answers: string;
  page: number;
  day: string;
  started_at: string;
  completed_at: string | null;
  /** When the person said «stop» and left it unfinished; null again once it goes on. */
  stopped_at: string | null;
  /** Age in full years at `day`; null when unknown. */
  age: number | null;
  gender: string | null;
  /** Of the person's profile on that day, as are age and gender. */
  education: string | null;
  citizenship: string | null;
  overall: 'AB' | 'B' | 'LW' | 'N' | 'LM' | 'X' | 'NA' | null;
  area_il: 'none' | 'B' | 'AB' | null;
  area_cc: 'none' | 'B' | 'AB' | null;
  area_dcc: 'none' | 'B' | 'AB' | null;
  area_sf: 'none' | 'B' | 'AB' | null;
  area_ps: 'none' | 'B' | 'AB' | null;
  /** Activities done in each area of DSI 2.0; null where there are no levels. */
  activities_il: number | null;
  activities_cc: number | null;
  activities_dcc: number | null;
  activities_sf: number | null;
  activities_ps: number | null;
  revision: number;
  updated_at: string;
}
