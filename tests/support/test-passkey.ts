/** A passkey of somebody, as it is kept. */
export function testPasskey(staff_id: string, id: string) {
  return {
    id,
    staff_id,
    credential_id: `credential-${id}`,
    public_key: 'AQ',
    counter: 0,
    name: 'Chiave',
    created_at: '2026-03-02T08:00:00.000Z',
    last_used_at: null,
  };
}
