import { useTranslation } from 'react-i18next';
import { CodeField } from '../people/code-field.tsx';
import { SuggestedCode } from '../people/code-problem.tsx';
import type { PersonTag } from '../people/open-identity.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice, TextField } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Typed } from '../ui/typed.ts';
import type { FilledForm } from './join-session.server.ts';
import { NewPersonFields } from './new-person-fields.tsx';
import { namesOf } from './person-name.tsx';

const NEW_PERSON = ['gender', 'birth_year', 'given_name', 'family_name'] as const;

/**
 * Who is in a session of several: ticked is here. Others join by one tap from the last people, by code (the button
 * sends the whole form, which comes back with them in it), without a code, or uncounted as heads.
 */
export function SessionPeople({
  people,
  recent,
  newPersonId,
  genders,
  keepsNames,
  anonymous,
  filled,
  typed,
}: {
  /** Those who were in it when the page opened. */
  people: readonly PersonTag[];
  recent: readonly PersonTag[];
  /** The id under which somebody without a code would be kept. */
  newPersonId: string;
  genders: readonly Choice[];
  keepsNames: boolean;
  anonymous: number;
  filled: FilledForm | undefined;
  typed: Typed;
}) {
  const { t } = useTranslation('desk');
  const errors = filled?.errors;
  const sent = filled?.people ?? [];
  const known = [...new Map([...people, ...sent].map((person) => [person.id, person])).values()];
  const chosen = typed.list(
    'person',
    people.map(({ id }) => id),
  );
  const others = recent.filter((person) => !known.some(({ id }) => id === person.id));
  const names = namesOf(t, [...known, ...others]);
  const choices = (list: readonly PersonTag[]) => list.map(({ id }) => ({ value: id, label: names.get(id) }));
  const added = known.find(({ id }) => id === filled?.added?.id);
  const meets = typed.list('new_person', []).length > 0 || NEW_PERSON.some((name) => typed.text(name, ''));
  return (
    <>
      {known.length > 0 ? (
        <ChipsField
          name="person"
          label={t('form.people')}
          hint={t('form.people_hint')}
          choices={choices(known)}
          chosen={chosen}
          errors={errors}
          several
        />
      ) : (
        <p>{t('form.nobody_yet')}</p>
      )}
      {added ? (
        <Notice tone="good">
          <p>{t('form.added', { name: names.get(added.id) })}</p>
        </Notice>
      ) : null}
      <div className="form--inline">
        {/* Emptied by every person who joins, and ready for the next card. */}
        <CodeField
          key={filled?.added?.turn ?? ''}
          label={t('form.add_person')}
          errors={errors}
          typed={typed.text('code', '')}
          focus={filled?.added !== undefined}
        />
        <button type="submit" name="add" value="1" className="button">
          {t('form.add')}
        </button>
      </div>
      <SuggestedCode name="take" suggestion={filled?.suggestion} />
      <RecentChoices choices={choices(others)} chosen={chosen} />
      <details className="fold" open={meets}>
        <summary>{t('form.add_nocode')}</summary>
        <div className="form">
          <input type="hidden" name="new_person_id" value={newPersonId} />
          <div className="chips">
            <label className="chip">
              <input
                type="checkbox"
                name="new_person"
                value={newPersonId}
                defaultChecked={typed.list('new_person', []).includes(newPersonId)}
              />
              <span>{t('form.nocode_present')}</span>
            </label>
          </div>
          <NewPersonFields genders={genders} keepsNames={keepsNames} errors={errors} typed={typed} />
        </div>
      </details>
      <HeadsField label={t('form.heads_group')} anonymous={anonymous} errors={errors} typed={typed} />
    </>
  );
}

/** One tap brings somebody in who was here lately. */
function RecentChoices({ choices, chosen }: { choices: readonly Choice[]; chosen: readonly string[] }) {
  const { t } = useTranslation('desk');
  if (choices.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>{t('form.recent')}</legend>
      <div className="chips">
        {choices.map(({ value, label }) => (
          <label className="chip" key={value}>
            <input type="checkbox" name="person" value={value} defaultChecked={chosen.includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** People who are counted and not known. */
export function HeadsField({
  label,
  anonymous,
  errors,
  typed,
}: {
  label: string;
  anonymous: number;
  errors: FieldErrors | undefined;
  typed: Typed;
}) {
  const { t } = useTranslation('desk');
  return (
    <TextField
      name="anonymous"
      type="number"
      inputMode="numeric"
      min={0}
      max={200}
      className="input--short"
      label={label}
      hint={t('form.heads_hint')}
      errors={errors}
      defaultValue={typed.text('anonymous', String(anonymous))}
    />
  );
}
