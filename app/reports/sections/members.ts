import { isActive } from "~/domain/periods";
import { asFigure, contributionsTo } from "~/domain/rollup/contributions";
import { SECTORS, STRATEGIES, STRATEGY_NAMES } from "~/domain/terms";
import type { ReportBlock, ReportCell } from "~/reports/model";
import { formatDate, monthName } from "~/ui/figures/dates";
import { metricWords } from "~/ui/figures/metrics/sentences";
import { defineSection, type SectionContext } from "./section";
import { exactValue } from "./writing/figure-writer";

/** The members of the year and, where readers may see them, each member's figures. */
export const membersSection = defineSection({
  key: "members",
  title: "Members",
  strategy: null,
  leftOutFor: ["public"],
  build: memberBlocks,
});

function memberBlocks({ writer, sources }: SectionContext): ReportBlock[] {
  const { catalog, year, ownValues, definitions } = sources;
  const active = catalog.members.filter((member) => isActive(member, year));
  if (active.length === 0)
    return [{ kind: "paragraph", text: `The collaborative had no members in ${year}.` }];
  const list: ReportBlock = {
    kind: "table",
    id: "members",
    title: `Members in ${year}`,
    note: null,
    columns: ["Institution", "Sector", "Member since", "Fiscal year ends in"].map((label) => ({
      label,
      numeric: false,
    })),
    rows: active.map(({ name, sector, joinedOn, fiscalYearEndMonth }) => [
      name,
      SECTORS[sector],
      formatDate(joinedOn, writer.writing),
      monthName(fiscalYearEndMonth, writer.writing),
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
        const contributions = contributionsTo({
          catalog,
          figure: asFigure(catalog, metric),
          year,
          values: ownValues,
          definitions,
        });
        return {
          metric,
          words: metricWords(metric, catalog.measures),
          of: new Map(contributions.map((contribution) => [contribution.memberId, contribution])),
        };
      });
      return [
        {
          kind: "table",
          id: `members-${strategy}`,
          note: null,
          title: `${STRATEGY_NAMES[strategy]}, member by member, ${year}`,
          columns: [
            { label: "Institution", numeric: false },
            ...byMetric.map(({ words }) => ({ label: words.label, numeric: true })),
          ],
          rows: active.map((member): ReportCell[] => [
            member.name,
            ...byMetric.map(({ metric, words, of }) => {
              const contribution = of.get(member.id);
              const about = { code: metric.code, label: words.label, strategy, year, unit: words.unit };
              const alone = contribution?.standing === "share_only" ? { part: "share_only" } : {};
              return writer.cell({
                ...about,
                member: member.name,
                place: member.slug,
                ...alone,
                value: exactValue(contribution, words.unit),
                missing: contribution?.standing === "not_applicable" ? "not_applicable" : "missing",
                comparability: contribution?.grade ?? null,
              });
            }),
          ]),
        },
      ];
    }),
  ];
}
