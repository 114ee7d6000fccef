import { type ReactNode, useId } from "react";

/** One page: its title, the sentence that matters most, what one can do here, and its sections. */
export function Page({
  title,
  eyebrow,
  lead,
  actions,
  wide = false,
  dense = false,
  children,
}: {
  title: string;
  /** For what needs the whole screen, such as the entry grid. */
  wide?: boolean;
  /** For a page whose first screen must answer at once: less air above and between its parts. */
  dense?: boolean;
  /** A few words above the title: the year, the member, a strategy label. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`frame ${dense ? "pt-4 sm:pt-5" : "pt-8 sm:pt-12"} ${wide ? "frame-wide" : ""}`}>
      <header className={`flex flex-wrap items-end justify-between gap-x-8 ${dense ? "gap-y-2" : "gap-y-5"}`}>
        <div className="min-w-0 max-w-[46rem]">
          {eyebrow ? (
            <p className={`font-semibold text-ink-soft text-sm ${dense ? "mb-0.5" : "mb-2"}`}>{eyebrow}</p>
          ) : null}
          <h1 className={dense ? "text-[clamp(1.5rem,3.5vw,2rem)]" : "text-[clamp(2rem,5vw,2.875rem)]"}>
            {title}
          </h1>
          {lead ? (
            <p className="mt-4 font-serif text-[clamp(1.1875rem,2.2vw,1.375rem)] text-ink-soft leading-snug">
              {lead}
            </p>
          ) : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap items-center gap-3">{actions}</div> : null}
      </header>
      <div className={dense ? "mt-4 grid gap-8 sm:gap-10" : "mt-10 grid gap-14 sm:mt-12"}>{children}</div>
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section({
  title,
  lead,
  actions,
  id,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  /** An address of its own, to link to. */
  id?: string;
  children?: ReactNode;
}) {
  const own = useId();
  const heading = `${id ?? own}-title`;
  return (
    <section id={id} aria-labelledby={heading} className="min-w-0">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3 border-line border-b pb-3">
        <div className="max-w-[46rem]">
          <h2 id={heading} className="text-[1.625rem]">
            {title}
          </h2>
          {lead ? <p className="mt-1.5 text-ink-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap items-center gap-3">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
