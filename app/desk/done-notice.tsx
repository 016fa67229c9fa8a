import { Form } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StartQuestionnaire } from '../surveys/start-form.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import type { loadDesk } from './load-desk.server.ts';
import { personName } from './person-name.tsx';
import { UNDO_MS } from './rules.ts';
import { dropDraft } from './use-draft.ts';

type Done = NonNullable<Awaited<ReturnType<typeof loadDesk>>['done']>;

/** What was just done, what to watch, and for a minute the way back. */
export function DoneNotice({
  done,
  questionnaireFor,
  formId,
}: {
  done: Done;
  questionnaireFor: string | null;
  formId: string;
}) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const [late, setLate] = useState(false);
  useEffect(() => {
    dropDraft(done.id);
    const timer = setTimeout(() => setLate(true), UNDO_MS);
    return () => clearTimeout(timer);
  }, [done.id]);
  const askedFor = questionnaireFor ?? done.askAgain;
  const what = `${done.topics.join(', ')}, ${formats.duration(done.minutes)}`;
  return (
    <>
      <Notice tone={done.kind === 'deleted' ? 'warn' : 'good'}>
        <p>
          <strong>{t(`done.${done.kind}`)}</strong> {what}
          {done.person ? ` · ${personName(t, done.person)}` : ''}
          {done.heads > 1 ? ` · ${t('day.accesses', { count: done.heads })}` : ''}
        </p>
        {done.canUndo && !late ? (
          <Form method="post" action={`/desk/sessions/${done.id}/undoing`}>
            <input type="hidden" name="state" value={done.state} />
            <button type="submit" className="button button--small">
              {t('undo')}
            </button>
          </Form>
        ) : null}
        {done.kind === 'deleted' ? null : <Link to={`/desk?like=${done.id}`}>{t('repeat')}</Link>}
        {done.caseId && done.kind === 'deleted' ? <p>{t('done.case_stays')}</p> : null}
        {done.caseId ? <Link to={`/desk/cases/${done.caseId}`}>{t('refused.see_case')}</Link> : null}
        {done.askAgain ? <p>{t('ask_again')}</p> : null}
        {askedFor ? (
          <>
            <StartQuestionnaire personId={askedFor} sessionId={done.id} formId={formId} />
            <StartQuestionnaire personId={askedFor} sessionId={done.id} formId={formId} way="tablet" quiet />
          </>
        ) : null}
      </Notice>
      {done.warnings.map((warning) => (
        <Notice tone="warn" key={warning}>
          <p>{t(`warning.${warning}`)}</p>
          <Link to={`/desk/sessions/${done.id}`}>{t('correct')}</Link>
        </Notice>
      ))}
    </>
  );
}
