/** How far one has come, in words and as a bar. */
export function Progress({
  text,
  at,
  of,
}: {
  readonly text: string;
  readonly at: number;
  readonly of: number;
}) {
  return (
    <div className="ask__progress">
      <p>{text}</p>
      <progress value={at} max={of} aria-hidden="true" />
    </div>
  );
}
