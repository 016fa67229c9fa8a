import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { CodeProblem } from '../people/code-problem.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Link } from '../ui/link.tsx';
import { SendBar } from '../ui/send-bar.tsx';

/** Who is at the desk: the code (a bar-code reader types it and presses Enter), a name, or one of the other ways. */
export function PersonFinder({
  keepsNames,
  errors,
  code,
  suggestion,
  like,
}: {
  /** The network keeps names: people are found by them too. */
  keepsNames: boolean;
  errors?: FieldErrors;
  code?: string;
  suggestion?: string;
  like?: string;
}) {
  const { t } = useTranslation('desk');
  const query = like ? `&like=${like}` : '';
  return (
    <section className="panel panel--focus no-print" aria-labelledby="finder-title">
      <h2 id="finder-title">{t('finder.title')}</h2>
      <Form method="post" action="/desk/person" className="form">
        {like ? <input type="hidden" name="like" value={like} /> : null}
        <CodeField
          errors={errors}
          typed={code}
          label={keepsNames ? t('finder.code_or_name') : undefined}
          hint={keepsNames ? t('finder.hint') : undefined}
        />
        <SendBar label={t('finder.go')}>
          <Link to={`/desk/sessions/new?nocode=1${query}`}>{t('finder.nocode')}</Link>
          <Link to={`/desk/sessions/new?anonymous=1${query}`}>{t('finder.anonymous')}</Link>
          <Link to={`/desk/sessions/new?group=1${query}`}>{t('finder.group')}</Link>
        </SendBar>
      </Form>
      <CodeProblem suggestion={suggestion} action="/desk/person">
        {like ? <input type="hidden" name="like" value={like} /> : null}
      </CodeProblem>
    </section>
  );
}
