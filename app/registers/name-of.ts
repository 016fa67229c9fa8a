import type { TFunction } from 'i18next';
import type { RegisterPerson } from './load-register.server.ts';

/** What somebody is called on a register: by name, by the number of their card where names are not kept. */
export function nameOf(t: TFunction<'registers'>, { name, no }: Pick<RegisterPerson, 'name' | 'no'>): string {
  return name ?? (no === null ? t('registers:unknown') : t('registers:numbered', { no }));
}
