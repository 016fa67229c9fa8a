import { type ReactNode, useEffect, useState } from 'react';

interface CopyAddressProps {
  readonly address: string;
  /** What the address is, for whoever hears the field. */
  readonly name: string;
  /** On the button. */
  readonly copy: ReactNode;
  /** Said once it is copied. */
  readonly copied: string;
  /** Other ways to use it. */
  readonly children: ReactNode;
}

/** Of a small screen, where the browser cannot make a field as high as its text. */
const ROWS = 3;

/** An address to be given away: a field that shows the whole of it to select, and a button that copies it where a script can. */
export function CopyAddress({ address, name, copy, copied, children }: CopyAddressProps) {
  const [state, setState] = useState<'none' | 'ready' | 'copied'>('none');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  const take = async () => {
    await navigator.clipboard.writeText(address);
    setState('copied');
  };
  return (
    <div className="copy-address">
      <textarea
        className="input"
        readOnly
        rows={ROWS}
        value={address}
        aria-label={name}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      {state === 'none' ? null : (
        <button type="button" className="button button--small" onClick={take}>
          {copy}
        </button>
      )}
      {children}
      <span role="status">{state === 'copied' ? copied : null}</span>
    </div>
  );
}
