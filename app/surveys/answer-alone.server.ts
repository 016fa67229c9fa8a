import { textOf } from '../platform/http/read-form.server.ts';
import { type CitizenLanguage, isCitizenLanguage } from '../platform/languages.ts';
import { askingLanguage, offeredLanguages } from './asking-language.server.ts';
import type { Instrument } from './instruments.server.ts';
import type { Answering } from './open-response.server.ts';
import { pageNumber } from './read-answers.server.ts';
import { type SavedPage, savePage } from './save-page.server.ts';
import { firstOpenPage, screenOf } from './screen.ts';
import { stopQuestionnaire } from './stop-questionnaire.server.ts';
import { withModel } from './survey-models.server.ts';

type Given = Readonly<Record<string, unknown>>;

/** Far behind every question: the first open one is shown. */
const AS_FAR_AS_POSSIBLE = 10_000;

/**
 * What somebody alone with a questionnaire is shown: the question the address asks for (`?page=3`), else the first open
 * one; before any answer, and at `?page=0`, what the questionnaire is about (`screen` null).
 */
export function showAlone(
  answering: Pick<Answering, 'request' | 'actor'>,
  instrument: Instrument,
  given: Given,
) {
  const asked = new URL(answering.request.url).searchParams.get('page');
  const language = askingLanguage(answering, instrument);
  const isBeginning = asked === null ? Object.keys(given).length === 0 : pageNumber(asked) === 0;
  const index = asked === null ? AS_FAR_AS_POSSIBLE : pageNumber(asked) - 1;
  return withModel(instrument.definition, (model) => {
    const screen = screenOf(model, language, given, index, 'single');
    return {
      language,
      languages: offeredLanguages(instrument),
      title: instrument.titles[language] ?? '',
      about: model.description,
      screen: isBeginning ? null : screen,
    };
  });
}

/** True when every question that is asked has an answer. */
export function isWhole({ definition }: Instrument, given: Given): boolean {
  return withModel(definition, (model) => firstOpenPage(model, given)) === null;
}

/** Where a button led. */
interface Step {
  readonly ok: true;
  readonly to: string;
  /** Chosen just now. */
  readonly language: CitizenLanguage | null;
}

/**
 * Takes the form of one question, or of the beginning (without `page`), for the questionnaire at the address `base`.
 * Throws what saving and stopping throw.
 */
export async function takeStep(
  answering: Answering,
  id: string,
  form: FormData,
  base: string,
): Promise<Step | Extract<SavedPage, { ok: false }>> {
  const go = textOf(form, 'go');
  const isBeginning = textOf(form, 'page') === '';
  const language = isCitizenLanguage(go) ? go : null;
  const saved = isBeginning ? null : await savePage(answering, id, form, 'single');
  if (saved && !saved.ok) return saved;
  if (go === 'stop') {
    await stopQuestionnaire(answering, id);
    return { ok: true, to: `${base}/stopping`, language };
  }
  if (saved?.finished) return { ok: true, to: `${base}/completion`, language };
  const isBackToStart = go === 'back' && pageNumber(textOf(form, 'page')) === 0;
  const page = saved && !isBackToStart ? saved.index + 1 : 0;
  return { ok: true, to: `${base}?page=${page}`, language };
}
