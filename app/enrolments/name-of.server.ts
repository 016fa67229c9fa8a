import type { SeenEnrolment } from '../../db/queries/enrolments.ts';
import { displayName } from '../people/display-name.ts';
import { tryToOpen } from '../people/open-identity.ts';
import type { KeyRing } from '../platform/keys.server.ts';
import { openContact } from './contact.ts';

/** Somebody enrolled; `id` is the enrolment's. */
type Named = Pick<SeenEnrolment, 'id' | 'card_id' | 'identity_sealed' | 'staff_name' | 'contact_sealed'>;

/**
 * What somebody enrolled is called: the full name where the card has it, else what they said when they enrolled, else
 * what the desk shows of a code. null when there is only a number.
 */
export function nameOf(keys: Pick<KeyRing, 'open'>, row: Named): string | null {
  return called(keys, row, ['givenName', 'familyName']);
}

/** The same as a list is read: surname first. */
export function listedNameOf(keys: Pick<KeyRing, 'open'>, row: Named): string | null {
  return called(keys, row, ['familyName', 'givenName']);
}

function called(
  keys: Pick<KeyRing, 'open'>,
  row: Named,
  order: readonly ('givenName' | 'familyName')[],
): string | null {
  if (row.staff_name !== null) return row.staff_name;
  const identity =
    row.card_id === null || row.identity_sealed === null
      ? null
      : tryToOpen(keys, { id: row.card_id, identity_sealed: row.identity_sealed });
  const full = order.flatMap((part) => identity?.[part]?.trim() || []);
  if (full.length === 2) return full.join(' ');
  return openContact(keys, row).name ?? (identity && displayName(identity));
}
