import type { ObservationState, Strategy, Unit } from "~/domain/terms";
import type { Verdict } from "~/exchange/observations/checked-file.server";
import { formatCount, formatUnit, type Writing } from "~/ui/figures/format-numbers";
import type { IconName } from "~/ui/figures/icons";

/** The words and icon for each verdict. */
export const VERDICT_WORDS: Record<
  Verdict,
  { one: string; many: string; icon: IconName; className: string }
> = {
  error: { one: "error", many: "errors", icon: "cross", className: "text-bad" },
  warning: { one: "worth a second look", many: "worth a second look", icon: "warn", className: "text-warn" },
  changed: { one: "changed", many: "changed", icon: "pencil", className: "text-info" },
  new: { one: "new", many: "new", icon: "check", className: "text-good" },
  unchanged: { one: "unchanged", many: "unchanged", icon: "same", className: "text-ink-soft" },
};

export interface ShownValue {
  state: ObservationState | "missing";
  value: string | null;
  note?: string | null | undefined;
}

/** A value in words: "1,200", "not applicable", "unavailable: the system changed". */
export function valueText(shown: ShownValue | null, unit: Unit | "share", writing: Writing): string {
  if (shown === null || shown.state === "missing") return "nothing";
  if (shown.state === "not_applicable") return "not applicable";
  if (shown.state === "unavailable") return shown.note ? `unavailable: ${shown.note}` : "unavailable";
  return formatUnit(unit, shown.value, writing);
}

/** "1 value", "1,240 values". */
export function countOf(count: number, noun: string, locale: string): string {
  return `${formatCount(count, { locale })} ${count === 1 ? noun : `${noun}s`}`;
}

/** Said where importing a file would change nothing. */
export function alreadySaved(count: number, locale: string): string {
  return count === 1
    ? "The value in the file is already saved."
    : `All ${countOf(count, "value", locale)} in the file are already saved.`;
}

/** Means "each sheet is named after its member" in the list of member slugs. */
export const FROM_SHEET = "@sheet";

/** What a column can be matched to, for this visitor. */
export interface MappingChoices {
  items: { code: string; label: string; strategy: Strategy }[];
  /** Members whose numbers the visitor may send. */
  members: { slug: string; name: string }[];
  dimensions: { value: string; label: string }[];
  groups: { value: string; label: string }[];
}

export interface MappingFault {
  /** The index of a column, or the name of a field that no column provides. */
  at: number | string;
  message: string;
}

/** The message about a column or field, if it has a fault. */
export type FaultAt = (at: MappingFault["at"]) => string | null;
