import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { CODE_LENGTH, codeFieldError, erasedError } from '../people/code-error.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { keepRegister } from './keep-register.server.ts';
import { loadRegister } from './load-register.server.ts';
import { NotBegun } from './not-begun.tsx';
import { openLesson } from './open-lesson.server.ts';
import { PresentHead } from './present-head.tsx';
import { readTick } from './read-tick.ts';
import { receiveWalkIn } from './receive-walk-in.server.ts';
import { RegisterRows } from './register-rows.tsx';
import { RegisterState } from './register-state.tsx';
import { type Received, WalkIns } from './walk-ins.tsx';
import { whatClosingDoes } from './what-closing-does.ts';

export const handle = { words: ['registers', 'code'] };
export const meta = titleMeta;

export const loader = signedIn('register.keep', async (call) => ({
  title: pageTitle(call.actor.language, 'registers:title'),
  register: await loadRegister(call, call.params.id),
  isLate: call.url.searchParams.get('done') === 'closed_meanwhile',
}));

/** One tick, everybody at once, how many without a name, or the code of somebody who walked in. */
export const action = signedIn('register.keep', async (call) => {
  const form = await readForm(call.request);
  if (form.has('code')) return receive(call, textOf(form, 'code'));
  const { lesson } = await openLesson(call, call.params.id);
  const read = readTick((name) => textOf(form, name), lesson.minutes);
  if (!read.ok) {
    const error = { key: `registers:errors.${read.key}`, words: { most: read.most } };
    return answer({ errors: { [read.field]: error } });
  }
  if (!(await keepRegister(call, lesson.id, read.tick))) throw closedMeanwhile(lesson.id);
  return answer({});
});

async function receive(call: Parameters<typeof receiveWalkIn>[0], code: string) {
  const result = await receiveWalkIn(call, call.params.id, code);
  if (result.kind === 'closed') throw closedMeanwhile(call.params.id);
  // Twice the same person are two answers, and two empty fields.
  if (result.kind === 'there') return answer({ received: { id: result.enrolmentId, receipt: newId() } });
  const typed = code.slice(0, CODE_LENGTH);
  if (result.kind === 'invalid') {
    const { suggestion } = result.reading;
    return answer({ errors: { code: codeFieldError(result.reading) }, typed, suggestion });
  }
  const error = erasedError('code:erased_join', result.erasedOn, call.actor.language);
  return answer({ errors: { code: error }, typed });
}

/** Back to the register as it is now, which says that nothing was changed. */
function closedMeanwhile(id: string | undefined) {
  return redirect(`/lessons/${id}/register?done=closed_meanwhile`);
}

interface Answer {
  readonly errors?: FieldErrors;
  /** The code that was refused, and how it may have been meant. */
  readonly typed?: string;
  readonly suggestion?: string;
  /** Whose code was taken. */
  readonly received?: Received;
}

function answer(answered: Answer) {
  return data(answered, { status: answered.errors ? 422 : 200 });
}

export default function RegisterPage() {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  const { register, isLate } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { people, state } = register;
  const isOpen = state === 'planned';
  return (
    <>
      <PageHead
        title={register.title}
        lead={t('lead', {
          number: register.number,
          day: formats.day(register.day),
          time: register.time,
          duration: formats.duration(register.minutes),
          site: register.site,
        })}
        trail={[
          { to: '/teaching', label: t('teaching') },
          { to: `/editions/${register.editionId}`, label: t('edition') },
        ]}
      >
        <Link to={`/lessons/${register.id}/sheet`}>{t('sheet.link')}</Link>
        <Link to={`/editions/${register.editionId}/outcomes`}>{t('outcomes')}</Link>
      </PageHead>
      {isLate && state === 'held' ? (
        <Notice tone="warn">
          <p>{t('closed_meanwhile')}</p>
        </Notice>
      ) : null}
      <RegisterState register={register} />
      {isOpen && register.isToCome ? (
        <Notice tone="warn">
          <NotBegun register={register} words="future" />
        </Notice>
      ) : null}
      <ErrorSummary errors={answered?.errors} />
      <section aria-labelledby="register">
        <PresentHead
          register={register}
          saved={answered?.errors || answered?.received ? undefined : answered}
        />
        <RegisterRows register={register} errors={answered?.errors} />
      </section>
      {isOpen ? (
        <>
          {register.forStaff ? null : (
            <WalkIns
              people={people}
              unnamed={register.unnamed}
              errors={answered?.errors}
              typed={answered?.typed}
              suggestion={answered?.suggestion}
              received={answered?.received}
            />
          )}
          {/* Also before the lesson begins: this page may have been open since, and what comes too early is told so. */}
          <Form method="post" action={`/lessons/${register.id}/closure`} className="actions register__close">
            <button type="submit" className={register.isToCome ? 'button' : 'button button--main'}>
              {t('close.button')}
            </button>
            <p>
              {register.isToCome
                ? t('close.from', { day: formats.day(register.day), time: register.time })
                : whatClosingDoes(t, register)}
            </p>
          </Form>
        </>
      ) : null}
    </>
  );
}
