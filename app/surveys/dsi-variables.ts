/** The five areas of the Digital Skills Indicator 2.0, in the order of the questionnaire. */
export const AREA_CODES = ['IL', 'CC', 'DCC', 'SF', 'PS'] as const;
export type AreaCode = (typeof AREA_CODES)[number];

/** Eurostat variables that are boxes to tick: 1 done, 0 or missing not done. */
export const ACTIVITY_VARIABLES = [
  'IUIF',
  'IHIF',
  'IUNW1',
  'TICCSFOI',
  'TICIDIS',
  'TICNIDIS',
  'TICXND',
  'IUEM',
  'IUPH1',
  'IUCHAT1',
  'IUSNET',
  'IUPOL2',
  'IUVOTE',
  'CWRD1',
  'CXLS1',
  'CEPVA1',
  'CXFER1',
  'CPRES2',
  'CXLSADV1',
  'CPRG2',
  'MAPS_CWSC',
  'MAPS_RPS',
  'MAPS_RRGL',
  'MAPS_LAP',
  'MAPS_RAAD',
  'PCOOK1',
  'CINSAPP1',
  'CCONF1',
  'IUSELL',
  'IUOLC',
  'IUOLM',
  'IUBK',
  'IUJOB',
] as const;
export type ActivityVariable = (typeof ACTIVITY_VARIABLES)[number];

/** Variables of the same surveys that DSI 2.0 does not count: read without complaint, never scored. */
export const NOT_COUNTED = ['MAPS_APD', 'USLCOOK', 'COOK1'] as const;
type NotCountedVariable = (typeof NOT_COUNTED)[number];

/** Last time: 1 within 3 months, 2 within 12 months, 3 longer ago, 4 never. */
type LastTime = 1 | 2 | 3 | 4;

/** One person's answers as flat Eurostat variables; missing = not done. */
export type DsiVariables = {
  /** Last use of the internet: only 1 is scored. */
  readonly IU: LastTime;
  /** Last online purchase: counts over 12 months (1 and 2). */
  readonly IBUY?: LastTime;
} & { readonly [name in ActivityVariable | NotCountedVariable]?: 0 | 1 };

interface Area {
  /** Activities needed for «above basic»; one is enough for «basic». */
  readonly aboveBasicFrom: 2 | 3;
  /** Each line is one activity, done when any of its variables is. */
  readonly activities: readonly (readonly (ActivityVariable | 'IBUY')[])[];
  /** Questions of the instrument `dsi-2` that ask for them. */
  readonly questions: readonly string[];
}

/** Activities and thresholds (DSI 2.0, Eurostat ESMS isoc_sk_dskl_i21). */
export const AREAS: Readonly<Record<AreaCode, Area>> = {
  IL: {
    aboveBasicFrom: 2,
    // However many ways of checking facts, they are one activity.
    activities: [['IUIF'], ['IHIF'], ['IUNW1'], ['TICCSFOI', 'TICIDIS', 'TICNIDIS', 'TICXND']],
    questions: ['il', 'il_checks'],
  },
  CC: {
    aboveBasicFrom: 2,
    activities: [['IUEM'], ['IUPH1'], ['IUCHAT1'], ['IUSNET'], ['IUPOL2'], ['IUVOTE']],
    questions: ['cc'],
  },
  DCC: {
    aboveBasicFrom: 3,
    activities: [['CWRD1'], ['CXLS1'], ['CEPVA1'], ['CXFER1'], ['CPRES2'], ['CXLSADV1'], ['CPRG2']],
    questions: ['dcc'],
  },
  SF: {
    aboveBasicFrom: 3,
    activities: [['MAPS_CWSC'], ['MAPS_RPS'], ['MAPS_RRGL'], ['MAPS_LAP'], ['MAPS_RAAD'], ['PCOOK1']],
    questions: ['sf'],
  },
  PS: {
    aboveBasicFrom: 3,
    activities: [['CINSAPP1'], ['CCONF1'], ['IBUY'], ['IUSELL'], ['IUOLC', 'IUOLM'], ['IUBK'], ['IUJOB']],
    questions: ['ps', 'IBUY'],
  },
};

/** The value SurveyJS stores when a person skips a question: kept with the answers, scored as not done. */
export const SKIPPED = 'refused';

const activityVariables: ReadonlySet<unknown> = new Set(ACTIVITY_VARIABLES);

function isActivityVariable(value: unknown): value is ActivityVariable {
  return activityVariables.has(value);
}

/** True for the four values of `IU` and `IBUY`. */
export function isLastTime(value: unknown): value is LastTime {
  return value === 1 || value === 2 || value === 3 || value === 4;
}

/** Accepted answers of the instrument `dsi-2` as flat variables; null while the gate question is open. */
export function variablesOf(answers: Readonly<Record<string, unknown>>): DsiVariables | null {
  const { IU, IBUY } = answers;
  if (!isLastTime(IU)) return null;
  // Without a prototype: else every other choice of boxes makes the runtime a shape of its own, which takes five times as long.
  const variables: { IU: LastTime; IBUY?: LastTime } & { [name in ActivityVariable]?: 1 } = Object.assign(
    Object.create(null),
    isLastTime(IBUY) ? { IU, IBUY } : { IU },
  );
  for (const area of AREA_CODES) {
    for (const question of AREAS[area].questions) {
      const values = answers[question];
      if (!Array.isArray(values)) continue;
      for (const value of values) if (isActivityVariable(value)) variables[value] = 1;
    }
  }
  return variables;
}

/** The areas a person skipped whole: they score as none, but the result must not say «you do none of this». */
export function skippedAreas(answers: Readonly<Record<string, unknown>>): AreaCode[] {
  const isSkipped = (value: unknown) =>
    value === SKIPPED || (Array.isArray(value) && value.length === 1 && value[0] === SKIPPED);
  return AREA_CODES.filter((area) => AREAS[area].questions.every((question) => isSkipped(answers[question])));
}
