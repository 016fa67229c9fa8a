import type { ReactNode } from 'react';

/** What is too wide for a small screen scrolls in its box, so the box can take the focus. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-box" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** A table in its box. */
export function TableBox({
  caption,
  wide = false,
  children,
}: {
  caption: string;
  /** Has long texts: scrolls on small screens instead of squeezing them. */
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <ScrollBox label={caption}>
      <table className={wide ? 'grid-table grid-table--wide' : 'grid-table'}>
        <caption>{caption}</caption>
        {children}
      </table>
    </ScrollBox>
  );
}
