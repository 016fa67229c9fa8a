/** Gap-free running numbers, one row a name. */
export interface CounterTable {
  name: string;
  value: number;
}
