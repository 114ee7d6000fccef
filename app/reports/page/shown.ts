import { styleOf } from "~/domain/look/look";
import { lookOf } from "~/domain/look/shades";
import { type Narrative, narrativeOf } from "~/reports/markdown";
import type { ReportBlock, ReportModel } from "~/reports/model";
import { storyNarrative } from "~/reports/stories";

/** A report as its page needs it: the convener's words parsed, and nothing that only files need. */
export type ShownBlock =
  | Exclude<ReportBlock, { kind: "narrative" | "story" }>
  | { kind: "narrative" | "story"; words: Narrative[] };

export interface ShownReport
  extends Pick<
    ReportModel,
    "title" | "year" | "audience" | "collaborative" | "locale" | "currency" | "date" | "figures"
  > {
  /** The collaborative's own colors as a style sheet, and its logo; null: ours. */
  look: { style: string; logo: { src: string } | null } | null;
  sections: (Omit<ReportModel["sections"][number], "blocks"> & { blocks: ShownBlock[] })[];
}

export function shownReport(model: ReportModel): ShownReport {
  const { title, year, audience, collaborative, locale, currency, date, figures, look } = model;
  return {
    title,
    year,
    audience,
    collaborative,
    locale,
    currency,
    date,
    figures,
    look: look ? shownLook(look) : null,
    sections: model.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map(
        (block): ShownBlock =>
          block.kind === "narrative"
            ? { kind: "narrative", words: narrativeOf(block.markdown) }
            : block.kind === "story"
              ? { kind: "story", words: storyNarrative(block) }
              : block,
      ),
    })),
  };
}

function shownLook({ main, second, logo }: NonNullable<ReportModel["look"]>): ShownReport["look"] {
  return {
    style: styleOf(lookOf({ main, second, logo: null })),
    logo: logo && { src: `data:${logo.mediaType};base64,${logo.base64}` },
  };
}
