import { Icon } from "./icons";

export const MISSING_WORDS = {
  missing: "not reported",
  not_applicable: "not applicable",
  unavailable: "not available",
  withheld: "withheld to protect members",
  no_value: "no value",
  not_yet: "not yet due",
} as const;

/** Why there is no number: nothing recorded, no concern of this member, cannot be supplied, may not be shown. */
export type MissingKind = keyof typeof MISSING_WORDS;

/** The words that stand where a number would; never blank, never 0. */
export function Missing({
  kind,
  reason,
  rule,
  className = "",
}: {
  kind: MissingKind;
  /** The reason given by the member. */
  reason?: string | null;
  /** The rule that withheld the figure, on a line of its own. */
  rule?: { detail: string } | null;
  className?: string;
}) {
  return (
    <span className={`text-ink-soft ${className}`}>
      {kind === "withheld" ? <Icon name="shield" className="me-1.5" /> : null}
      {MISSING_WORDS[kind]}
      {reason ? <span className="text-sm">: {reason}</span> : null}
      {rule ? (
        <span className="ms-auto block min-w-40 max-w-60 whitespace-normal text-sm">{rule.detail}</span>
      ) : null}
    </span>
  );
}
