import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { networkKeepsNames } from '../../db/queries/network.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { CODE_LENGTH, codeFieldError, erasedError } from '../people/code-error.ts';
import { findByName } from '../people/find-by-name.server.ts';
import { looksLikeName } from '../people/looks-like-name.ts';
import { Namesakes } from '../people/name-search.tsx';
import { NewCard } from '../people/new-card.tsx';
import { receivePeople } from '../people/receive-person.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { PersonFinder } from './person-finder.tsx';

export const handle = { words: ['desk', 'code', 'people'] };
export const meta = titleMeta;

export const loader = signedIn('session.log', async ({ app, actor }) => ({
  title: pageTitle(actor.language, 'desk:finder.page'),
  keepsNames: await networkKeepsNames(app.db),
}));

/** The code travels in the body; what follows knows the person by id. */
export const action = signedIn('citizen.find', async (call) => {
  if (!call.actor.siteId) throw new Problem('no_site', 403);
  const form = await readForm(call.request);
  const code = textOf(form, 'code');
  const like = textOf(form, 'like');
  const again = textOf(form, 'again') === '1';
  const { citizenIds, refused } = await receivePeople(call, call.actor.siteId, code, again);
  const shown = { code: code.slice(0, CODE_LENGTH), like: isId(like) ? like : undefined };
  const [first, ...others] = refused;
  if (first?.kind === 'erased') {
    const errors = { code: erasedError('code:erased', first.erasedOn, call.actor.language) };
    return data({ ...shown, kind: 'erased' as const, errors }, { status: 422 });
  }
  if (first) {
    const found = await findNamed(call, code);
    if (found && found.people.length > 0) {
      return data({ ...shown, kind: 'named' as const, found, errors: undefined });
    }
    const errors = { code: found ? { key: 'desk:finder.nobody' } : codeFieldError(first.reading) };
    // Taken, it would stand in the place of all the codes.
    const suggestion = citizenIds.length + others.length > 0 ? undefined : first.reading.suggestion;
    return data({ ...shown, kind: 'invalid' as const, errors, suggestion }, { status: 422 });
  }
  const query = new URLSearchParams(citizenIds.map((id) => ['person', id]));
  if (isId(like)) query.set('like', like);
  throw redirect(`/desk/sessions/${newId()}/new?${query}`);
});

/** Who has the name that was typed instead of a code, where the network keeps names; null when it is none. */
async function findNamed(call: Call, typed: string) {
  if (!looksLikeName(typed) || !(await networkKeepsNames(call.app.db))) return null;
  const named = await findByName(call, typed);
  return named.kind === 'names' ? named : null;
}

export default function Person() {
  const { t } = useTranslation(['desk', 'code']);
  const { keepsNames } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const like = result?.like ? `like=${result.like}&` : '';
  return (
    <>
      <PageHead title={t('finder.page')} trail={[{ to: '/desk', label: t('title') }]} />
      <ErrorSummary errors={result?.errors} />
      <PersonFinder
        keepsNames={keepsNames}
        errors={result?.errors}
        code={result?.code}
        suggestion={result?.kind === 'invalid' ? result.suggestion : undefined}
        like={result?.like}
      />
      {result?.kind === 'named' ? (
        <div className="panel">
          <Namesakes found={result.found} to={`/desk/sessions/new?${like}person=`} />
        </div>
      ) : null}
      {result?.kind === 'erased' ? (
        <div className="panel">
          <NewCard code={result.code} action="/desk/person">
            {result.like ? <input type="hidden" name="like" value={result.like} /> : null}
          </NewCard>
        </div>
      ) : null}
    </>
  );
}
