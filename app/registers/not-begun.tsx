import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { Register } from './load-register.server.ts';

interface NotBegunProps {
  readonly register: Pick<Register, 'id' | 'day' | 'time'>;
  readonly words: 'future' | 'refused.future';
}

/** From when on the register of a lesson can be closed, and what to do when it was held earlier than planned. */
export function NotBegun({ register, words }: NotBegunProps) {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  return (
    <>
      <p>{t(words, { day: formats.day(register.day), time: register.time })}</p>
      <Link to={`/lessons/${register.id}`}>{t('move')}</Link>
    </>
  );
}
