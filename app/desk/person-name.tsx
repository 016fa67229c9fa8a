import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PersonTag } from '../people/open-identity.ts';

/** «Maria R., 71 anni», or the running number of a person without name and code. */
export function personName(t: TFunction<'desk'>, person: PersonTag): string {
  const name = person.name ?? t('person.number', { no: person.no });
  return person.age === null ? name : t('person.aged', { name, count: person.age });
}

/** The same for people to choose from, by id: those who would read alike carry their number. */
export function namesOf(t: TFunction<'desk'>, people: readonly PersonTag[]): ReadonlyMap<string, string> {
  const named = people.map((person) => ({ person, name: personName(t, person) }));
  return new Map(
    named.map(({ person, name }) => {
      const isAlone = named.filter((other) => other.name === name).length === 1;
      return [person.id, isAlone ? name : `${name} · ${t('person.short_number', { no: person.no })}`];
    }),
  );
}

/** The same where one person stands alone. */
export function PersonName({ person }: { person: PersonTag }) {
  const { t } = useTranslation('desk');
  return <>{personName(t, person)}</>;
}
