import type { Narrative } from "./markdown";
import type { ReportBlock, ReportModel, StoryBlock } from "./model";

/** Stories in reports: their words in every format, and what is kept of them in a published version. */

/** Stands in place of a story that may not be told anymore. */
export const STORY_TAKEN_OFF = "A story that stood here has been taken off. The consent to it has ended.";

/** Who tells it, and where: "Dolores M., Canal Street"; empty where neither may be said. */
export const storySource = ({ name, place }: NonNullable<StoryBlock["told"]>): string =>
  [name, place].filter(Boolean).join(", ");

/** A story as every format that has words can write it: a heading, the words as a quote, and who tells it. */
export function storyNarrative({ told }: StoryBlock): Narrative[] {
  if (told === null) return [paragraph(STORY_TAKEN_OFF)];
  const source = storySource(told);
  return [
    { kind: "heading", level: 1, children: [{ kind: "text", text: told.title }] },
    { kind: "quote", children: told.words.split(/\n+/).map(paragraph) },
    ...(source ? [paragraph(source)] : []),
  ];
}

const paragraph = (text: string): Narrative => ({ kind: "paragraph", children: [{ kind: "text", text }] });

/** The stories of a report, in its order. */
export const storiesIn = ({ sections }: Pick<ReportModel, "sections">): StoryBlock[] =>
  sections.flatMap(({ blocks }) => blocks.filter((block): block is StoryBlock => block.kind === "story"));

/** The report with each story replaced, or left out where the answer is null. */
export function withStories(
  model: ReportModel,
  replaced: (story: StoryBlock) => StoryBlock | null,
): ReportModel {
  return {
    ...model,
    sections: model.sections.map((section) => ({
      ...section,
      blocks: section.blocks.flatMap((block): ReportBlock[] => {
        if (block.kind !== "story") return [block];
        const story = replaced(block);
        return story ? [story] : [];
      }),
    })),
  };
}
