import type { ReportBlock, ReportCell } from "~/reports/model";
import { chartUnit, formatIndicator } from "~/ui/figures/indicators/indicator-numbers";
import {
  accentOf,
  besides,
  trendNote,
  trendSeries,
  trendTitle,
} from "~/ui/figures/indicators/indicator-view";
import { defineSection, type SectionContext } from "./section";

/** Community indicators: the place itself, beside what the members do. */
export const indicatorsSection = defineSection({
  key: "indicators",
  title: "The community",
  strategy: null,
  build: indicatorBlocks,
});

function indicatorBlocks({ writer, sources }: SectionContext): ReportBlock[] {
  const { indicators } = sources;
  const compared = new Set(indicators.flatMap((indicator) => besides(indicator, indicators)?.code ?? []));
  const leading = indicators.filter(({ code, values }) => values.length > 0 && !compared.has(code));
  if (leading.length === 0)
    return [{ kind: "paragraph", text: "No community indicator has been recorded yet." }];
  return leading.flatMap((indicator): ReportBlock[] => {
    const beside = besides(indicator, indicators);
    const shown = beside ? [indicator, beside] : [indicator];
    const years = [...new Set(shown.flatMap(({ values }) => values.map(({ year }) => year)))].sort();
    const title = trendTitle(indicator, beside, writer.writing);
    const rows = years.map((year): ReportCell[] => [
      String(year),
      ...shown.map((column) => {
        const value = column.values.find((value) => value.year === year);
        return writer.cell({
          code: column.code,
          label: column.label,
          strategy: null,
          year,
          unit: column.unit === "percent" || column.unit === "currency" ? column.unit : "count",
          value: value?.value ?? null,
          ...(value && { text: formatIndicator(column, value.value, writer.writing) }),
        });
      }),
      indicator.values.find((value) => value.year === year)?.source ?? "",
    ]);
    const first = years[0] ?? 0;
    const span = Array.from({ length: (years.at(-1) ?? first) - first + 1 }, (_, place) => first + place);
    return [
      {
        kind: "chart",
        id: `indicator-${indicator.code}`,
        title,
        note: trendNote(indicator, beside) ?? null,
        alt: `Line chart. ${title}.`,
        data: {
          series: trendSeries(shown, writer.writing),
          years: span,
          format: chartUnit(indicator),
          accent: accentOf(indicator),
        },
      },
      {
        kind: "table",
        id: `indicator-${indicator.code}-years`,
        title: indicator.label,
        note: null,
        columns: [
          { label: "Year", numeric: false },
          ...shown.map(({ label }) => ({ label, numeric: true })),
          { label: "Source", numeric: false },
        ],
        rows,
      },
    ];
  });
}
