/** A person told the desk that they have read a version of the notice: a fact noted, no consent. */
export interface NoticeReadingTable {
  citizen_id: string;
  version: number;
  day: string;
  staff_id: string;
  site_id: string;
}
