import { z } from "zod";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "../domain/types";
import type { Audience } from "./model";

/** What a report shows: its sections in order, each with the convener's words. */

export const SECTION_KEYS = [
  "summary",
  "strategy:workforce",
  "strategy:purchasing",
  "strategy:investing",
  "goals",
  "continuum",
  "indicators",
  "members",
  "changes",
  "methods",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** Long enough for several pages of words, short enough to stay a report. */
export const MOST_WORDS = 20_000;

export const outlineSchema = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        key: z.enum(SECTION_KEYS),
        shown: z.boolean(),
        narrative: z.string().max(MOST_WORDS, `At most ${MOST_WORDS} characters.`),
      }),
    )
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "A section stands twice."),
  /** Id of the published version, of this or another report, with which it is compared. */
  compareTo: z.string().nullable(),
});
export type Outline = z.infer<typeof outlineSchema>;

export const SECTION_TITLES: Record<SectionKey, string> = {
  summary: "Summary",
  "strategy:workforce": STRATEGY_NAMES.workforce,
  "strategy:purchasing": STRATEGY_NAMES.purchasing,
  "strategy:investing": STRATEGY_NAMES.investing,
  goals: "Goals",
  continuum: "Continuum of Progress",
  indicators: "The community",
  members: "Members",
  changes: "What changed",
  methods: "How these figures were made",
};

/** What a new report starts with: everything its readers may be shown. */
export function newOutline(audience: Audience): Outline {
  return {
    sections: SECTION_KEYS.map((key) => ({
      key,
      shown: !(key === "members" && audience === "public"),
      narrative: "",
    })),
    compareTo: null,
  };
}

/** A stored outline with every section there is: those that have come since stand last, not shown. */
export function completeOutline(outline: Outline): Outline {
  const has = new Set(outline.sections.map(({ key }) => key));
  const added = SECTION_KEYS.filter((key) => !has.has(key));
  return {
    ...outline,
    sections: [...outline.sections, ...added.map((key) => ({ key, shown: false, narrative: "" }))],
  };
}

/** Whether two outlines differ in no more than the convener's words. */
export function sameFrame(one: Outline, other: Outline): boolean {
  const frame = ({ sections, compareTo }: Outline) =>
    JSON.stringify([compareTo, sections.map(({ key, shown }) => [key, shown])]);
  return frame(one) === frame(other);
}

/** A section's blocks with the convener's words among them: they follow the sentence that leads. */
export function withWords<Block extends { kind: string }>(blocks: Block[], own: Block[]): Block[] {
  const [first, ...rest] = blocks;
  return first?.kind === "headline" ? [first, ...own, ...rest] : [...own, ...blocks];
}

/** The strategy that a section is about; null for the others. */
export function strategyOf(key: SectionKey): Strategy | null {
  return STRATEGIES.find((strategy) => key === `strategy:${strategy}`) ?? null;
}
