import type { ReportModel } from "~/reports/model";
import { formatCount, formatShare, type Writing } from "~/ui/figures/format-numbers";

/** Coverage below this part of the expected members is a warning. */
const LOW_COVERAGE = 0.8;

/** What to know before publishing: figures with low coverage, and values not verified yet. */
export function warningsOf(
  { figures, year }: Pick<ReportModel, "figures" | "year">,
  { unverified, of }: { unverified: number; of: number },
  writing: Writing,
): string[] {
  const thin = figures.filter(
    ({ part, member, group, year: at, unit, reporting, expected, code }) =>
      part === "value" &&
      member === null &&
      group === null &&
      at === year &&
      unit !== "percent" &&
      !code.includes(":") &&
      reporting !== null &&
      expected !== null &&
      expected > 0 &&
      reporting / expected < LOW_COVERAGE,
  );
  const named = thin
    .slice(0, 3)
    .map(({ label, reporting, expected }) => `${label} (${reporting} of ${expected})`);
  const more = thin.length > 3 ? ` and ${thin.length - 3} more` : "";
  return [
    ...(thin.length > 0
      ? [
          `Fewer than ${formatShare(LOW_COVERAGE, writing, 0)} of the members stand behind: ${named.join(", ")}${more}.`,
        ]
      : []),
    ...(unverified > 0
      ? [
          `${formatCount(unverified, writing)} of ${formatCount(of, writing)} values of ${year} are not verified yet.`,
        ]
      : []),
  ];
}
