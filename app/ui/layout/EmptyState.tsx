import type { ReactNode } from "react";
import { LinkButton } from "~/ui/controls/Button";
import { Logo } from "./Logo";

/** A page or section with nothing in it yet: says so and offers the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  /** What to do next, in a sentence or two. */
  children: ReactNode;
  action?: { to: string; label: string };
}) {
  return (
    <div className="flex flex-wrap items-start gap-5 rounded-lg bg-sunk px-6 py-8 sm:px-8">
      <Logo className="mt-0.5 size-9 text-line-strong" />
      <div className="min-w-0 max-w-[34rem] flex-1">
        <p className="font-semibold font-serif text-xl leading-snug">{title}</p>
        <div className="mt-2 text-ink-soft">{children}</div>
        {action ? (
          <p className="no-print mt-5">
            <LinkButton to={action.to}>{action.label}</LinkButton>
          </p>
        ) : null}
      </div>
    </div>
  );
}
