import { textOf } from '../platform/http/read-form.server.ts';
import { isCitizenLanguage } from '../platform/languages.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { AnswerError } from './accept-answers.server.ts';
import { answerErrors } from './answer-errors.server.ts';
import { askingLanguage } from './asking-language.server.ts';
import { movePage } from './move-page.ts';
import { type Answering, openResponse } from './open-response.server.ts';
import { mergeAnswers, pageAnswers } from './page-answers.ts';
import { pageNumber, revisionNumber, storedAnswers } from './read-answers.server.ts';
import { acceptSent, saveAnswers } from './save-answers.server.ts';
import { type Layout, type PageScreen, pageOfQuestion, screenOf } from './screen.ts';
import { withModel } from './survey-models.server.ts';

export type SavedPage =
  | { readonly ok: true; readonly index: number; readonly finished: boolean }
  /** Nothing was saved; the page as it was filled in, and the revision it is filled in from now. */
  | {
      readonly ok: false;
      readonly errors: FieldErrors;
      readonly screen: PageScreen;
      readonly revision: number | null;
      /** The answers had become others meanwhile. */
      readonly stale: boolean;
    };

/** Saves a page sent as a plain form and says where its button leads. Throws what `saveAnswers` throws. */
export async function savePage(
  call: Answering,
  id: string | undefined,
  form: FormData,
  layout: Layout = 'pages',
): Promise<SavedPage> {
  const { response, instrument } = await openResponse(call, id);
  const language = askingLanguage(call, instrument);
  const stored = storedAnswers(response);
  const go = textOf(form, 'go');
  const asked = pageNumber(textOf(form, 'page'));
  const inModel = <T>(work: Parameters<typeof withModel<T>>[1]) => withModel(instrument.definition, work);

  const page = inModel((model) => screenOf(model, language, stored, asked, layout));
  const sent = pageAnswers(page, form, go === 'skip');
  const revision = revisionNumber(textOf(form, 'revision'));
  const screen = (now: Readonly<Record<string, unknown>>) =>
    inModel((model) => screenOf(model, language, mergeAnswers(now, sent), page.index, layout));
  const refuse = (errors: readonly AnswerError[]): SavedPage => ({
    ok: false,
    errors: answerErrors(instrument, language, errors),
    screen: screen(stored),
    revision,
    stale: false,
  });

  /** The desk goes on page by page. */
  const place = () => inModel((model) => pageOfQuestion(model, stored, page.name));

  const accepted = acceptSent(instrument, stored, sent);
  if (!accepted.ok) return refuse(accepted.errors);
  const move = inModel((model) => {
    if (go === 'stop' || isCitizenLanguage(go)) return { kind: 'page', index: page.index } as const;
    return movePage(model, accepted.answers, page.index, go === 'back' ? 'back' : 'next', layout);
  });
  if (move.kind === 'missing') {
    // What has to be answered cannot be skipped, nor left by a button that says so.
    const code = go === 'skip' ? 'needed' : 'required';
    return refuse(move.questions.map((question) => ({ question, code, message: '' })));
  }
  const index = move.kind === 'end' ? page.index : move.index;
  const result = await saveAnswers(call, id, { sent, page: layout === 'pages' ? index : place(), revision });
  if (result.kind === 'refused') return refuse(result.errors);
  if (result.kind === 'stale') {
    return { ok: false, errors: {}, screen: screen(result.answers), revision: result.revision, stale: true };
  }
  return { ok: true, index, finished: move.kind === 'end' };
}
