/** What a passkey can be asked for. */
export const PASSKEY_ACTS = ['sign-in', 'step', 'confirm', 'enrol'] as const;
export type PasskeyAct = (typeof PASSKEY_ACTS)[number];
