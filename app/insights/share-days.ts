/** Days a public address may work. */
export const SHARE_DAYS = ['7', '30', '90', '365'] as const;
