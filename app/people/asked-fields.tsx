import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, type Choice } from '../ui/fields.tsx';
import { UsualField } from '../ui/usual-field.tsx';
import type { UsualProfile } from './usual-profile.ts';

/** What a person is asked once, in the order of the form. */
export const ASKED = ['occupation', 'citizenship', 'education', 'province', 'language'] as const;
export type Asked = (typeof ASKED)[number];

/** The five things that are asked once and remembered, each one tap; at the desk and on the card. */
export function AskedFields({
  choices,
  usual,
  chosen,
  canClear,
  errors,
}: {
  readonly choices: Readonly<Record<Asked, readonly Choice[]>>;
  readonly usual: UsualProfile;
  /** '' for nothing. */
  readonly chosen: (name: Asked) => string;
  /** Whether «nothing» can be chosen. */
  readonly canClear: (name: Asked) => boolean;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('people');
  const empty = t('profile.not_said');
  const field = (name: Asked) => ({ name, label: t(`profile.${name}`), errors, optional: true });
  const chips = (name: Asked) => (
    <ChipsField
      {...field(name)}
      choices={[...choices[name], ...(canClear(name) ? [{ value: '', label: empty }] : [])]}
      chosen={[chosen(name)]}
    />
  );
  const usually = (name: 'province' | 'language') => (
    <UsualField
      {...field(name)}
      choices={choices[name]}
      usual={usual[name]}
      chosen={chosen(name)}
      empty={canClear(name) ? empty : undefined}
    />
  );
  return (
    <>
      {chips('occupation')}
      {chips('citizenship')}
      {chips('education')}
      {usually('province')}
      {usually('language')}
    </>
  );
}
