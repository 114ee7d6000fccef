import type { IndicatorRecord } from "~/domain/indicators/indicators";
import { Notice } from "~/ui/layout/Notice";
import type { FetchReport } from "./actions.server";

/** The result of fetching: what was stored, what is offered, and why values are missing. */
export function FetchedReport({
  reports,
  indicators,
}: {
  reports: FetchReport[];
  indicators: IndicatorRecord[];
}) {
  const labelOf = (code: string) => indicators.find((indicator) => indicator.code === code)?.label ?? code;
  // A feed that is down fails for all its indicators with the same message.
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
