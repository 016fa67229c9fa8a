/**
 * DSI 2.0 as a table, read off the list of Eurostat's indicators (i_dsk2_*), not off our scoring: activities of each area with
 * the values of their variables that count, and how many are basic.
 */
export const AREA_TABLE: readonly {
  readonly code: string;
  readonly mostBasic: number;
  /** One activity a line, with every single answer that is enough for it. */
  readonly activities: readonly (readonly Readonly<Record<string, number>>[])[];
}[] = [
  {
    code: 'IL',
    mostBasic: 1,
    activities: [
      [{ IUIF: 1 }],
      [{ IHIF: 1 }],
      [{ IUNW1: 1 }],
      [{ TICCSFOI: 1 }, { TICIDIS: 1 }, { TICNIDIS: 1 }, { TICXND: 1 }],
    ],
  },
  {
    code: 'CC',
    mostBasic: 1,
    activities: ['IUEM', 'IUPH1', 'IUCHAT1', 'IUSNET', 'IUPOL2', 'IUVOTE'].map((name) => [{ [name]: 1 }]),
  },
  {
    code: 'DCC',
    mostBasic: 2,
    activities: ['CWRD1', 'CXLS1', 'CEPVA1', 'CXFER1', 'CPRES2', 'CXLSADV1', 'CPRG2'].map((name) => [
      { [name]: 1 },
    ]),
  },
  {
    code: 'SF',
    mostBasic: 2,
    activities: ['MAPS_CWSC', 'MAPS_RPS', 'MAPS_RRGL', 'MAPS_LAP', 'MAPS_RAAD', 'PCOOK1'].map((name) => [
      { [name]: 1 },
    ]),
  },
  {
    code: 'PS',
    mostBasic: 2,
    activities: [
      [{ CINSAPP1: 1 }],
      [{ CCONF1: 1 }],
      [{ IBUY: 1 }, { IBUY: 2 }],
      [{ IUSELL: 1 }],
      [{ IUOLC: 1 }, { IUOLM: 1 }],
      [{ IUBK: 1 }],
      [{ IUJOB: 1 }],
    ],
  },
];

/** Level of an area by the activities done. */
export function areaLevelByHand(done: number, mostBasic: number): string {
  return done === 0 ? 'none' : done <= mostBasic ? 'B' : 'AB';
}

/** Overall level by the five area levels: by how many are none, then whether any is only basic. */
export function overallByHand(levels: readonly string[]): string {
  const none = levels.filter((level) => level === 'none').length;
  if (none === 0) return levels.includes('B') ? 'B' : 'AB';
  return none === 1 ? 'LW' : none === 2 ? 'N' : none === 3 ? 'LM' : 'X';
}
