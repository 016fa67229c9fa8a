import type { EnrolmentRow } from '../../db/queries/enrolments.ts';
import type { App } from '../platform/app.server.ts';
import { openContact } from './contact.ts';

type Asked = Pick<EnrolmentRow, 'id' | 'status' | 'confirm_by' | 'contact_sealed' | 'staff_id'>;

/**
 * True for who is to answer and has to be called: no letter reaches them (`isLost`: the last one did not), or the code they
 * told is of somebody on the list.
 */
export function mustCall({ keys, mail }: Pick<App, 'keys' | 'mail'>, row: Asked, isLost: boolean): boolean {
  if (row.status !== 'offered' && row.status !== 'unconfirmed') return false;
  const hasAddress = row.staff_id !== null || openContact(keys, row).email !== null;
  return row.confirm_by === 'phone' || mail === null || !hasAddress || isLost;
}
