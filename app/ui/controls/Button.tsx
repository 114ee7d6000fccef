import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";

const BASE =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-center font-semibold leading-tight no-underline transition-colors aria-disabled:opacity-60 disabled:opacity-60";

const KINDS: Record<ButtonKind, string> = {
  primary: "border-primary bg-primary text-paper hover:bg-transparent hover:text-primary",
  secondary: "border-line-strong bg-transparent text-ink hover:bg-sunk",
  quiet: "border-transparent bg-transparent px-2 text-link underline underline-offset-4 hover:bg-sunk",
  danger: "border-bad bg-transparent text-bad hover:bg-bad-wash",
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
