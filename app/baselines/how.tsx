import { useTranslation } from 'react-i18next';
import type { Note } from './notes.ts';

function Lines({ lines }: Pick<Note, 'lines'>) {
  return (
    <>
      {lines.map(({ text, formula }) => (
        <div key={text}>
          <p>{text}</p>
          {formula ? <p className="formula">{formula}</p> : null}
        </div>
      ))}
    </>
  );
}

/** How a block is worked out, one tap away; on paper it stands at the end. */
export function How({ note }: { note: Note }) {
  const { t } = useTranslation('baselines');
  if (note.lines.length === 0) return null;
  return (
    <details className="how no-print">
      <summary>
        {t('how')}
        <span className="visually-hidden">: {note.title}</span>
      </summary>
      <Lines lines={note.lines} />
    </details>
  );
}

/** All of it, on paper alone: nobody taps there. */
export function HowOnPaper({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation('baselines');
  return (
    <section className="print-only">
      <h2>{t('how_all')}</h2>
      {notes
        .filter(({ lines }) => lines.length > 0)
        .map((note) => (
          <div key={note.title}>
            <h3>{note.title}</h3>
            <Lines lines={note.lines} />
          </div>
        ))}
    </section>
  );
}
