import type { ReportFigure, ReportModel } from "~/reports/model";

/** The coverage of figures, for speaker notes. */
export function spokenOf(figures: ReportFigure[], model: ReportModel): string[] {
  const metrics = new Map(model.definitions.map((definition) => [definition.code, definition]));
  const codes = new Set(figures.map(({ code }) => code));
  const behind = figures.map((figure) => {
    const {
      label,
      member,
      group,
      year,
      text,
      reporting,
      expected,
      withheld,
      lowestCoverage: weakest,
    } = figure;
    const who = [member, group].filter(Boolean).join(", ");
    const of = reporting !== null && expected !== null ? ` (${reporting} of ${expected} members)` : "";
    const low = weakest ? ` Weakest year: ${weakest.year}, ${weakest.reporting} of ${weakest.expected}.` : "";
    return `${label}${who ? `, ${who}` : ""}, ${year}: ${text}${of}.${withheld ? ` Rule: ${withheld}.` : ""}${low}`;
  });
  const formulas = [...codes].flatMap((code) => {
    const formula = metrics.get(code)?.formula;
    return formula ? [`${metrics.get(code)?.label}: ${formula.text}.`] : [];
  });
  return [...new Set([...behind.slice(0, 60), ...formulas])];
}
