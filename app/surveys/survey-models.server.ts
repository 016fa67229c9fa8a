import { SurveyModel } from 'survey-core';
import type { SurveyDefinition } from './definition-texts.ts';

/** One model per definition: building one takes longer than everything done with it. */
const models = new WeakMap<SurveyDefinition, SurveyModel>();

/** Lends the model of a definition, empty, and empties it again; `work` must not be asynchronous. */
export function withModel<T>(definition: SurveyDefinition, work: (model: SurveyModel) => T): T {
  let model = models.get(definition);
  if (!model) {
    model = new SurveyModel(definition);
    models.set(definition, model);
  }
  try {
    return work(model);
  } finally {
    model.clear(true, true);
  }
}
