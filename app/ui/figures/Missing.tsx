import { Icon } from "./icons";

export const MISSING_WORDS = {
  missing: "not reported",
  not_applicable: "not applicable",
  unavailable: "not available",
  withheld: "withheld to protect members",
  collecting: "being collected",
  no_value: "no value",
  not_yet: "not yet due",
} as const;

/** Why there is no number: nothing recorded, no concern of this member, cannot be supplied, may not be shown. */
export type MissingKind = keyof typeof MISSING_WORDS;

/** Figures of an open year are not withheld for good: they wait for their release. */
export const withheldKind = ({ rule }: { rule: string }): MissingKind =>
  rule === "collecting" ? "collecting" : "withheld";

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
  rule?: { rule?: string; detail: string } | null;
  className?: string;
}) {
  if (rule?.rule === "collecting") return <span className={`text-ink-soft ${className}`}>{rule.detail}</span>;
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
