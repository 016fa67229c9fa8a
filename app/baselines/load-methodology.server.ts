import { findNetwork } from '../../db/queries/network.ts';
import type { OpenCall } from '../access/gate.server.ts';
import type { Language } from '../platform/languages.ts';
import { recordsOf } from '../surveys/canonical-json.ts';
import { type SurveyDefinition, textIn } from '../surveys/definition-texts.ts';
import { AREA_CODES, AREAS, type AreaCode } from '../surveys/dsi-variables.ts';

/** Before set-up there is no network row: the strictest usual thresholds. */
const STRICT = { minCell: 5, minDenominator: 10 };

/** A question of the instrument as people read it. */
export interface AskedQuestion {
  readonly name: string;
  readonly text: string;
  readonly hint: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

/** The questions of one screen; `gated` when only internet users come to it. */
export interface AskedPage {
  readonly name: string;
  readonly title: string;
  readonly gated: boolean;
  readonly questions: readonly AskedQuestion[];
}

export interface Methodology {
  readonly version: number | null;
  readonly pages: readonly AskedPage[];
  readonly thresholds: readonly {
    readonly area: AreaCode;
    readonly activities: number;
    readonly aboveBasicFrom: number;
  }[];
  readonly versions: readonly {
    readonly version: number;
    readonly name: string;
    /** Civil day; null before the release. */
    readonly releasedOn: string | null;
    readonly hash: string;
  }[];
  readonly minCell: number;
  readonly minDenominator: number;
}

/** What the method is, from the definition that runs and the settings in force. */
export async function loadMethodology(
  { app }: Pick<OpenCall, 'app'>,
  language: Language,
): Promise<Methodology> {
  const network = await findNetwork(app.db);
  const latest = app.instruments.latestInstrument('dsi-2');
  return {
    version: latest?.version ?? null,
    pages: latest ? pagesOf(latest.definition, language) : [],
    thresholds: AREA_CODES.map((area) => ({
      area,
      activities: AREAS[area].activities.length,
      aboveBasicFrom: AREAS[area].aboveBasicFrom,
    })),
    versions: app.instruments
      .listInstruments()
      .filter(({ instrument }) => instrument === 'dsi-2')
      .map(({ version, titles, releasedOn, hash }) => ({
        version,
        name: titles[language] ?? '',
        releasedOn,
        hash,
      })),
    minCell: network?.min_cell ?? STRICT.minCell,
    minDenominator: network?.min_denominator ?? STRICT.minDenominator,
  };
}

function pagesOf(definition: SurveyDefinition, language: Language): AskedPage[] {
  const text = (texts: unknown) => textIn(texts, language);
  return recordsOf(definition.pages).map((page) => ({
    name: String(page.name),
    title: text(page.title),
    gated: page.visibleIf !== undefined,
    questions: recordsOf(page.elements).map((question) => ({
      name: String(question.name),
      text: text(question.title),
      hint: text(question.description),
      choices: recordsOf(question.choices).map((choice) => ({
        value: String(choice.value),
        text: text(choice.text),
      })),
    })),
  }));
}
