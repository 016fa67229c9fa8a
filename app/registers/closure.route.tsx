import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { type CloseResult, closeLesson } from './close-lesson.server.ts';
import { loadRegister, type Register } from './load-register.server.ts';
import { NotBegun } from './not-begun.tsx';
import { reopenLesson } from './reopen-lesson.server.ts';
import { whatClosingDoes } from './what-closing-does.ts';

export const handle = { words: ['registers'] };
export const meta = titleMeta;

export const loader = signedIn('register.keep', async (call) => ({
  title: pageTitle(call.actor.language, 'registers:close.title'),
  register: await loadRegister(call, call.params.id),
}));

/** Closes the register; a form with `take_back` opens it again. */
export const action = signedIn('register.keep', async (call) => {
  const { id } = call.params;
  const form = await readForm(call.request);
  if (textOf(form, 'take_back') === '1') await reopenLesson(call, id);
  else {
    const result = await closeLesson(call, id, textOf(form, 'confirm_double') === '1');
    if (result.kind !== 'closed') return data(result, { status: result.kind === 'double' ? 409 : 422 });
  }
  throw redirect(`/lessons/${id}/register`);
});

export default function ClosurePage() {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  const { register } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = `/lessons/${register.id}/register`;
  return (
    <>
      <PageHead
        title={t('close.title')}
        lead={`${register.title} · ${formats.day(register.day)}, ${register.time}`}
        trail={[{ to: back, label: t('title') }]}
      />
      {refused ? <Refusal result={refused} register={register} /> : null}
      {register.state === 'planned' ? (
        <Form method="post" className="panel panel--narrow form">
          <p>{whatClosingDoes(t, register)}</p>
          {refused?.kind === 'double' ? <input type="hidden" name="confirm_double" value="1" /> : null}
          <SendBar label={refused?.kind === 'double' ? t('close.anyway') : t('close.button')}>
            <Link to={back}>{t('close.back')}</Link>
          </SendBar>
        </Form>
      ) : (
        <p>
          <Link to={back}>{t('close.back')}</Link>
        </p>
      )}
    </>
  );
}

interface RefusalProps {
  readonly result: CloseResult;
  readonly register: Register;
}

function Refusal({ result, register }: RefusalProps) {
  const { t } = useTranslation('registers');
  const words = {
    status: result.kind === 'site' ? t(`refused.status.${result.status}`) : '',
    programme: result.kind === 'programme' ? result.programme : '',
    time: result.kind === 'double' ? result.startTime : '',
  };
  return (
    <Notice tone="bad" answer={result}>
      {result.kind === 'future' ? (
        <NotBegun register={register} words="refused.future" />
      ) : (
        <p>{t(`refused.${result.kind}`, words)}</p>
      )}
    </Notice>
  );
}
