import type { ObservationState, Strategy, Unit } from "~/domain/types";
import type { Verdict } from "~/exchange/checked-file.server";
import { formatUnit, type Writing } from "~/ui/figures/format";
import type { IconName } from "~/ui/figures/icons";

/** How a verdict is said, and the sign beside it. */
export const VERDICT_WORDS: Record<
  Verdict,
  { one: string; many: string; icon: IconName; className: string }
> = {
  error: { one: "fault", many: "faults", icon: "cross", className: "text-bad" },
  warning: { one: "worth a second look", many: "worth a second look", icon: "warn", className: "text-warn" },
  changed: { one: "changed", many: "changed", icon: "pencil", className: "text-info" },
  new: { one: "new", many: "new", icon: "check", className: "text-good" },
  unchanged: { one: "as it is", many: "as they are", icon: "same", className: "text-ink-soft" },
};

export interface ShownValue {
  state: ObservationState | "missing";
  value: string | null;
  note?: string | null | undefined;
}

/** A value as one reads it: "1,200", "n/a", "unavailable, because the system changed". */
export function valueText(shown: ShownValue | null, unit: Unit | "share", writing: Writing): string {
  if (shown === null || shown.state === "missing") return "nothing";
  if (shown.state === "not_applicable") return "not applicable";
  if (shown.state === "unavailable") return shown.note ? `unavailable: ${shown.note}` : "unavailable";
  return formatUnit(unit, shown.value, writing);
}

/** "1 value", "1,240 values". */
export function countOf(count: number, one: string, locale: string, many = `${one}s`): string {
  return `${count.toLocaleString(locale)} ${count === 1 ? one : many}`;
}

/** Stands for "each sheet is named after its member" among the short names of members. */
export const FROM_SHEET = "@sheet";

/** What columns can be here, for this visitor. */
export interface MappingChoices {
  items: { code: string; label: string; strategy: Strategy }[];
  /** Whose numbers the visitor may send. */
  members: { slug: string; name: string }[];
  groups: { value: string; label: string }[];
}

export interface MappingFault {
  /** The place of a column, or the name of what no column says. */
  at: number | string;
  message: string;
}

/** Names in the rows that mean nothing here yet. */
export interface UnknownNames {
  members: string[];
  measures: string[];
}
