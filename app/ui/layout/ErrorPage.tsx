import type { ReactNode } from "react";
import { paths } from "~/paths";
import { LinkButton } from "~/ui/controls/Button";
import { Logo } from "./Logo";

/** A page in place of the one that could not be shown: what happened, and what to do now. */
export function ErrorPage({
  status,
  title,
  children,
  action = { to: paths.home(), label: "Go to the start page" },
}: {
  /** The HTTP status, shown small, for support calls. */
  status?: number;
  title: string;
  /** What to do. */
  children?: ReactNode;
  action?: { to: string; label: string } | null;
}) {
  return (
    <div className="frame py-[clamp(3rem,12vh,8rem)]">
      <Logo className="size-12 text-link" />
      <h1 className="mt-6 max-w-[42rem] text-[clamp(2rem,5vw,2.875rem)]">{title}</h1>
      {children ? (
        <div className="mt-4 max-w-[42rem] font-serif text-ink-soft text-xl leading-snug">{children}</div>
      ) : null}
      {action ? (
        <p className="mt-8">
          <LinkButton to={action.to}>{action.label}</LinkButton>
        </p>
      ) : null}
      {status ? <p className="tabular mt-10 text-ink-soft text-sm">Error {status}</p> : null}
    </div>
  );
}
