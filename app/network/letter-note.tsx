import { useTranslation } from 'react-i18next';
import type { LetterTable } from '../../db/schema/letter.ts';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import type { LetterState } from './letter-state.ts';

const TONES = {
  waiting: 'info',
  retrying: 'warn',
  delivered: 'info',
  refused: 'warn',
  unreachable: 'warn',
} as const satisfies Record<LetterState, string>;

/** What became of the newest letter to somebody. */
export function LetterNote({
  letter,
}: {
  letter: { readonly purpose: LetterTable['purpose']; readonly day: string; readonly state: LetterState };
}) {
  const { t } = useTranslation('network');
  const { day } = useFormats();
  return (
    <Notice tone={TONES[letter.state]}>
      <strong>
        {t('staff.letter.title', { what: t(`staff.letter.what.${letter.purpose}`), day: day(letter.day) })}
      </strong>{' '}
      {t(`staff.letter.${letter.state}`)}
    </Notice>
  );
}
