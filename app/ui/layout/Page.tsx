import { type ReactNode, useId } from "react";

/** One page: its title, the sentence that matters most, what one can do here, and its sections. */
export function Page({
  title,
  eyebrow,
  lead,
  actions,
  wide = false,
  children,
}: {
  title: string;
  /** For what needs the whole screen, such as the entry grid. */
  wide?: boolean;
  /** A few words above the title: the year, the member, a strategy label. */
  eyebrow?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={`mx-auto px-4 pt-8 sm:px-6 sm:pt-12 ${wide ? "max-w-[112rem]" : "max-w-[76rem]"}`}>
      <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <div className="min-w-0 max-w-[46rem]">
          {eyebrow ? <p className="mb-2 font-semibold text-ink-soft text-sm">{eyebrow}</p> : null}
          <h1 className="text-[clamp(2rem,5vw,2.875rem)]">{title}</h1>
          {lead ? (
            <p className="mt-4 font-serif text-[clamp(1.1875rem,2.2vw,1.375rem)] text-ink-soft leading-snug">
              {lead}
            </p>
          ) : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap items-center gap-3">{actions}</div> : null}
      </header>
      <div className="mt-10 grid gap-14 sm:mt-12">{children}</div>
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
