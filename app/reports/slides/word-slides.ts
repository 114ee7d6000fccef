import { narrativeOf } from "~/reports/markdown";
import type { ReportModel } from "~/reports/model";
import { storyNarrative } from "~/reports/stories";
import { paged, ROOM } from "./fit";
import { MOST, numbered } from "./section-parts";
import type { Line, Slide } from "./slide";
import { lineHeight, linesOfWord, splitLine } from "./words";

/** Words get smaller down to this part of their size before they are cut. */
const SMALLEST_SCALE = 0.6;

/** Texts as the body of one slide. */
export const wordsOf = (texts: string[]): Slide["body"] =>
  fitted(texts.map((text): Line => ({ look: "plain", text })));

/** Lines in the largest size at which they keep to one slide; what does not fit even then is cut. */
export function fitted(lines: Line[]): Extract<Slide["body"], { kind: "words" }> {
  const heightAt = (scale: number) => lines.reduce((sum, line) => sum + lineHeight(line, scale), 0);
  let scale = 1;
  while (scale > SMALLEST_SCALE && heightAt(scale) > ROOM.height) scale -= 0.05;
  const [page = []] = paged(lines, (line) => lineHeight(line, scale), ROOM.height);
  return { kind: "words", lines: page, scale };
}

/** Stories in the convener's words, under the titles of the sections that they belong to. */
export function wordSlides(model: ReportModel): Slide[] {
  const lines = model.sections.flatMap(({ title, blocks }): Line[] => {
    const own = blocks.flatMap((block) =>
      block.kind === "narrative"
        ? narrativeOf(block.markdown).flatMap(linesOfWord)
        : block.kind === "story"
          ? storyNarrative(block).flatMap(linesOfWord)
          : [],
    );
    return own.length > 0 ? [{ look: "heading", text: title }, ...own] : [];
  });
  if (lines.length === 0) return [];
  const pages = paged(lines.flatMap(splitLine), lineHeight, ROOM.height);
  const shown = pages.slice(0, MOST.wordSlides);
  return shown.map((page, at) => ({
    section: "In our own words",
    accent: null,
    title: numbered("What stands behind the figures", at, shown.length),
    below: at === shown.length - 1 && pages.length > shown.length ? "There is more in the report." : null,
    body: { kind: "words" as const, lines: page },
    spoken: [],
  }));
}
