import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { FIELD_PREFIX } from './page-answers.ts';
import type { ChoiceScreen, QuestionScreen } from './screen.ts';
import { StarRow } from './star-row.tsx';

/** «None of these» takes the other ticks away, and the other way round. */
function excludeOthers({ currentTarget: box }: ChangeEvent<HTMLInputElement>) {
  if (!box.checked) return;
  for (const other of box.form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
    if (other === box || other.name !== box.name) continue;
    if ('alone' in box.dataset || 'alone' in other.dataset) other.checked = false;
  }
}

/** A question with its answers as large rows to tick: real radio buttons or check boxes; stars; a box for words. */
export function QuestionRows({
  question,
  errors,
}: {
  readonly question: QuestionScreen;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('ask');
  const name = FIELD_PREFIX + question.name;
  const error = errors?.[name];
  const notes = [
    question.description ? `${name}-hint` : '',
    question.skipped ? `${name}-skipped` : '',
    error ? `${name}-error` : '',
  ].filter(Boolean);
  return (
    <fieldset
      className="ask__question"
      id={name}
      tabIndex={-1}
      aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
    >
      <legend id={`${name}-title`}>{question.title}</legend>
      {question.description ? <p id={`${name}-hint`}>{question.description}</p> : null}
      {question.skipped ? (
        <p className="ask__skipped" id={`${name}-skipped`}>
          {t('skipped')}
        </p>
      ) : null}
      {error ? (
        <p className="ask__error" id={`${name}-error`}>
          {t(error.key, error.words ?? {})}
        </p>
      ) : null}
      {question.kind === 'stars' ? (
        <StarRow name={name} question={question} />
      ) : (
        question.choices.map((choice) => (
          <Row key={choice.value} name={name} several={question.kind === 'several'} choice={choice} />
        ))
      )}
      {question.written ? (
        <textarea
          className="ask__text"
          name={name}
          rows={5}
          maxLength={question.written.most}
          defaultValue={question.written.text}
          aria-labelledby={`${name}-title`}
          aria-describedby={notes.length > 0 ? notes.join(' ') : undefined}
          aria-invalid={error ? true : undefined}
        />
      ) : null}
    </fieldset>
  );
}

function Row({
  name,
  several,
  choice,
}: {
  readonly name: string;
  readonly several: boolean;
  readonly choice: ChoiceScreen;
}) {
  return (
    <label className={choice.alone ? 'tick-row tick-row--alone' : 'tick-row'}>
      <input
        type={several ? 'checkbox' : 'radio'}
        name={name}
        value={choice.value}
        defaultChecked={choice.ticked}
        data-alone={choice.alone ? '' : undefined}
        onChange={several ? excludeOthers : undefined}
      />
      <span>{choice.text}</span>
    </label>
  );
}
