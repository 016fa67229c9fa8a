import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { citizenLanguageCookie } from '../access/citizen-language.server.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { HomeLetter } from '../invitations/home-letter.tsx';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Problem } from '../platform/problem.ts';
import { WAYS } from '../surveys/ways.ts';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { MOMENTS, type Moment } from './before-after.ts';
import { loadChecks } from './load-checks.server.ts';
import { type Asked, openEnrolment } from './open-enrolment.server.ts';
import { putCheckOnPaper, sendCheckHome } from './send-check.server.ts';
import { startCheck } from './start-check.server.ts';

export const handle = { words: ['learning', 'invitations'] };
export const meta = titleMeta;

export const loader = signedIn('register.keep', async (call) => ({
  title: pageTitle(call.actor.language, 'learning:checks.title'),
  checks: await loadChecks(call, call.params.id),
}));

/** Begins the questionnaire of a `moment` in one `way`, or goes on with it; for home there is a letter to print. */
export const action = signedIn('register.keep', async (call) => {
  const asked = await openEnrolment(call, call.params.id);
  const form = await readForm(call.request);
  const moment = MOMENTS.find((one) => one === textOf(form, 'moment'));
  const way = WAYS.find((one) => one === textOf(form, 'way'));
  if (!moment || !way) throw new Problem('bad_form', 400);
  if (way === 'home') return data({ letter: await sendCheckHome(call, asked, moment) });
  const to =
    way === 'paper' ? await putCheckOnPaper(call, asked, moment) : await begin(call, asked, moment, way);
  throw redirect(to, {
    headers: { 'Set-Cookie': citizenLanguageCookie(call.app.config, asked.citizen.language) },
  });
});

async function begin(call: Call, asked: Asked, moment: Moment, way: 'desk' | 'tablet'): Promise<string> {
  const { id } = await startCheck(call, asked, { moment, way });
  return way === 'tablet' ? `/responses/${id}/handover` : `/responses/${id}`;
}

/** The questionnaires before and after of somebody enrolled, and the ways to have them answered. */
export default function ChecksPage() {
  const { t } = useTranslation('learning');
  const { checks } = useLoaderData<typeof loader>();
  const letter = useActionData<typeof action>()?.letter;
  const back = `/editions/${checks.editionId}/outcomes`;
  const name =
    checks.name ?? (checks.no === null ? t('people.unknown') : t('people.numbered', { no: checks.no }));
  return (
    <>
      <div className="no-print">
        <PageHead
          title={checks.title}
          lead={`${name} · ${checks.course}`}
          trail={[{ to: back, label: t('title') }]}
        />
      </div>
      {letter ? (
        <HomeLetter back={back} letter={letter} />
      ) : (
        <div className="split">
          {checks.moments.map((one) => (
            <MomentPanel key={one.moment} asked={one} onPaper={checks.onPaper} />
          ))}
        </div>
      )}
    </>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>['checks'];

function MomentPanel({
  asked: { moment, state, day },
  onPaper,
}: {
  readonly asked: Loaded['moments'][number];
  readonly onPaper: boolean;
}) {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  const mayBegin = state === 'due' || state === 'open';
  return (
    <section className="panel" aria-labelledby={moment}>
      <h2 id={moment}>{t(`people.${moment}`)}</h2>
      <p>{t(`checks.${state}_${moment}`, { day: day === null ? '' : formats.date(day) })}</p>
      {mayBegin ? (
        <Form method="post" className="actions">
          <input type="hidden" name="moment" value={moment} />
          {WAYS.filter((way) => onPaper || way !== 'paper').map((way, index) => (
            <button
              key={way}
              type="submit"
              name="way"
              value={way}
              className={index === 0 ? 'button button--main' : 'button'}
            >
              {t(`checks.way.${way}`)}
            </button>
          ))}
        </Form>
      ) : null}
    </section>
  );
}
