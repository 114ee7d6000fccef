import { z } from "zod";
import type { Audience } from "./model";
import { SECTION_KEYS, SECTIONS } from "./sections/registry";

/** The outline of a report: its sections in order, each with the convener's words. */

/** Characters per section: several pages of words. */
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
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "A section is listed twice."),
  /** Id of the published version, of this or another report, with which it is compared. */
  compareTo: z.string().nullable(),
  /** Slides end with an appendix of all tables and definitions. */
  appendix: z.boolean().optional(),
});
export type Outline = z.infer<typeof outlineSchema>;

/** The outline of a new report: every section that its readers may see. */
export function newOutline(audience: Audience): Outline {
  return {
    sections: SECTIONS.map(({ key, leftOutFor }) => ({
      key,
      shown: !leftOutFor?.includes(audience),
      narrative: "",
    })),
    compareTo: null,
  };
}

/** A stored outline with every section: those added to the app since come last, not shown. */
export function completeOutline(outline: Outline): Outline {
  const has = new Set(outline.sections.map(({ key }) => key));
  const added = SECTION_KEYS.filter((key) => !has.has(key));
  return {
    ...outline,
    sections: [...outline.sections, ...added.map((key) => ({ key, shown: false, narrative: "" }))],
  };
}

/** Whether two outlines give the same page, less the convener's words: the appendix is a matter of the slides. */
export function sameFrame(first: Outline, second: Outline): boolean {
  const frame = ({ sections, compareTo }: Outline) =>
    JSON.stringify([compareTo, sections.map(({ key, shown }) => [key, shown])]);
  return frame(first) === frame(second);
}
