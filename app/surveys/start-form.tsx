import { useTranslation } from 'react-i18next';

/**
 * The button that begins (or goes on with) a person's questionnaire, for the desk and the card; the page using it
 * names `start` in its `handle.words`. `formId` is a UUIDv7 made by the page's loader.
 */
export function StartQuestionnaire({
  personId,
  sessionId,
  formId = '',
  instrument = 'dsi-2',
  quiet = false,
  again = false,
  label,
  way = 'desk',
}: {
  readonly personId: string;
  readonly sessionId?: string;
  readonly formId?: string;
  readonly instrument?: string;
  /** A secondary button, beside the page's main one. */
  readonly quiet?: boolean;
  /** A second one on the same day, on purpose. */
  readonly again?: boolean;
  /** Instead of the usual words on the button. */
  readonly label?: string;
  /** Together at the desk, or the tablet handed over. */
  readonly way?: 'desk' | 'tablet';
}) {
  const { t } = useTranslation('start');
  return (
    <form method="post" action={`/people/${personId}/questionnaires`}>
      <input type="hidden" name="id" value={formId} />
      <input type="hidden" name="instrument" value={instrument} />
      <input type="hidden" name="session" value={sessionId ?? ''} />
      {way === 'desk' ? null : <input type="hidden" name="way" value={way} />}
      {again ? <input type="hidden" name="again" value="1" /> : null}
      <button type="submit" className={quiet ? 'button' : 'button button--main'}>
        {label ?? t(again ? 'again' : way === 'tablet' ? 'tablet' : 'button')}
      </button>
    </form>
  );
}
