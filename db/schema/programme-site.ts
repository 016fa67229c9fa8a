/** Which sites take part in which programme. */
export interface ProgrammeSiteTable {
  programme_id: string;
  site_id: string;
}
