import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border py-2 text-center font-semibold leading-tight no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60";

// A quiet button hangs out by its padding at an edge, so that its words line up with what is above and below.
const KINDS: Record<ButtonKind, string> = {
  primary: "px-4 border-primary bg-primary text-paper hover:bg-transparent hover:text-primary",
  secondary: "px-4 border-line-strong bg-transparent text-ink hover:bg-sunk",
  quiet:
    "px-2 first:-ms-2 last:-me-2 border-transparent bg-transparent text-link underline underline-offset-4 hover:bg-sunk",
  danger: "px-4 border-bad bg-transparent text-bad hover:bg-bad-wash",
};

/** The classes of a button, for elements that are neither button nor link (a summary, a label). */
export function buttonClass(kind: ButtonKind = "primary", className = ""): string {
  return `${BASE} ${KINDS[kind]} ${className}`;
}

/** A button that does something. It submits its form unless given another type. */
export function Button({
  kind = "primary",
  className,
  type = "submit",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: ButtonKind }) {
  return <button type={type} className={buttonClass(kind, className)} {...rest} />;
}

/** A link that looks like a button. Links to files need `reloadDocument`. */
export function LinkButton({ kind = "primary", className, ...rest }: LinkProps & { kind?: ButtonKind }) {
  return <Link className={buttonClass(kind, className)} {...rest} />;
}
