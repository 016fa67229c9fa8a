import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { networkKeepsNames } from '../../db/queries/network.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { addDays } from '../platform/clock.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CODE_LENGTH, codeFieldError } from './code-error.ts';
import { CodeField } from './code-field.tsx';
import { CodeProblem } from './code-problem.tsx';
import { findByName } from './find-by-name.server.ts';
import { findPerson } from './find-person.server.ts';
import { NameSearch } from './name-search.tsx';
import { tagOf } from './open-identity.ts';
import { PersonRows } from './person-rows.tsx';

/** «Lately»: days back, and people. */
const RECENT_DAYS = 14;
const RECENT_PEOPLE = 20;

export const handle = { words: ['people', 'code'] };
export const meta = titleMeta;

export const loader = signedIn('citizen.find', async ({ app, actor, scope, today }) => {
  const since = addDays(today, -RECENT_DAYS);
  const recent = actor.siteId
    ? await listRecentCitizens(app.db, scope, actor.siteId, since, RECENT_PEOPLE)
    : [];
  return {
    title: pageTitle(actor.language, 'people:title.find'),
    readsRequests: holds(actor, 'request.read'),
    keepsNames: await networkKeepsNames(app.db),
    recent: recent.map((citizen) => tagOf(app.keys, citizen, today)),
  };
});

/** Code and name travel in the body; the address that follows knows the person by id. */
export const action = signedIn('citizen.find', async (call) => {
  const form = await readForm(call.request);
  if (form.has('name')) {
    const name = textOf(form, 'name');
    const named = await findByName(call, name);
    if (named.kind === 'names') return data({ ...named, errors: undefined });
    const errors = { name: { key: 'people:find.name_wrong' } };
    return data({ kind: 'no_name' as const, name: name.slice(0, 80), errors }, { status: 422 });
  }
  const typed = textOf(form, 'code');
  const found = await findPerson(call, typed);
  if (found.kind === 'found') throw redirect(`/people/${found.citizen.id}`);
  if (found.kind === 'missing') {
    return data({ kind: 'missing' as const, code: found.reading.code, errors: undefined });
  }
  return data(
    {
      kind: 'invalid' as const,
      code: typed.slice(0, CODE_LENGTH),
      errors: { code: codeFieldError(found.reading) },
      suggestion: found.reading.suggestion,
    },
    { status: 422 },
  );
});

export default function FindPerson() {
  const { t } = useTranslation('people');
  const { recent, keepsNames, readsRequests } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('find.title')} lead={t('find.lead')}>
        {readsRequests ? <Link to="/requests">{t('find.requests')}</Link> : null}
      </PageHead>
      <ErrorSummary errors={result?.errors} />
      <div className="split">
        <section className="panel panel--focus stack">
          <Form method="post" className="form">
            <CodeField errors={result?.errors} typed={result && 'code' in result ? result.code : undefined} />
            <SendBar label={t('find.go')} />
          </Form>
          {result?.kind === 'invalid' ? (
            <CodeProblem suggestion={result.suggestion} action="/people" />
          ) : null}
          {result?.kind === 'missing' ? <Missing code={result.code} /> : null}
          {keepsNames ? (
            <NameSearch
              errors={result?.errors}
              typed={result?.kind === 'no_name' ? result.name : undefined}
              found={result?.kind === 'names' ? result : undefined}
            />
          ) : null}
        </section>
        <section className="panel" aria-labelledby="recent">
          <h2 id="recent">{t('find.recent')}</h2>
          {recent.length === 0 ? (
            <>
              <p>{t('find.none_recent')}</p>
              <Link className="button" to="/desk">
                {t('find.to_desk')}
              </Link>
            </>
          ) : (
            <PersonRows people={recent} />
          )}
        </section>
      </div>
    </>
  );
}

/** A right code nobody has come with yet: one press registers the first visit. */
function Missing({ code }: { code: string }) {
  const { t } = useTranslation('people');
  return (
    <Notice>
      <p>
        <strong>{t('find.missing')}</strong> {t('find.missing_text')}
      </p>
      <form method="post" action="/desk/person">
        <input type="hidden" name="code" value={code} />
        <button type="submit" className="button">
          {t('find.register')}
        </button>
      </form>
    </Notice>
  );
}
