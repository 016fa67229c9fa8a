import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findPaper, listWaitingPapers } from '../../../db/queries/papers.ts';
import { signedIn } from '../../access/gate.server.ts';
import { addMonths } from '../../platform/clock.ts';
import { readForm, textOf } from '../../platform/http/read-form.server.ts';
import { pageTitle } from '../../platform/page-title.server.ts';
import { Problem } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { TextField } from '../../ui/fields.tsx';
import { useFormats } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { SendBar } from '../../ui/send-bar.tsx';
import { titleMeta } from '../../ui/title-meta.ts';
import { readPaperCode, shownPaperCode } from './paper-code.ts';

export const handle = { words: ['paper'] };
export const meta = titleMeta;

const MOST = 50;
/** What has lain about for longer is found by its number alone. */
const MONTHS = 12;
const LONGEST = 40;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, today }) => {
  if (!actor.siteId) throw new Problem('no_site', 403);
  const waiting = await listWaitingPapers(app.db, scope, {
    siteId: actor.siteId,
    since: addMonths(today, -MONTHS),
    limit: MOST,
  });
  return {
    title: pageTitle(actor.language, 'paper:find.title'),
    waiting: waiting.map(({ code, day, first_reading, instrument, version }) => ({
      code,
      shown: shownPaperCode(code),
      day,
      half: first_reading !== null,
      title: app.instruments.instrumentVersion(instrument, version)?.titles[actor.language] ?? instrument,
    })),
  };
});

/** A number, typed or scanned, leads to its paper. */
export const action = signedIn('questionnaire.run', async ({ app, scope, request }) => {
  const typed = textOf(await readForm(request), 'code').slice(0, LONGEST);
  const code = readPaperCode(typed);
  if (code !== null && (await findPaper(app.db, scope, code))) throw redirect(`/papers/${code}`);
  const key = code === null ? 'paper:find.wrong' : 'paper:find.unknown';
  const errors: FieldErrors = { code: { key } };
  return data({ errors, typed }, { status: 422 });
});

export default function Papers() {
  const { t } = useTranslation('paper');
  const formats = useFormats();
  const { waiting } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={t('find.title')} lead={t('find.lead')} trail={[{ to: '/desk', label: t('desk') }]} />
      <div className="stack">
        <div className="panel panel--narrow">
          <ErrorSummary errors={refused?.errors} />
          <Form method="post" className="form">
            <TextField
              name="code"
              label={t('find.number')}
              hint={t('find.hint')}
              errors={refused?.errors}
              defaultValue={refused?.typed}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={LONGEST}
              required
            />
            <SendBar label={t('find.go')} />
          </Form>
        </div>
        <section className="panel" aria-labelledby="waiting">
          <h2 id="waiting">{t('find.waiting')}</h2>
          {waiting.length === 0 ? (
            <p>{t('find.none')}</p>
          ) : (
            <ul className="rows">
              {waiting.map(({ code, shown, day, half, title }) => (
                <li key={code}>
                  <span className="rows__main">
                    <Link to={`/papers/${code}`}>{shown}</Link>
                    <span className="rows__note">
                      {title} · {formats.date(day)}
                    </span>
                  </span>
                  {half ? <span className="badge badge--warn">{t('find.half')}</span> : null}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
