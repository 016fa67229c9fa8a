import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { codeFieldError } from '../people/code-error.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PersonFinder } from './person-finder.tsx';
import { receivePerson } from './receive-person.server.ts';

export const handle = { words: ['desk', 'people'] };

export const loader = signedIn('session.log', async () => null);

/** The code travels in the body; what follows knows the person by id. */
export const action = signedIn('citizen.find', async (call) => {
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  const form = await readForm(call.request);
  const code = textOf(form, 'code');
  const like = textOf(form, 'like');
  const received = await receivePerson(call, call.actor.siteId, code);
  if (received.kind === 'invalid') {
    return data(
      {
        errors: { code: codeFieldError(received.reading) },
        code: code.slice(0, 40),
        suggestion: received.reading.suggestion,
        like: isId(like) ? like : undefined,
      },
      { status: 422 },
    );
  }
  const query = new URLSearchParams({ person: received.citizenId });
  if (isId(like)) query.set('like', like);
  throw redirect(`/desk/sessions/${newId()}/new?${query}`);
});

export default function Person() {
  const { t } = useTranslation('desk');
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('finder.page')} trail={[{ to: '/desk', label: t('title') }]} />
      <ErrorSummary errors={result?.errors} />
      <PersonFinder
        errors={result?.errors}
        code={result?.code}
        suggestion={result?.suggestion}
        like={result?.like}
      />
    </>
  );
}
