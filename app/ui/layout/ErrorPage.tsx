import type { ReactNode } from "react";
import { LinkButton } from "../controls/Button";
import { Logo } from "./Logo";

/** A page in place of the one that could not be shown: what happened, and what to do now. */
export function ErrorPage({
  status,
  title,
  children,
  action = { to: "/", label: "Go to the start page" },
}: {
  /** The HTTP status, small: useful on the telephone. */
  status?: number;
  title: string;
  /** What to do. */
  children?: ReactNode;
  action?: { to: string; label: string } | null;
}) {
  return (
    <div className="mx-auto max-w-[42rem] px-4 py-[clamp(3rem,12vh,8rem)] sm:px-6">
      <Logo className="size-12 text-link" />
      <h1 className="mt-6 text-[clamp(2rem,5vw,2.875rem)]">{title}</h1>
      {children ? <div className="mt-4 font-serif text-ink-soft text-xl leading-snug">{children}</div> : null}
      {action ? (
        <p className="mt-8">
          <LinkButton to={action.to}>{action.label}</LinkButton>
        </p>
      ) : null}
      {status ? <p className="tabular mt-10 text-ink-soft text-sm">Error {status}</p> : null}
    </div>
  );
}
