/** Days on which a site is closed beside its weekly hours, both included. */
export interface SiteClosureTable {
  id: string;
  site_id: string;
  starts_on: string;
  ends_on: string;
  reason: string;
  created_by: string;
  created_at: string;
}
