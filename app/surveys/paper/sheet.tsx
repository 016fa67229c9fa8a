import { Barcode } from './barcode.tsx';
import type { PaperQuestion } from './box-codes.ts';
import type { SheetData } from './load-sheet.server.ts';

/** Day, month and year, a place a digit. */
const DAY_PLACES = ['d1', 'd2', '/m', 'm1', 'm2', '/y', 'y1', 'y2', 'y3', 'y4'] as const;

/** A questionnaire as it is printed: large boxes, each with its code; every part says which paper it belongs to. */
export function Sheet({ sheet }: { readonly sheet: SheetData }) {
  const { code, shown, language, direction, title, description, mark, words, parts } = sheet;
  return (
    <article className="sheet" lang={language} dir={direction}>
      <header className="sheet__head">
        <div>
          <h2>{title}</h2>
          <p>{description}</p>
        </div>
        {code === null ? null : (
          <div className="sheet__number">
            <Barcode code={code} />
            <p className="sheet__code">{shown}</p>
          </div>
        )}
      </header>
      <p>
        <strong>{words.how}</strong> {words.noName}
      </p>
      <div className="sheet__day">
        <p>
          <strong>{words.day}</strong> ({words.dayShape})
        </p>
        <p dir="ltr">
          {DAY_PLACES.map((place) =>
            place.startsWith('/') ? <span key={place}>/</span> : <i key={place} className="sheet__place" />,
          )}
        </p>
      </div>
      {parts.map((part) => (
        <section key={part.name} className="sheet__part">
          <h3>
            <span>{part.title}</span>
            <span className="sheet__mark">
              {part.place} · {mark}
              {shown === null ? null : ` · ${shown}`}
            </span>
          </h3>
          {part.questions.map((question) => (
            <Question key={question.name} question={question} />
          ))}
          {part.ends ? <p className="sheet__ends">{part.ends}</p> : null}
        </section>
      ))}
      <p className="sheet__ends">{words.end}</p>
    </article>
  );
}

function Question({ question }: { readonly question: PaperQuestion }) {
  const { kind, letter, title, description, ends, boxes } = question;
  return (
    <div className="sheet__question">
      <p className="sheet__title">
        <b dir="ltr">{letter}</b> {title}
      </p>
      {description ? <p>{description}</p> : null}
      {kind === 'text' ? <div className="sheet__lines" /> : null}
      {kind === 'stars' ? (
        <div className="sheet__stars">
          {ends ? <span>{ends[0]}</span> : null}
          {boxes.map((box) => (
            <span key={box.code} className="sheet__star">
              <i className="sheet__box" />
              <b dir="ltr">{box.code}</b>
            </span>
          ))}
          {ends ? <span>{ends[1]}</span> : null}
        </div>
      ) : (
        <ul className="sheet__boxes">
          {boxes.map((box) => (
            <li key={box.code} className={box.alone ? 'sheet__alone' : undefined}>
              <i className="sheet__box" />
              <b dir="ltr">{box.code}</b>
              <span>{box.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
