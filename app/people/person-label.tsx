import { useTranslation } from 'react-i18next';
import type { PersonTag } from './open-identity.ts';

/** «Maria R.», «RSS MRA» or, with neither, «Persona n. 12». */
export function usePersonName(): (person: Pick<PersonTag, 'name' | 'no'>) => string {
  const { t } = useTranslation('people');
  return ({ name, no }) => name ?? t('number', { no });
}

/** A person in a list: name, age and number. */
export function PersonLabel({ person }: { person: PersonTag }) {
  const { t } = useTranslation('people');
  const nameOf = usePersonName();
  return (
    <>
      {nameOf(person)}
      {person.age === null ? null : `, ${t('years', { count: person.age })}`}
    </>
  );
}
