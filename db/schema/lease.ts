/** Who does a job that one process at a time may do; once `until` is past, somebody else may take it. */
export interface LeaseTable {
  job: string;
  holder: string;
  until: string;
}
