import type { ShownDistribution } from "~/domain/continuum-disclosure";
import { stageWordsOf } from "~/domain/continuum-profile";
import { asFigure, contributionsTo } from "~/domain/contributions";
import { isActive } from "~/domain/periods";
import { SECTORS, STRATEGIES, STRATEGY_NAMES } from "~/domain/types";
import { formatDate, monthName } from "~/ui/figures/dates";
import {
  accentOf,
  besides,
  percentWords,
  trendNote,
  trendSeries,
  trendTitle,
} from "~/ui/figures/indicator-view";
import { metricWords } from "~/ui/figures/sentences";
import type { ReportBlock, ReportCell } from "../model";
import type { ReportSources } from "../read.server";
import { exactValue, type Pen } from "./pen";

/** The sections beside strategies and goals: the Continuum, the community, the members. */

export function continuumBlocks(pen: Pen, { continuum, catalog }: ReportSources): ReportBlock[] {
  if (!continuum || continuum.shown.practices.every(({ rated }) => rated === 0))
    return [{ kind: "paragraph", text: "Nobody has been placed on the Continuum of Progress yet." }];
  const { shown, rubric } = continuum;
  const words = stageWordsOf(rubric);
  const nameOf = new Map(
    rubric.sections.flatMap(({ practices }) => practices.map(({ code, name }) => [code, name] as const)),
  );
  const name = (code: string) => nameOf.get(code) ?? code;
  const lagging = shown.lagging?.[0];
  const withheld = shown.practices.flatMap((one) => (one.withheld ? [one.withheld.detail] : []));
  const members = new Map(catalog.members.map((member) => [member.id, member.name]));
  const count = (one: ShownDistribution, stage: number) =>
    pen.cell({
      ...{ code: `continuum:${one.practice}`, label: name(one.practice), strategy: null, year: shown.year },
      ...{ part: `stage_${stage}`, unit: "count", value: one.counts ? String(one.counts[stage]) : null },
      withheld: one.withheld && { rule: "contributors", detail: one.withheld.detail },
      coverage: { reporting: one.rated, expected: one.of },
    });
  return [
    {
      kind: "headline",
      text: lagging
        ? `In ${shown.year}, members lag most on “${name(lagging.practice)}”.`
        : `How members stood on the Continuum of Progress in ${shown.year}.`,
    },
    {
      ...{ kind: "table", id: "continuum", title: `Members at each stage, ${shown.year}` },
      note: withheld.length > 0 ? `Withheld: ${[...new Set(withheld)].join("; ")}.` : null,
      columns: [
        { label: "Practice", numeric: false },
        ...words.map((label) => ({ label, numeric: true })),
        { label: "Middle member", numeric: false },
        { label: "Rated", numeric: true },
      ],
      rows: shown.practices.map((one): ReportCell[] => [
        name(one.practice),
        ...words.map((_, stage) => count(one, stage)),
        one.median === null ? "–" : (words[one.median] ?? ""),
        pen.cell({
          ...{ code: `continuum:${one.practice}`, label: name(one.practice), strategy: null },
          ...{ year: shown.year, part: "rated", unit: "count", value: String(one.rated) },
          ...{ text: `${one.rated} of ${one.of}`, coverage: { reporting: one.rated, expected: one.of } },
        }),
      ]),
    },
    {
      ...{ kind: "table", id: "continuum-backbone", title: `The backbone, ${shown.year}`, note: null },
      columns: ["Practice", "Stage"].map((label) => ({ label, numeric: false })),
      rows: shown.backbone.rows.map(({ practice, stage }) => [
        name(practice),
        stage === null ? "not rated" : (words[stage] ?? ""),
      ]),
    },
    ...(shown.members.length > 0
      ? [
          {
            ...{ kind: "table" as const, id: "continuum-members", note: null },
            title: `Each member’s stage, ${shown.year}`,
            columns: ["Member", "Stage reached", "Practices rated"].map((label) => ({
              label,
              numeric: false,
            })),
            rows: shown.members.map(({ memberId, stageReached, rated, of }) => [
              members.get(memberId ?? "") ?? "",
              stageReached === null ? "incomplete" : (words[stageReached] ?? ""),
              `${rated} of ${of}`,
            ]),
          },
        ]
      : []),
  ];
}

