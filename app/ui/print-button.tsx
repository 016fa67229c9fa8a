import { useEffect, useState } from 'react';

/** Prints the page; appears only where a script can do it, elsewhere the browser's own menu prints as well. */
export function PrintButton({ label, className }: { label: string; className: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button type="button" className={className} onClick={() => window.print()}>
      {label}
    </button>
  );
}
