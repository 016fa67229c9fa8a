import { newId } from '../../app/platform/ids.ts';
import type { Db } from '../../db/index.ts';
import type { DataRequestTable } from '../../db/schema/data-request.ts';

type Asked = Pick<DataRequestTable, 'site_id' | 'received_on' | 'received_by' | 'due_on'>;
interface Who {
  readonly id: string;
  readonly no: number;
}

/** The citizen waits for a copy of the data, the peer for the erasure; another erasure was carried out. */
export async function addRequests(
  db: Db,
  asked: Asked,
  { citizen, peer, admin }: { readonly citizen: Who; readonly peer: Who; readonly admin: string },
) {
  const ids = { request: newId(), erasure: newId(), erased: newId() };
  const by = ({ id, no }: Who) => ({ ...asked, citizen_id: id, person_no: no, refusal: null });
  const open = { state: 'open', closed_on: null, closed_by: null } as const;
  const done = { state: 'done', closed_on: asked.received_on, closed_by: admin } as const;
  // Numbers of their own: the running number stands at 0.
  const no = citizen.no * 1000;
  await db
    .insertInto('data_request')
    .values([
      { ...by(citizen), ...open, id: ids.request, no, kind: 'access' },
      { ...by(peer), ...open, id: ids.erasure, no: no + 1, kind: 'erasure' },
      { ...by(peer), ...done, id: ids.erased, no: no + 2, kind: 'erasure' },
    ])
    .execute();
  return ids;
}
