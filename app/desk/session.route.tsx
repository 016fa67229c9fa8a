import { data, type MetaFunction, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { fieldsOf, readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { typedFrom } from '../ui/typed.ts';
import { changeSession } from './change-session.server.ts';
import { knownCodes } from './known-codes.server.ts';
import { loadSession } from './load-session.server.ts';
import { PersonName } from './person-name.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionFields } from './session-fields.tsx';
import { readSessionForm } from './session-form.server.ts';

export const handle = { words: ['desk', 'people'] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Bottega' }];

export const loader = signedIn('session.read', async (call) => ({
  title: pageTitle(call.actor.language, 'desk:session.page'),
  ...(await loadSession(call, call.params.id ?? '')),
}));

export const action = signedIn('session.log', async (call) => {
  const id = call.params.id ?? '';
  const fields = await readForm(call.request);
  // A correction meets nobody new: who was there is ticked or counted.
  fields.delete('new_person');
  const read = readSessionForm(fields, await knownCodes(call.app.db, call.today), call.today);
  if (!read.ok) return data({ errors: read.errors, typed: fieldsOf(fields), stale: false }, { status: 422 });
  try {
    await changeSession(call, id, Number(textOf(fields, 'revision')), read.form.content);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'changed_meanwhile')) throw error;
    return data({ errors: undefined, typed: fieldsOf(fields), stale: true }, { status: 409 });
  }
  throw redirect(`/desk?done=${id}`);
});

export default function Session() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const session = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = typedFrom(result?.typed);
  const { content } = session;
  return (
    <>
      <PageHead
        title={t('session.title', { day: formats.day(content.day), time: content.startTime })}
        lead={`${session.siteName} · ${session.facilitator}`}
        trail={[{ to: '/desk', label: t('title') }]}
      >
        {session.deleted ? null : <Link to={`/desk?like=${session.id}`}>{t('repeat')}</Link>}
      </PageHead>
      {session.deleted ? (
        <Notice tone="warn">
          <p>{t('session.deleted')}</p>
          {session.mayChange ? (
            <Form method="post" action={`/desk/sessions/${session.id}/deletion`}>
              <button type="submit" name="take_back" value="1" className="button button--small">
                {t('session.restore')}
              </button>
            </Form>
          ) : null}
        </Notice>
      ) : null}
      {session.why ? (
        <Notice tone="warn">
          <p>{t(`session.why.${session.why.key}`, { programme: session.why.programme })}</p>
        </Notice>
      ) : null}
      {result?.stale ? (
        <Notice tone="bad">
          <p>{t('session.stale')}</p>
        </Notice>
      ) : null}
      <ErrorSummary errors={result?.errors} />
      {session.mayChange && !session.deleted ? (
        <>
          <Form method="post" className="form split split--wide-left">
            <input type="hidden" name="revision" value={session.revision} />
            <input type="hidden" name="case" value={content.caseId ?? ''} />
            <div className="panel form">
              {session.people.length > 0 ? (
                <fieldset className="field">
                  <legend>{t('form.people')}</legend>
                  <div className="chips">
                    {session.people.map((person) => (
                      <label className="chip" key={person.id}>
                        <input type="checkbox" name="person" value={person.id} defaultChecked />
                        <span>
                          <PersonName person={person} />
                        </span>
                      </label>
                    ))}
                  </div>
                </fieldset>
              ) : null}
              <TextField
                name="anonymous"
                type="number"
                min={0}
                max={200}
                className="input--short"
                label={t('form.heads')}
                defaultValue={typed.text('anonymous', String(content.anonymous))}
                errors={result?.errors}
              />
              <SessionFields
                choices={session.choices}
                values={content}
                errors={result?.errors}
                typed={typed}
                foldDetails={false}
              />
            </div>
            <div className="panel actions">
              <button type="submit" className="button button--main">
                {t('session.save')}
              </button>
              <Link to="/desk">{t('form.leave')}</Link>
            </div>
          </Form>
          <Form method="post" action={`/desk/sessions/${session.id}/deletion`} className="actions">
            <button type="submit" className="button button--danger">
              {t('session.delete')}
            </button>
          </Form>
        </>
      ) : (
        <SessionFacts session={session} />
      )}
    </>
  );
}
