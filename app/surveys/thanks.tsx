import { useTranslation } from 'react-i18next';
import type { Thanks } from './load-thanks.server.ts';

/** The end of a questionnaire without levels: a thank-you, what happens now, and the answers where they are of use. */
export function ThanksPart({ thanks: { afterwards, given } }: { readonly thanks: Thanks }) {
  const { t } = useTranslation('result');
  const answered = given.filter(({ chosen }) => chosen.length > 0);
  return (
    <>
      <h1>{t('page.thanks')}</h1>
      <p className="ask__first">{t('page.saved')}</p>
      {afterwards ? <p>{afterwards}</p> : null}
      {answered.length > 0 ? (
        <ul className="outcome">
          {answered.map(({ question, chosen }) => (
            <li key={question}>
              <h2>{question}</h2>
              {chosen.map((text) => (
                <p key={text}>{text}</p>
              ))}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
