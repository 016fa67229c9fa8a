import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import type { Letter } from './write-letter.server.ts';

/** The sheet to take home, to be printed now: its address is shown this once. */
export function HomeLetter({ back, letter }: { readonly back: string; readonly letter: Letter }) {
  const { t } = useTranslation('invitations');
  const { words } = letter;
  return (
    <>
      <div className="no-print">
        <Notice tone="good">
          <p>{t('made')}</p>
        </Notice>
        <div className="actions">
          <PrintButton label={t('print')} className="button button--main" />
          <Link to={back}>{t('back')}</Link>
        </div>
      </div>
      <article className="panel home-sheet" lang={letter.language} dir={letter.direction}>
        <h2>{words.title}</h2>
        <p className="home-sheet__title">{words.questionnaire}</p>
        <p>{words.how}</p>
        <img
          className="home-sheet__picture"
          src={letter.picture}
          alt={words.picture}
          width={240}
          height={240}
        />
        <p className="home-sheet__address" dir="ltr">
          {letter.address}
        </p>
        <p>{words.until}</p>
        <p>{words.private}</p>
        <p>{words.help}</p>
        <p>{words.refuse}</p>
      </article>
    </>
  );
}
