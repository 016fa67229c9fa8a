import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import { NewCard } from '../people/new-card.tsx';
import type { PersonTag } from '../people/open-identity.ts';
import { PersonRows } from '../people/person-rows.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';

/** Who is to be enrolled: the code, somebody without one, or somebody who came to the site lately. */
export function FindPupil({
  editionId,
  errors,
  typed,
  suggestion,
  erased,
  recent,
}: {
  readonly editionId: string;
  readonly errors: FieldErrors | undefined;
  readonly typed: string | undefined;
  readonly suggestion: string | undefined;
  readonly erased: boolean;
  readonly recent: readonly PersonTag[];
}) {
  const { t } = useTranslation(['enrolments', 'people', 'code']);
  const here = `/editions/${editionId}/enrolments`;
  return (
    <section className="panel panel--focus no-print" aria-labelledby="find-pupil">
      <h2 id="find-pupil">{t('find.title')}</h2>
      <Form method="post" action={here} className="form">
        <CodeField errors={errors} typed={typed} focus={false} />
        <SendBar label={t('find.go')}>
          <Link to={`${here}/new`}>{t('find.without_code')}</Link>
        </SendBar>
      </Form>
      <CodeProblem suggestion={suggestion} action={here} />
      {erased ? <NewCard code={typed} action={here} /> : null}
      {recent.length > 0 ? (
        <details className="fold">
          <summary>{t('find.recent')}</summary>
          <PersonRows people={recent} to={`${here}/new?person=`} />
        </details>
      ) : null}
    </section>
  );
}
