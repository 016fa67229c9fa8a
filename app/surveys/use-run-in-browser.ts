import { useSearchParams } from '@remix-run/react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { BrowserModel } from './browser-model.ts';
import { keepAnswers, keptAnswers } from './kept-answers.ts';
import { FIELD_PREFIX, mergeAnswers, pageAnswers, unfitTexts } from './page-answers.ts';
import { postAnswers } from './post-answers.ts';
import { createRevisedPost, fingerprint, type RevisedPost } from './revised-post.ts';
import { createSaver, patiently, type Saver, type SaveState } from './saver.ts';
import type { PageScreen } from './screen.ts';
import { type LineState, useSendOverLine } from './use-send-over-line.ts';

interface Loaded {
  readonly id: string;
  readonly language: string;
  readonly screen: PageScreen;
}

interface Run {
  readonly model: BrowserModel;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** What the form that goes to the server says of itself. */
const SENDING: Readonly<Record<NonNullable<LineState>, SaveState>> = { trying: 'saving', waiting: 'unsent' };

/**
 * Takes the plain form over once the questionnaire's logic has loaded: pages follow each other at once, saving goes
 * on behind; what leads away waits for the line and goes by itself. Until then, and if it never loads, the form goes to the
 * server as it is. `refused` is the page as the
 * server gave it back.
 */
export function useRunInBrowser({ id, language, screen: loaded }: Loaded, refused: PageScreen | undefined) {
  const [run, setRun] = useState<Run | null>(null);
  const [saving, setSaving] = useState<SaveState | null>(null);
  const [errors, setErrors] = useState<FieldErrors>();
  const [search, setSearch] = useSearchParams();
  const plain = useSendOverLine();
  const saver = useRef<Saver | null>(null);
  const line = useRef<RevisedPost | null>(null);
  const leaving = useRef(false);
  const ready = useRef(false);
  const keptPage = useRef<number | null>(null);

  const isRefused = refused !== undefined;
  useEffect(() => {
    // What was sent and not saved stands in the plain form: it goes on from there.
    if (isRefused) return;
    const own = createSaver({
      post: async (save) => (await line.current?.post(save)) ?? 'later',
      keep: (save) => keepAnswers(id, save && { ...save, base: line.current?.base() }),
      onState: setSaving,
      pause: patiently,
    });
    saver.current = own;
    let left = false;
    const open = async () => {
      const { openBrowserModel } = await import('./browser-model.ts');
      const model = await openBrowserModel(id, language);
      if (left) return;
      const kept = keptAnswers(id);
      keptPage.current = kept?.page ?? null;
      const base = kept?.base ?? { revision: model.revision, own: [fingerprint(model.answers)] };
      line.current = createRevisedPost((save, revision) => postAnswers(id, save, revision), base);
      setRun({ model, answers: kept ? model.merge(model.answers, kept.answers) : model.answers });
      if (kept) own.save(kept);
    };
    // Without the logic the plain form stays, which needs none of this.
    open().catch(() => {});
    window.addEventListener('online', own.retry);
    return () => {
      left = true;
      window.removeEventListener('online', own.retry);
      own.stop();
    };
  }, [id, language, isRefused]);

  const page = search.get('page');
  const asked = page === null ? loaded.index : Number(page) - 1;
  const screen = run ? run.model.screen(run.answers, asked) : (refused ?? loaded);

  const here = keptPage.current ?? screen.index;
  useEffect(() => {
    if (!run || ready.current) return;
    ready.current = true;
    // The router asks the server once about a path it moves on: now, while there is a line.
    setSearch({ page: String(here + 1) }, { replace: true, preventScrollReset: true });
  }, [run, here, setSearch]);

  /** Ticks are saved as they are made: neither a reload nor the browser's own back button loses one. */
  function onChange(event: FormEvent<HTMLFormElement>) {
    if (!run) return;
    const ticked = pageAnswers(screen, new FormData(event.currentTarget), false);
    if (Object.keys(unfitTexts(screen, ticked)).length > 0) return;
    const answers = mergeAnswers(run.answers, ticked);
    setRun({ model: run.model, answers });
    saver.current?.save({ answers: run.model.whole(answers), page: screen.index });
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const button = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const go = button instanceof HTMLButtonElement ? button.value : 'next';
    if (!run || leaving.current) return plain.onSubmit(event);
    event.preventDefault();
    // Pressed before the logic had loaded, and asked for again by the plain form: from here on it is the logic's to do, and
    // the page it moves on to is not taken back.
    plain.forget();
    ready.current = true;
    // What was pressed last counts.
    saver.current?.onceSaved(null);
    const form = event.currentTarget;
    const sent = pageAnswers(screen, new FormData(form), go === 'skip');
    const unfit = unfitTexts(screen, sent);
    if (Object.keys(unfit).length > 0) return setErrors(unfit);
    const answers = run.model.merge(run.answers, sent);
    if (!(go === 'next' || go === 'back' || go === 'skip')) {
      // «Stop» and the language lead away from here: the form goes as it is, once everything is saved.
      saver.current?.save({ answers: run.model.whole(answers), page: screen.index });
      saver.current?.onceSaved(() => {
        leaving.current = true;
        form.requestSubmit(button);
      });
      return;
    }
    const move = run.model.move(answers, screen.index, go === 'back' ? 'back' : 'next');
    setRun({ model: run.model, answers });
    if (move.kind === 'missing') {
      const missing = screen.questions.filter((question) => move.questions.includes(question.name));
      setErrors(
        Object.fromEntries(
          missing.map(({ name, title, requiredText }) => [
            FIELD_PREFIX + name,
            { key: 'ask:errors.required', words: { question: title, text: requiredText } },
          ]),
        ),
      );
      return;
    }
    setErrors({});
    const page = move.kind === 'page' ? move.index : screen.index;
    saver.current?.save({ answers: run.model.whole(answers), page });
    if (move.kind === 'page') setSearch({ page: String(page + 1) }, { preventScrollReset: true });
    else saver.current?.onceSaved(() => window.location.assign(`/responses/${id}/completion`));
  }

  function onKeepMine() {
    line.current?.keepMine();
    saver.current?.retry();
  }

  function onTakeStored() {
    saver.current?.stop();
    keepAnswers(id, null);
    window.location.reload();
  }

  function onRetry() {
    saver.current?.retry();
    void plain.onRetry();
  }

  const sending = plain.line && SENDING[plain.line];
  return { screen, errors, saving: sending ?? saving, onChange, onSubmit, onRetry, onKeepMine, onTakeStored };
}
