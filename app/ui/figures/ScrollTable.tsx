import type { ReactNode } from "react";

/** A table of figures that scrolls sideways on narrow screens, also by keyboard. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="relative overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className="figures">{children}</table>
    </section>
  );
}
