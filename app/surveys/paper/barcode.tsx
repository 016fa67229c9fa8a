import { code39 } from './code39.ts';

/** The number of a paper for the reader at the desk; it stands in letters beside it. */
export function Barcode({ code }: { readonly code: string }) {
  const { bars, width } = code39(code);
  return (
    <svg className="sheet__bars" viewBox={`-10 0 ${width + 20} 30`} aria-hidden="true">
      {bars.map(({ at, wide }) => (
        <rect key={at} x={at} y={0} width={wide} height={30} />
      ))}
    </svg>
  );
}
