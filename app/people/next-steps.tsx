import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { Card } from './load-card.server.ts';

/** What is open with this person: cases with their day, a questionnaire to finish, to do or to repeat. */
export function NextSteps({ card }: { card: Pick<Card, 'openCases' | 'unfinished' | 'asking' | 'today'> }) {
  const { t } = useTranslation(['people', 'card']);
  const hint = useHint(card.asking, card.unfinished !== null);
  return (
    <section className="panel" aria-labelledby="next">
      <h2 id="next">{t('card:next.title')}</h2>
      {card.openCases.length === 0 && !card.unfinished && !hint ? <p>{t('card:next.none')}</p> : null}
      <ul className="rows">
        {card.openCases.map((row) => (
          <OpenCase key={row.id} row={row} today={card.today} />
        ))}
        {card.unfinished ? (
          <li>
            <Link className="rows__main" to={`/responses/${card.unfinished}`}>
              {t('card:next.unfinished')}
            </Link>
          </li>
        ) : null}
        {hint ? <li>{hint}</li> : null}
      </ul>
    </section>
  );
}

/** What to do about the questionnaire, in words; null when there is nothing to say. */
function useHint(asking: Card['asking'], unfinished: boolean): string | null {
  const { t } = useTranslation(['people', 'card']);
  const formats = useFormats();
  switch (asking.kind) {
    case 'first':
      return t('card:next.baseline');
    case 'again':
      return t('card:next.follow_up');
    case 'open':
      return unfinished ? null : t('card:next.open_elsewhere');
    case 'declined':
      return t('card:next.declined', { day: formats.date(asking.day), from: formats.date(asking.from) });
    case 'done':
      return null;
  }
}

function OpenCase({ row, today }: { row: Card['openCases'][number]; today: string }) {
  const { t } = useTranslation(['people', 'card']);
  const formats = useFormats();
  const due = row.dueOn !== null && row.dueOn <= today;
  return (
    <li>
      <span className="rows__main">
        <Link to={`/desk/cases/${row.id}`}>{row.topic}</Link>
        <span className="rows__note">
          {[row.waitingOn ? t(`case.waiting_on.${row.waitingOn}`) : t('case.status.open'), row.nextStep]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {row.dueOn ? (
        <span className={due ? 'badge badge--warn' : 'badge'}>
          {t(due ? 'case.due' : 'case.due_on', { day: formats.shortDay(row.dueOn) })}
        </span>
      ) : null}
    </li>
  );
}
