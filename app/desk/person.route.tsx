import { data, redirect } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { codeFieldError } from '../people/code-error.ts';
import { receivePerson } from '../people/receive-person.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { formatsFor } from '../ui/formats.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PersonFinder } from './person-finder.tsx';

export const handle = { words: ['desk', 'code'] };

export const loader = signedIn('session.log', async () => null);

/** The code travels in the body; what follows knows the person by id. */
export const action = signedIn('citizen.find', async (call) => {
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  const form = await readForm(call.request);
  const code = textOf(form, 'code');
  const like = textOf(form, 'like');
  const received = await receivePerson(call, call.actor.siteId, code, textOf(form, 'again') === '1');
  if (received.kind === 'erased') {
    const day = formatsFor(call.actor.language).date(received.erasedOn);
    return data(
      {
        errors: { code: { key: 'code:erased', words: { day } } },
        code: code.slice(0, 40),
        suggestion: undefined,
        erased: true,
        like: isId(like) ? like : undefined,
      },
      { status: 422 },
    );
  }
  if (received.kind === 'invalid') {
    return data(
      {
        errors: { code: codeFieldError(received.reading) },
        code: code.slice(0, 40),
        suggestion: received.reading.suggestion,
        erased: false,
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
  const { t } = useTranslation(['desk', 'code']);
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
      {result?.erased ? (
        <Form method="post" className="panel">
          <input type="hidden" name="code" value={result.code} />
          {result.like ? <input type="hidden" name="like" value={result.like} /> : null}
          <button type="submit" className="button" name="again" value="1">
            {t('code:again')}
          </button>
        </Form>
      ) : null}
    </>
  );
}
