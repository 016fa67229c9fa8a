import type { SeenDataRequest } from '../../db/queries/data-requests.ts';

/** What staff read of a request: nothing by which the person could be looked up. */
export function shownRequest({
  citizen_id,
  person_no,
  site_id,
  received_by,
  closed_by,
  ...shown
}: SeenDataRequest) {
  return shown;
}
