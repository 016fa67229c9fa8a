import ageBand from './code-lists/age_band/1.json' with { type: 'json' };
import channel from './code-lists/channel/1.json' with { type: 'json' };
import citizenship from './code-lists/citizenship/1.json' with { type: 'json' };
import competence from './code-lists/competence/1.json' with { type: 'json' };
import competenceArea from './code-lists/competence_area/1.json' with { type: 'json' };
import documentKind from './code-lists/document/1.json' with { type: 'json' };
import education from './code-lists/education/1.json' with { type: 'json' };
import gender from './code-lists/gender/1.json' with { type: 'json' };
import language from './code-lists/language/1.json' with { type: 'json' };
import mode from './code-lists/mode/1.json' with { type: 'json' };
import occupation from './code-lists/occupation/1.json' with { type: 'json' };
import outcome from './code-lists/outcome/1.json' with { type: 'json' };
import publicHoliday from './code-lists/public_holiday/1.json' with { type: 'json' };
import publicHoliday2026 from './code-lists/public_holiday/2.json' with { type: 'json' };
import publicService from './code-lists/public_service/1.json' with { type: 'json' };
import topic from './code-lists/topic/1.json' with { type: 'json' };
import references from './indicator-references.json' with { type: 'json' };
import patronDays from './patron-days.json' with { type: 'json' };

/** A version of a code list as it is shipped; the order of the entries is the order on screen. */
export interface ShippedList {
  readonly list: string;
  readonly version: number;
  readonly validFrom: string;
  readonly source: string;
  readonly entries: readonly {
    readonly code: string;
    readonly label: { readonly it: string; readonly en: string };
    readonly attributes: object;
  }[];
}

/** Every shipped version, oldest first within a list. A shipped file's codes are never changed: add a version. */
export const SHIPPED_LISTS: readonly ShippedList[] = [
  ageBand,
  channel,
  citizenship,
  competence,
  competenceArea,
  documentKind,
  education,
  gender,
  language,
  mode,
  occupation,
  outcome,
  publicHoliday,
  publicHoliday2026,
  publicService,
  topic,
];

/** The published indicator values, with the day on which they were read. */
export const SHIPPED_REFERENCES = references.values.map((value) => ({
  ...value,
  retrievedOn: references.retrievedOn,
}));

/**
 * Feasts of patron saints: the provincial capitals of Tuscany and other comuni whose day is known to us. Feasts that move
 * from year to year (Pontedera, Cerreto Guidi) are left to the network.
 */
export const SHIPPED_PATRON_DAYS: readonly {
  readonly comune: string;
  readonly monthDay: string;
  readonly name: string;
  /** Where the day was read (22 November 2026); null when nobody has checked it. */
  readonly source: string | null;
}[] = patronDays;
