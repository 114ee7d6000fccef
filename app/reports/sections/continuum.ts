import { marked } from "~/domain/continuum/drafts";
import { stageWordsOf } from "~/domain/continuum/profile";
import type { ShownDistribution } from "~/domain/continuum/shown-distributions";
import type { ReportBlock, ReportCell } from "~/reports/model";
import { defineSection, type SectionContext } from "./section";

/** How many members stand at each stage of each practice, and the backbone's own stages. */
export const continuumSection = defineSection({
  key: "continuum",
  title: "Continuum of Progress",
  strategy: null,
  build: continuumBlocks,
});

function continuumBlocks({ writer, sources }: SectionContext): ReportBlock[] {
  const { continuum, catalog } = sources;
  if (!continuum || continuum.shown.practices.every(({ rated }) => rated === 0))
    return [{ kind: "paragraph", text: "Nobody has been placed on the Continuum of Progress yet." }];
  const { shown } = continuum;
  const rubric = marked(continuum.rubric);
  const words = stageWordsOf(rubric);
  const nameOf = new Map(
    rubric.sections.flatMap(({ practices }) => practices.map(({ code, name }) => [code, name] as const)),
  );
  const name = (code: string) => nameOf.get(code) ?? code;
  const lagging = shown.lagging?.[0];
  const members = new Map(catalog.members.map((member) => [member.id, member.name]));
  const count = (distribution: ShownDistribution, stage: number) =>
    writer.cell({
      code: `continuum:${distribution.practice}`,
      label: name(distribution.practice),
      strategy: null,
      year: shown.year,
      part: `stage_${stage}`,
      unit: "count",
      value: distribution.counts ? String(distribution.counts[stage]) : null,
      withheld: distribution.withheld && { rule: "contributors", detail: distribution.withheld.detail },
      coverage: { reporting: distribution.rated, expected: distribution.of },
    });
  return [
    {
      kind: "headline",
      text: lagging
        ? `In ${shown.year}, members lag most on “${name(lagging.practice)}”.`
        : `How members stood on the Continuum of Progress in ${shown.year}.`,
    },
    {
      kind: "table",
      id: "continuum",
      title: `Members at each stage, ${shown.year}`,
      note: null,
      columns: [
        { label: "Practice", numeric: false },
        ...words.map((label) => ({ label, numeric: true })),
        { label: "Middle member", numeric: false },
        { label: "Rated", numeric: true },
      ],
      rows: shown.practices.map((distribution): ReportCell[] => [
        name(distribution.practice),
        ...words.map((_, stage) => count(distribution, stage)),
        distribution.median === null ? "–" : (words[distribution.median] ?? ""),
        writer.cell({
          code: `continuum:${distribution.practice}`,
          label: name(distribution.practice),
          strategy: null,
          year: shown.year,
          part: "rated",
          unit: "count",
          value: String(distribution.rated),
          text: `${distribution.rated} of ${distribution.of}`,
          coverage: { reporting: distribution.rated, expected: distribution.of },
        }),
      ]),
    },
    {
      kind: "table",
      id: "continuum-backbone",
      title: `The backbone, ${shown.year}`,
      note: null,
      columns: ["Practice", "Stage"].map((label) => ({ label, numeric: false })),
      rows: shown.backbone.rows.map(({ practice, stage }) => [
        name(practice),
        stage === null ? "not rated" : (words[stage] ?? ""),
      ]),
    },
    ...(shown.members.length > 0
      ? [
          {
            kind: "table" as const,
            id: "continuum-members",
            note: null,
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
