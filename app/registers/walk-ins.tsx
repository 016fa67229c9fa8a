import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import type { RegisterPerson } from './load-register.server.ts';
import { nameOf } from './name-of.ts';

/** Whose code was taken (an enrolment), and when it was: different each time. */
export interface Received {
  readonly id: string;
  readonly receipt: string;
}

/**
 * Who came without being on the list: by code, as at the desk, or as so many heads. After a card the field is empty and
 * ready for the next one: people come in one behind the other.
 */
export function WalkIns({
  people,
  unnamed,
  errors,
  typed,
  suggestion,
  received,
}: {
  readonly people: readonly RegisterPerson[];
  readonly unnamed: number;
  readonly errors: FieldErrors | undefined;
  readonly typed: string | undefined;
  readonly suggestion: string | undefined;
  readonly received: Received | undefined;
}) {
  const { t } = useTranslation('registers');
  const person = received && people.find(({ id }) => id === received.id);
  return (
    <section className="panel register__walk-ins no-print" aria-labelledby="walk-ins">
      <h2 id="walk-ins">{t('walk_ins.title')}</h2>
      <div className="split">
        <div>
          <div role="status">{person ? <p>{t('walk_ins.there', { name: nameOf(t, person) })}</p> : null}</div>
          <Form key={received?.receipt} method="post" className="form">
            <CodeField errors={errors} typed={typed} focus={received !== undefined} />
            <SendBar label={t('walk_ins.add')} look="plain" />
          </Form>
          <CodeProblem suggestion={suggestion} action="" />
        </div>
        <Form method="post" className="form">
          <TextField
            name="unnamed"
            label={t('walk_ins.unnamed')}
            hint={t('walk_ins.unnamed_hint')}
            errors={errors}
            defaultValue={String(unnamed)}
            className="input--short"
            inputMode="numeric"
            maxLength={3}
            required
          />
          <SendBar label={t('save')} look="plain" />
        </Form>
      </div>
    </section>
  );
}
