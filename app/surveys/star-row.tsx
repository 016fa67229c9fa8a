import type { QuestionScreen } from './screen.ts';

/** Stars in a row, each a radio button with its number; what the ends mean is said with them, and below. */
export function StarRow({ name, question }: { readonly name: string; readonly question: QuestionScreen }) {
  const { choices, ends } = question;
  const [fewest, most] = ends ?? ['', ''];
  const meaning = (index: number) => (index === 0 ? fewest : index === choices.length - 1 ? most : '');
  return (
    <div className="stars">
      {choices.map((choice, index) => (
        <label key={choice.value} className="stars__one">
          <input type="radio" name={name} value={choice.value} defaultChecked={choice.ticked} />
          <span className="stars__star" aria-hidden="true">
            ★
          </span>
          <span>{choice.text}</span>
          {meaning(index) ? <span className="visually-hidden">: {meaning(index)}</span> : null}
        </label>
      ))}
      {ends ? (
        <p className="stars__ends" aria-hidden="true">
          <span>{fewest}</span>
          <span>{most}</span>
        </p>
      ) : null}
    </div>
  );
}
