import type { ResponseRow } from '../../db/queries/responses.ts';
import type { CitizenLanguage } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { type AreaChange, type Change, changeOf, type DoneVariable } from './change.ts';
import { askAgainFrom, FOLLOWED } from './follow-up-rules.ts';
import type { Instrument } from './instruments.server.ts';
import { storedAnswers } from './read-answers.server.ts';
import { withModel } from './survey-models.server.ts';

/** What has changed since the first questionnaire, in the words of one language. */
export interface ToldChange {
  readonly kind: Change['kind'];
  /** The day of the first one. */
  readonly since: string;
  readonly areas: readonly (Pick<AreaChange, 'area' | 'kind'> & {
    readonly gained: readonly string[];
    readonly lost: readonly string[];
  })[];
}

/**
 * What a complete response says beside the person's first one (among `responses`, all theirs that may be seen); null for
 * the first one itself, for one less than three months later, and for instruments without levels.
 */
export function tellChange(
  response: ResponseRow,
  responses: readonly ResponseRow[],
  { definition }: Pick<Instrument, 'definition'>,
  language: CitizenLanguage,
): ToldChange | null {
  const first = responses.find((one) => one.instrument === FOLLOWED && one.is_baseline === 1);
  if (!first || response.instrument !== FOLLOWED || response.day < askAgainFrom(first.day)) return null;
  const change = changeOf(storedAnswers(first), storedAnswers(response));
  if (!change) return null;
  const texts = activityTexts(definition, language);
  const { t } = wordsIn(language);
  const tell = (name: DoneVariable) => {
    if (name === 'IBUY') return t('result:change.buy');
    return name.startsWith('TIC') ? t('result:change.check') : (texts.get(name) ?? name);
  };
  return {
    kind: change.kind,
    since: first.day,
    areas: change.areas.map(({ area, kind, gained, lost }) => ({
      area,
      kind,
      gained: gained.map(tell),
      lost: lost.map(tell),
    })),
  };
}

/** The words of every box that can be ticked, by value. */
function activityTexts(definition: Instrument['definition'], language: string): Map<unknown, string> {
  return withModel(definition, (model) => {
    model.locale = language;
    const choices = model
      .getAllQuestions()
      .flatMap((question) => ('choices' in question ? question.choices : []));
    return new Map(choices.map(({ value, text }) => [value, text]));
  });
}