export function indicatorBlocks(pen: Pen, { indicators }: ReportSources): ReportBlock[] {
  const compared = new Set(indicators.flatMap((one) => besides(one, indicators)?.code ?? []));
  const leading = indicators.filter(({ code, values }) => values.length > 0 && !compared.has(code));
  if (leading.length === 0)
    return [{ kind: "paragraph", text: "No community indicator has been recorded yet." }];
  return leading.flatMap((indicator): ReportBlock[] => {
    const beside = besides(indicator, indicators);
    const shown = beside ? [indicator, beside] : [indicator];
    const years = [...new Set(shown.flatMap(({ values }) => values.map(({ year }) => year)))].sort();
    const title = trendTitle(indicator, beside, pen.writing);
    const rows = years.map((year): ReportCell[] => [
      String(year),
      ...shown.map((one) => {
        const value = one.values.find((found) => found.year === year);
        return pen.cell({
          ...{ code: one.code, label: one.label, strategy: null, year, unit: "percent" },
          value: value?.value ?? null,
          ...(value && { text: percentWords(value.value, pen.writing) }),
        });
      }),
      indicator.values.find((found) => found.year === year)?.source ?? "",
    ]);
    const first = years[0] ?? 0;
    const span = Array.from({ length: (years.at(-1) ?? first) - first + 1 }, (_, place) => first + place);
    return [
      {
        ...{ kind: "chart", id: `indicator-${indicator.code}`, title },
        note: trendNote(indicator, beside) ?? null,
        alt: `Line chart. ${title}.`,
        data: {
          ...{ series: trendSeries(shown, pen.writing), years: span, format: "share" as const },
          accent: accentOf(indicator),
        },
      },
      {
        ...{ kind: "table", id: `indicator-${indicator.code}-years`, title: indicator.label, note: null },
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

export function memberBlocks(pen: Pen, sources: ReportSources): ReportBlock[] {
  const { catalog, year, ownValues, definitions } = sources;
  const active = catalog.members.filter((member) => isActive(member, year));
  if (active.length === 0)
    return [{ kind: "paragraph", text: `The collaborative had no members in ${year}.` }];
  const list: ReportBlock = {
    ...{ kind: "table", id: "members", title: `Members in ${year}`, note: null },
    columns: ["Institution", "Sector", "Member since", "Fiscal year ends in"].map((label) => ({
      label,
      numeric: false,
    })),
    rows: active.map(({ name, sector, joinedOn, fiscalYearEndMonth }) => [
      name,
      SECTORS[sector],
      formatDate(joinedOn, pen.writing),
      monthName(fiscalYearEndMonth, pen.writing),
    ]),
  };
  if (!ownValues)
    return [list, { kind: "paragraph", text: "Figures of single institutions are not part of this report." }];
  return [
    list,
    ...STRATEGIES.flatMap((strategy): ReportBlock[] => {
      const metrics = catalog.metrics.filter((metric) => metric.strategy === strategy);
      if (metrics.length === 0) return [];
      const byMetric = metrics.map((metric) => {
        const found = contributionsTo(catalog, asFigure(catalog, metric), year, ownValues, definitions);
        return {
          metric,
          words: metricWords(metric, catalog.measures),
          of: new Map(found.map((one) => [one.memberId, one])),
        };
      });
      return [
        {
          ...{ kind: "table", id: `members-${strategy}`, note: null },
          title: `${STRATEGY_NAMES[strategy]}, member by member, ${year}`,
          columns: [
            { label: "Institution", numeric: false },
            ...byMetric.map(({ words }) => ({ label: words.label, numeric: true })),
          ],
          rows: active.map((member): ReportCell[] => [
            member.name,
            ...byMetric.map(({ metric, words, of }) => {
              const one = of.get(member.id);
              const about = { code: metric.code, label: words.label, strategy, year, unit: words.unit };
              const alone = one?.standing === "share_only" ? { part: "share_only" } : {};
              return pen.cell({
                ...{ ...about, member: member.name, place: member.slug, ...alone },
                value: exactValue(one, words.unit),
                missing: one?.standing === "not_applicable" ? "not_applicable" : "missing",
                comparability: one?.grade ?? null,
              });
            }),
          ]),
        },
      ];
    }),
  ];
}
