import type { IndicatorRecord } from "~/domain/indicators";
import { Notice } from "~/ui/layout/Notice";
import type { FetchReport } from "./indicator-actions.server";

/** What came of fetching: what was stored, what is offered, and why there is nothing. */
export function FetchedReport({
  reports,
  indicators,
}: {
  reports: FetchReport[];
  indicators: IndicatorRecord[];
}) {
  const labelOf = (code: string) => indicators.find((one) => one.code === code)?.label ?? code;
  // One feed that is down fails for each of its indicators, for the same reason.
  const troubles = [...new Set(reports.flatMap(({ trouble }) => trouble ?? []))];
  const good = reports.filter(({ trouble }) => trouble === null);
  return (
    <div className="grid gap-4">
      {troubles.map((trouble) => (
        <Notice key={trouble} tone="error" title={trouble}>
          <p>
            {reports
              .filter((report) => report.trouble === trouble)
              .map(({ code }) => labelOf(code))
              .join("; ")}
            : nothing was changed. Enter the values by hand or try again later.
          </p>
        </Notice>
      ))}
      {good.length > 0 ? (
        <Notice tone={good.some(({ tally }) => tally) ? "success" : "warning"} title={headline(good)}>
          <ul>
            {good.map((report) => (
              <li key={report.code}>
                {labelOf(report.code)}: {tallyWords(report)}.
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}

function headline(reports: FetchReport[]): string {
  if (!reports.some(({ tally }) => tally)) return "There was nothing to fetch.";
  const offered = reports.reduce((sum, { tally }) => sum + (tally?.offered ?? 0), 0);
  if (offered === 0) return "Fetched.";
  return offered === 1
    ? "Fetched. One value differs from what was entered by hand: take it or leave it below."
    : `Fetched. ${offered} values differ from what was entered by hand: take or leave them below.`;
}

function tallyWords({ tally, without }: FetchReport): string {
  const parts = tally
    ? [
        [tally.added, "new"],
        [tally.changed, "replaced"],
        [tally.offered, "offered"],
        [tally.unchanged, "as before"],
      ].flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]))
    : ["no value"];
  return [...parts, ...without].join(", ");
}
