import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { EnterSaves } from '../ui/enter-saves.tsx';
import { Link } from '../ui/link.tsx';
import { typedFrom } from '../ui/typed.ts';
import type { FilledForm } from './join-session.server.ts';
import type { loadSession } from './load-session.server.ts';
import { SessionFields } from './session-fields.tsx';
import { SessionPeople } from './session-people.tsx';

/** A saved session as a form: everything it says, who was there included. */
export function CorrectSessionForm({
  session,
  filled,
  revision,
  confirmDouble,
}: {
  session: Awaited<ReturnType<typeof loadSession>>;
  filled: FilledForm | undefined;
  /** The state of the session this form corrects. */
  revision: string;
  confirmDouble: boolean;
}) {
  const { t } = useTranslation('desk');
  const typed = typedFrom(filled?.typed);
  const { content, choices } = session;
  return (
    <>
      <Form method="post" className="form split split--wide-left">
        <EnterSaves name="next" value="desk">
          {t('form.save')}
        </EnterSaves>
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="case" value={content.caseId ?? ''} />
        {confirmDouble ? <input type="hidden" name="confirm_double" value="1" /> : null}
        <div className="panel form">
          <SessionPeople
            people={session.people}
            recent={session.recent}
            newPersonId={typed.text('new_person_id', session.newPersonId)}
            genders={choices.gender}
            keepsNames={session.keepsNames}
            anonymous={content.anonymous}
            filled={filled}
            typed={typed}
          />
          <SessionFields
            choices={choices}
            values={content}
            errors={filled?.errors}
            typed={typed}
            isNew={false}
          />
        </div>
        <div className="panel actions">
          <button type="submit" className="button button--main">
            {t(confirmDouble ? 'form.save_anyway' : 'session.save')}
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
  );
}
