import type { ResponseTable } from './schema/response.ts';

/** Levels of DSI 2.0 with the activities done in each area. */
export interface Levels {
  readonly overall: NonNullable<ResponseTable['overall']>;
  readonly areas: Readonly<Record<'IL' | 'CC' | 'DCC' | 'SF' | 'PS', NonNullable<ResponseTable['area_il']>>>;
  readonly counts: Readonly<Record<'IL' | 'CC' | 'DCC' | 'SF' | 'PS', number>>;
}

/** The columns of levels; null for what has none: an unfinished response, an instrument without any. */
export function levelColumns(levels: Levels | null) {
  return {
    overall: levels?.overall ?? null,
    area_il: levels?.areas.IL ?? null,
    area_cc: levels?.areas.CC ?? null,
    area_dcc: levels?.areas.DCC ?? null,
    area_sf: levels?.areas.SF ?? null,
    area_ps: levels?.areas.PS ?? null,
    activities_il: levels?.counts.IL ?? null,
    activities_cc: levels?.counts.CC ?? null,
    activities_dcc: levels?.counts.DCC ?? null,
    activities_sf: levels?.counts.SF ?? null,
    activities_ps: levels?.counts.PS ?? null,
  };
}
