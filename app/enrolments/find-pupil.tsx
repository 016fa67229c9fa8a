import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';

/** Who is to be enrolled: the code, or somebody without one. */
export function FindPupil({
  editionId,
  errors,
  typed,
  suggestion,
  erased,
}: {
  readonly editionId: string;
  readonly errors: FieldErrors | undefined;
  readonly typed: string | undefined;
  readonly suggestion: string | undefined;
  readonly erased: boolean;
}) {
  const { t } = useTranslation(['enrolments', 'people']);
  const here = `/editions/${editionId}/enrolments`;
  return (
    <section className="panel panel--focus no-print" aria-labelledby="find-pupil">
      <h2 id="find-pupil">{t('find.title')}</h2>
      <Form method="post" action={here} className="form">
        <CodeField errors={errors} typed={typed} focus={false} />
        <div className="actions">
          <button type="submit" className="button button--main">
            {t('find.go')}
          </button>
          <Link to={`${here}/new`}>{t('find.without_code')}</Link>
        </div>
      </Form>
      <CodeProblem suggestion={suggestion} action={here} />
      {erased ? (
        <Form method="post" action={here}>
          <input type="hidden" name="code" value={typed} />
          <button type="submit" className="button" name="again" value="1">
            {t('people:code.again')}
          </button>
        </Form>
      ) : null}
    </section>
  );
}
