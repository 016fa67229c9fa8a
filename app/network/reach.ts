/** Where somebody sees or manages the network, and where a grant holds: types that rules and pages share. */
export type { Reach } from '../../db/queries/in-reach.ts';

/** The scope of a grant as it is written down. */
export type GrantScope =
  | { readonly kind: 'network' }
  | { readonly kind: 'organisation'; readonly id: string }
  | { readonly kind: 'site'; readonly id: string };
