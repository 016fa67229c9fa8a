import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { FIELD_PREFIX } from './page-answers.ts';
import type { ChoiceScreen, QuestionScreen } from './screen.ts';

/** «None of these» takes the other ticks away, and the other way round. */
function excludeOthers({ currentTarget: box }: ChangeEvent<HTMLInputElement>) {
  if (!box.checked) return;
  for (const other of box.form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) {
    if (other === box || other.name !== box.name) continue;
    if ('alone' in box.dataset || 'alone' in other.dataset) other.checked = false;
  }
}

/** A question with its answers as large rows to tick: real radio buttons or check boxes. */
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
      <legend>{question.title}</legend>
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
      {question.choices.map((choice) => (
        <Row key={choice.value} name={name} several={question.several} choice={choice} />
      ))}
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
