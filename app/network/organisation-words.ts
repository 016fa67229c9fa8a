/** Kinds and roles of organisations, in the order in which forms offer them. */
export const ORGANISATION_KINDS = ['municipality', 'union', 'association', 'trade_union', 'other'] as const;
export const ORGANISATION_ROLES = ['lead', 'partner'] as const;
