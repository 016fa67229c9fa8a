/** A body that runs sites. */
export interface OrganisationTable {
  id: string;
  name: string;
  kind: 'municipality' | 'union' | 'association' | 'trade_union' | 'other';
  role: 'lead' | 'partner';
  /** Belfiore code of its comune. */
  comune: string;
  ended_on: string | null;
  created_at: string;
}
