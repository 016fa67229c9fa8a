import { useFetcher } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { useFormats } from '../ui/format.ts';
import type { Register, RegisterPerson } from './load-register.server.ts';
import { nameOf } from './name-of.ts';

/** One large row a person: a tap ticks, another takes it back, and each is saved at once. */
export function RegisterRows({
  register,
  errors,
}: {
  readonly register: Register;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('registers');
  if (register.people.length === 0) return <p className="empty">{t('nobody')}</p>;
  return (
    <ul className="register">
      {register.people.map((person) => (
        <Row key={person.id} person={person} register={register} errors={errors} />
      ))}
    </ul>
  );
}

interface RowProps {
  readonly person: RegisterPerson;
  readonly register: Register;
  readonly errors: FieldErrors | undefined;
}

function Row({ person, register, errors }: RowProps) {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  const tick = useFetcher();
  const sent = tick.formData?.get('there');
  // What was tapped shows at once, and is put right by what was saved.
  const there = sent ? sent === '1' : person.minutes !== null;
  const partial = person.minutes !== null && person.minutes < register.minutes;
  const name = nameOf(t, person);
  const state = !there
    ? t('away')
    : partial && !sent
      ? t('part', { duration: formats.duration(person.minutes ?? 0) })
      : t('there');
  const words = (
    <>
      <span className="register__name">
        {name}
        {person.walkIn ? <span className="badge">{t('walk_in')}</span> : null}
      </span>
      <span className="register__state">{state}</span>
    </>
  );
  if (register.state !== 'planned') {
    return <li className={there ? 'register__row register__row--there' : 'register__row'}>{words}</li>;
  }
  return (
    <li>
      <tick.Form method="post">
        <input type="hidden" name="enrolment" value={person.id} />
        <button
          type="submit"
          name="there"
          value={there ? '0' : '1'}
          aria-pressed={there}
          className="register__row"
        >
          {words}
        </button>
      </tick.Form>
      {there ? <Part person={person} name={name} register={register} errors={errors} /> : null}
    </li>
  );
}

/** Who came late or left early: how many minutes they were there. */
function Part({ person, name, register, errors }: RowProps & { readonly name: string }) {
  const { t } = useTranslation(['registers', 'ui']);
  const minutes = useFetcher<{ errors: FieldErrors | undefined }>();
  const id = `minutes-${person.id}`;
  const error = minutes.data?.errors?.[id] ?? errors?.[id];
  return (
    <details className="register__part" open={error !== undefined}>
      <summary aria-label={t('registers:part_of', { name })}>{t('registers:part_only')}</summary>
      <minutes.Form method="post" className="form--inline">
        <input type="hidden" name="enrolment" value={person.id} />
        <label htmlFor={id}>{t('registers:minutes', { most: register.minutes })}</label>
        <input
          className="input input--short"
          id={id}
          name="minutes"
          inputMode="numeric"
          defaultValue={person.minutes ?? ''}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          maxLength={4}
          required
        />
        <button type="submit" className="button button--small">
          {t('registers:save')}
        </button>
        {error ? (
          <p className="field__error" id={`${id}-error`}>
            {t(error.key, error.words ?? {})}
          </p>
        ) : null}
      </minutes.Form>
    </details>
  );
}
