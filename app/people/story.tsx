import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { Card } from './load-card.server.ts';
import type { Happening } from './timeline.ts';

/** What happened with this person, newest first; what happened at other sites is only counted. */
export function Story({ card }: { card: Pick<Card, 'timeline' | 'elsewhere' | 'facts'> }) {
  const { t } = useTranslation(['people', 'card']);
  const { happenings, more } = card.timeline;
  return (
    <section className="panel" aria-labelledby="story">
      <h2 id="story">{t('card:story.title')}</h2>
      {happenings.length === 0 ? (
        <p>{t('card:story.empty')}</p>
      ) : (
        <ol className="timeline">
          {happenings.map((happening) => (
            <li key={happening.id}>
              <Told happening={happening} />
            </li>
          ))}
        </ol>
      )}
      {more ? (
        <p className="no-print">
          <Link to={`/people/${card.facts.id}?all=1`} keepsScroll>
            {t('card:story.all')}
          </Link>
        </p>
      ) : null}
      <Elsewhere elsewhere={card.elsewhere} />
    </section>
  );
}

function Elsewhere({ elsewhere }: { elsewhere: Card['elsewhere'] }) {
  const { t } = useTranslation(['people', 'card']);
  const kinds = (['sessions', 'cases', 'responses'] as const)
    .filter((kind) => elsewhere[kind] > 0)
    .map((kind) => t(`card:story.${kind}`, { count: elsewhere[kind] }));
  return kinds.length === 0 ? null : <p>{t('card:story.elsewhere', { what: kinds.join(', ') })}</p>;
}

function Told({ happening }: { happening: Happening }) {
  switch (happening.kind) {
    case 'session':
      return <Visit happening={happening} />;
    case 'case':
      return <CaseOpened happening={happening} />;
    case 'questionnaire':
      return <Answered happening={happening} />;
  }
}

type Of<K extends Happening['kind']> = { happening: Extract<Happening, { kind: K }> };

function Visit({ happening }: Of<'session'>) {
  const { t } = useTranslation(['people', 'card']);
  const formats = useFormats();
  const { id, day, time, topics, minutes, outcome, channel, site, facilitator } = happening;
  return (
    <>
      <time dateTime={`${day}T${time}`}>
        {formats.day(day)}, {time}
      </time>
      <div>
        <Link to={`/desk/sessions/${id}`}>
          {topics.length > 0 ? topics.join(', ') : t('card:story.session')}
        </Link>{' '}
        · {formats.duration(minutes)} · {outcome}
      </div>
      <div className="rows__note">{[channel, site, facilitator].filter(Boolean).join(' · ')}</div>
    </>
  );
}

const TONES = { open: '', waiting: 'badge--warn', resolved: 'badge--good', abandoned: '' } as const;

function CaseOpened({ happening }: Of<'case'>) {
  const { t } = useTranslation(['people', 'card']);
  const formats = useFormats();
  const { id, day, topic, status, waitingOn, dueOn, closedOn, site } = happening;
  const state = waitingOn ? t(`case.waiting_on.${waitingOn}`) : t(`case.status.${status}`);
  const until = dueOn
    ? t('case.due_on', { day: formats.shortDay(dueOn) })
    : closedOn
      ? t('case.closed_on', { day: formats.shortDay(closedOn) })
      : null;
  return (
    <>
      <time dateTime={day}>{formats.day(day)}</time>
      <div>
        <Link to={`/desk/cases/${id}`}>{t('case.opened', { topic })}</Link>{' '}
        <span className={`badge ${TONES[status]}`}>{state}</span>
      </div>
      <div className="rows__note">{[until, site].filter(Boolean).join(' · ')}</div>
    </>
  );
}

function Answered({ happening }: Of<'questionnaire'>) {
  const { t } = useTranslation(['people', 'card']);
  const formats = useFormats();
  const { id, day, title, status, isBaseline } = happening;
  const complete = status === 'complete';
  return (
    <>
      <time dateTime={day}>{formats.day(day)}</time>
      <div>
        <Link to={complete ? `/responses/${id}/result` : `/responses/${id}`}>
          {t('card:story.questionnaire', { title })}
        </Link>{' '}
        {complete ? null : <span className="badge badge--warn">{t('card:story.unfinished')}</span>}
      </div>
      {complete ? (
        <div className="rows__note">{t(isBaseline ? 'card:story.baseline' : 'card:story.follow_up')}</div>
      ) : null}
    </>
  );
}
