import type { ResponseToExport } from '../../db/queries/response-export.ts';
import { type DsiVariables, variablesOf } from '../surveys/dsi-variables.ts';
import { storedAnswers } from '../surveys/read-answers.server.ts';

type AreaLevel = NonNullable<ResponseToExport['area_il']>;

/** What a response says in an export: nothing of who the person is. */
export interface ResponseLine {
  /** Name of the person in this export alone. */
  readonly person: string;
  readonly site: string;
  readonly organisation: string;
  /** Civil day it was finished, else begun. */
  readonly day: string;
  readonly way: ResponseToExport['way'];
  readonly instrument: string;
  readonly version: number;
  readonly status: ResponseToExport['status'];
  /** The person said «stop» and left it unfinished. */
  readonly stopped: boolean;
  /** The person's first complete response to this instrument. */
  readonly baseline: boolean;
  readonly language: string;
  /** Full years, sex, education and citizenship at that day; codes of the network's lists. */
  readonly age: number | null;
  readonly sex: string | null;
  readonly education: string | null;
  readonly citizenship: string | null;
  /** Flat Eurostat variables, as `bottega score dsi-2` reads them; null for other instruments and before the gate. */
  readonly variables: DsiVariables | null;
  /** Levels as the server computed them; null where there are none. */
  readonly score: {
    readonly overall: NonNullable<ResponseToExport['overall']>;
    readonly areas: Readonly<Record<'IL' | 'CC' | 'DCC' | 'SF' | 'PS', AreaLevel | null>>;
    /** Information and communication only (I_DSK2_IC_S). */
    readonly ic_s: boolean;
  } | null;
}

/** The line of a response under the name its person has in this export. */
export function responseLine(row: ResponseToExport, person: string): ResponseLine {
  return {
    person,
    site: row.site_id,
    organisation: row.organisation_id,
    day: row.day,
    way: row.way,
    instrument: row.instrument,
    version: row.version,
    status: row.status,
    stopped: row.stopped_at !== null,
    baseline: row.is_baseline === 1,
    language: row.language,
    age: row.age,
    sex: row.gender,
    education: row.education,
    citizenship: row.citizenship,
    variables: row.instrument === 'dsi-2' ? variablesOf(storedAnswers(row)) : null,
    score: scoreOf(row),
  };
}

function scoreOf(row: ResponseToExport): ResponseLine['score'] {
  if (row.overall === null) return null;
  const areas = {
    IL: row.area_il,
    CC: row.area_cc,
    DCC: row.area_dcc,
    SF: row.area_sf,
    PS: row.area_ps,
  };
  const reached = (level: AreaLevel | null) => level === 'B' || level === 'AB';
  const others = [areas.DCC, areas.SF, areas.PS];
  const ic_s = reached(areas.IL) && reached(areas.CC) && !others.some(reached);
  return { overall: row.overall, areas, ic_s };
}
