import type { TFunction } from 'i18next';
import type { Register } from './load-register.server.ts';

/** What becomes of a lesson when its register is closed as it is; nothing while nobody is ticked. */
export function whatClosingDoes(
  t: TFunction<'registers'>,
  { heads, forStaff }: Pick<Register, 'heads' | 'forStaff'>,
): string {
  if (heads === 0) return t('registers:refused.nobody');
  return forStaff ? t('registers:close.staff') : t('registers:close.what', { count: heads });
}
