import type { Measure } from "~/domain/terms";

/** How measures are described in the settings. */

export const UNITS = [
  { value: "count", label: "A count, such as people or homes" },
  { value: "currency", label: "An amount of money" },
];

export const KINDS = [
  {
    value: "flow",
    label: "Over the year",
    hint: "Hires, spend, homes: what happens during the year. Years can be added up.",
  },
  {
    value: "stock",
    label: "At the end of the year",
    hint: "Employees, assets: what there is on the last day. Years are never added up.",
  },
];

export const METRIC_KINDS = [
  {
    value: "share",
    label: "A share",
    hint: "One measure divided by another, such as impact hires of new hires.",
  },
  { value: "amount", label: "An amount", hint: "One measure, added up over the members." },
];

export const SPANS = [
  { value: "year", label: "Each year" },
  { value: "since_baseline", label: "Added up since the baseline" },
];

/** "Count, over the year". */
export function kindWords({ unit, kind }: Pick<Measure, "unit" | "kind">): string {
  const what = unit === "currency" ? "Money" : unit === "percent" ? "Percent" : "Count";
  return `${what}, ${kind === "flow" ? "over the year" : "at the end of the year"}`;
}
