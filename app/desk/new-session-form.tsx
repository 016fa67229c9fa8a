import { Form, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EnterSaves } from '../ui/enter-saves.tsx';
import { Link } from '../ui/link.tsx';
import { typedFrom } from '../ui/typed.ts';
import { CaseFields } from './case-fields.tsx';
import type { FilledForm } from './join-session.server.ts';
import type { loadSessionForm } from './load-session-form.server.ts';
import { NewPersonFields } from './new-person-fields.tsx';
import { PersonName } from './person-name.tsx';
import { ProfileFold } from './profile-fold.tsx';
import { SessionFields } from './session-fields.tsx';
import { HeadsField, SessionPeople } from './session-people.tsx';
import { useDraft } from './use-draft.ts';

type NewSession = Awaited<ReturnType<typeof loadSessionForm>>;

/** The whole of a new session: who, what, how long; the rest folded, filled with what is usual. */
export function NewSessionForm({
  id,
  form,
  filled,
  confirmDouble,
}: {
  id: string;
  form: NewSession;
  /** What was sent and not saved. */
  filled: FilledForm | undefined;
  confirmDouble: boolean;
}) {
  const { t } = useTranslation('desk');
  const element = useRef<HTMLFormElement>(null);
  useDraft(element, id, filled !== undefined);
  useGroupAddress(element, filled);
  const errors = filled?.errors;
  const typed = typedFrom(filled?.typed);
  const [person] = form.people;
  const single = form.kind === 'person' || form.kind === 'nocode';
  return (
    <>
      {form.kind === 'person' && person ? <WhoIsHere person={person} mayAskAgain={form.mayAskAgain} /> : null}
      <Form method="post" className="form" ref={element}>
        <EnterSaves name="next" value="desk">
          {t('form.save')}
        </EnterSaves>
        {/* The form belongs to the site it was opened at, whatever another tab switches to. */}
        <input type="hidden" name="site" value={form.siteId} />
        {form.kind === 'person' && person ? <input type="hidden" name="person" value={person.id} /> : null}
        {form.kind === 'nocode' ? <input type="hidden" name="new_person" value={id} /> : null}
        {form.kind === 'person' || form.kind === 'nocode' ? (
          <input type="hidden" name="anonymous" value="0" />
        ) : null}
        {confirmDouble ? <input type="hidden" name="confirm_double" value="1" /> : null}
        <div className="split split--wide-left">
          <div className="panel form">
            {form.kind === 'nocode' ? (
              <NewPersonFields
                genders={form.choices.gender}
                keepsNames={form.keepsNames}
                errors={errors}
                typed={typed}
              />
            ) : null}
            {form.kind === 'group' ? (
              <SessionPeople
                people={form.people}
                recent={form.recent}
                newPersonId={id}
                genders={form.choices.gender}
                keepsNames={form.keepsNames}
                anonymous={form.values.anonymous}
                filled={filled}
                typed={typed}
              />
            ) : null}
            {form.kind === 'anonymous' ? (
              <HeadsField
                label={t('form.heads')}
                anonymous={form.values.anonymous}
                errors={errors}
                typed={typed}
              />
            ) : null}
            <SessionFields choices={form.choices} values={form.values} errors={errors} typed={typed} isNew />
          </div>
          <div className="stack">
            <div className="panel form">
              <div className="actions">
                <button type="submit" name="next" value="desk" className="button button--main">
                  {t(confirmDouble ? 'form.save_anyway' : 'form.save')}
                </button>
                {single ? (
                  <button type="submit" name="next" value="questionnaire" className="button">
                    {t('form.save_questionnaire')}
                  </button>
                ) : null}
                <Link to="/desk">{t('form.leave')}</Link>
              </div>
            </div>
            {form.profile || form.kind === 'nocode' ? (
              <ProfileFold form={form} errors={errors} typed={typed} />
            ) : null}
            {single ? <CaseFields form={form} errors={errors} typed={typed} /> : null}
          </div>
        </div>
      </Form>
    </>
  );
}

function WhoIsHere({ person, mayAskAgain }: { person: NewSession['people'][number]; mayAskAgain: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <section className="panel people-strip" aria-label={t('form.people')}>
      <Link to={`/people/${person.id}`}>
        <PersonName person={person} />
      </Link>
      {person.name === null ? null : (
        <span className="code">{t('person.short_number', { no: person.no })}</span>
      )}
      {mayAskAgain ? <span className="field__hint">{t('ask_again')}</span> : null}
    </section>
  );
}

/** Whoever joins a group is in its address and its draft from then on: a reload loses nobody. */
function useGroupAddress(
  form: { readonly current: HTMLFormElement | null },
  filled: FilledForm | undefined,
): void {
  const turn = filled?.added?.turn;
  // Once more at rest: the router writes its own address when the page has been asked for again.
  const { state } = useNavigation();
  useEffect(() => {
    if (turn === undefined || state === 'submitting' || !form.current) return;
    const query = new URLSearchParams({ group: '1' });
    for (const person of new FormData(form.current).getAll('person')) query.append('person', String(person));
    // Past the router: what is on the page is right already, asking the server again would empty it.
    window.history.replaceState(window.history.state, '', `?${query}`);
    form.current.dispatchEvent(new Event('input', { bubbles: true }));
  }, [form, turn, state]);
}
