/** A help point. */
export interface SiteTable {
  id: string;
  organisation_id: string;
  name: string;
  kind: 'fixed' | 'itinerant';
  status: 'planned' | 'active' | 'suspended' | 'closed';
  /** Belfiore code; name and province (two letters) as they were when chosen. */
  comune: string;
  comune_name: string;
  province: string;
  address: string;
  latitude: number | null;
  longitude: number | null;
  /** JSON: {"mon":[["09:00","13:00"]],…}; a day without an entry is closed. */
  hours: string;
  /** Name and number the national platform knows it by. */
  external_id: string | null;
  opened_on: string | null;
  closed_on: string | null;
  /** Day given with the last change of status (for a closing, the last day of work); null while none is known. */
  status_day: string | null;
  created_at: string;
}
