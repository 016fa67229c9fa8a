import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import type { Typed } from '../ui/typed.ts';
import { CaseFields } from './case-fields.tsx';
import type { loadSessionForm } from './load-session-form.server.ts';
import { PersonName } from './person-name.tsx';
import { NewPersonFields, ProfileFields } from './profile-fields.tsx';
import { SessionFields } from './session-fields.tsx';
import { useDraft } from './use-draft.ts';

type FormData = Awaited<ReturnType<typeof loadSessionForm>>;

/** The whole of a new session: who, what, how long; the rest folded, filled with what is usual. */
export function NewSessionForm({
  id,
  form,
  errors,
  typed,
  confirmDouble,
}: {
  id: string;
  form: FormData;
  errors: FieldErrors | undefined;
  typed: Typed;
  confirmDouble: boolean;
}) {
  const { t } = useTranslation('desk');
  const element = useRef<HTMLFormElement>(null);
  useDraft(element, id);
  const single = form.kind === 'person' || form.kind === 'nocode';
  return (
    <>
      <People id={id} form={form} />
      <Form method="post" className="form" ref={element}>
        {/* The form belongs to the site it was opened at, whatever another tab switches to. */}
        <input type="hidden" name="site" value={form.siteId} />
        {form.people.map((person) => (
          <input key={person.id} type="hidden" name="person" value={person.id} />
        ))}
        {form.kind === 'nocode' ? <input type="hidden" name="new_person" value={id} /> : null}
        {confirmDouble ? <input type="hidden" name="confirm_double" value="1" /> : null}
        <div className="split split--wide-left">
          <div className="panel form">
            {form.kind === 'nocode' ? <NewPersonFields form={form} errors={errors} typed={typed} /> : null}
            {form.kind === 'group' || form.kind === 'anonymous' ? (
              <TextField
                name="anonymous"
                type="number"
                inputMode="numeric"
                min={0}
                max={200}
                className="input--short"
                label={t(form.kind === 'group' ? 'form.heads_group' : 'form.heads')}
                hint={t('form.heads_hint')}
                errors={errors}
                defaultValue={typed.text('anonymous', String(form.values.anonymous))}
              />
            ) : (
              <input type="hidden" name="anonymous" value="0" />
            )}
            <SessionFields
              choices={form.choices}
              values={form.values}
              errors={errors}
              typed={typed}
              foldDetails
            />
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
              <ProfileFields form={form} errors={errors} typed={typed} />
            ) : null}
            {single ? <CaseFields form={form} errors={errors} typed={typed} /> : null}
          </div>
        </div>
      </Form>
    </>
  );
}

/** Who is here; a group grows by one code at a time. */
function People({ id, form }: { id: string; form: FormData }) {
  const { t } = useTranslation('desk');
  if (form.kind !== 'group' && form.people.length === 0) return null;
  return (
    <section className="panel people-strip" aria-label={t('form.people')}>
      {form.people.length === 0 ? <p>{t('form.nobody_yet')}</p> : null}
      <ul className="people-strip__list">
        {form.people.map((person) => (
          <li key={person.id}>
            <Link to={`/people/${person.id}`}>
              <PersonName person={person} />
            </Link>
            {form.kind === 'group' ? (
              <Link
                to={`/desk/sessions/${id}/new?${groupWithout(form, person.id)}`}
                aria-label={t('form.remove_one', { name: person.name ?? person.no })}
              >
                {t('form.remove')}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
      {form.kind === 'group' ? (
        <Form method="post" action="/desk/person" className="form--inline">
          <input type="hidden" name="session" value={id} />
          <input type="hidden" name="group" value="1" />
          {form.people.map((person) => (
            <input key={person.id} type="hidden" name="person" value={person.id} />
          ))}
          <TextField
            name="code"
            label={t('form.add_person')}
            autoComplete="off"
            maxLength={40}
            className="input--code"
          />
          <button type="submit" className="button">
            {t('form.add')}
          </button>
        </Form>
      ) : null}
    </section>
  );
}

function groupWithout(form: FormData, id: string): string {
  const query = new URLSearchParams({ group: '1' });
  for (const person of form.people) if (person.id !== id) query.append('person', person.id);
  return query.toString();
}
