import type { ReactNode } from 'react';

/** One box to be ticked with its words beside it; sends its value, or nothing. */
export function Tick({
  name,
  value = '1',
  ticked,
  children,
}: {
  readonly name: string;
  readonly value?: string;
  /** To begin with. */
  readonly ticked: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} value={value} defaultChecked={ticked} />
      <span>{children}</span>
    </label>
  );
}
