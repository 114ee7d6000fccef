import { figuresOf } from "~/reports/figures";
import { narrativeOf } from "~/reports/markdown";
import type { ReportModel, ReportSection } from "~/reports/model";
import { placeOf } from "~/reports/sections/writing/places";
import { storyNarrative } from "~/reports/stories";
import { slidesOf } from "./bodies";
import { paged, ROOM } from "./fit";
import type { Line, Slide } from "./slide";
import { spokenOf } from "./spoken";
import { storyOf } from "./story";
import { lineHeight, linesOfWord, splitLine } from "./words";

/** Which slides a report makes, and in which order. */

type FigureOf = ReturnType<typeof figuresOf>;

/** The story of a report, with its tables behind it where the convener wants them. */
export function deckOf(model: ReportModel): Slide[] {
  if (!model.slides) return fullDeck(model);
  return [...storyOf(model), ...(model.slides.appendix ? appendixOf(model) : [])];
}

/** Every table, chart, and definition of the report, behind a page that says so. */
function appendixOf(model: ReportModel): Slide[] {
  const figureOf = figuresOf(model);
  const kinds = ["chart", "bars", "table"];
  const sections = model.sections
    .map((section) => ({ ...section, blocks: section.blocks.filter(({ kind }) => kinds.includes(kind)) }))
    .filter(({ blocks }) => blocks.length > 0);
  const lines = sections.map(({ title }): Line => ({ look: "bullet", text: `• ${title}` }));
  if (lines.length === 0) return [];
  return [
    {
      section: "Appendix",
      accent: null,
      title: "Appendix: all tables and definitions",
      below: null,
      body: { kind: "words", lines },
      spoken: [],
    },
    ...sections.flatMap((section) => {
      const { story, behind } = sectionSlides(section, model, figureOf);
      return [...story, ...behind];
    }),
  ];
}

/** Everything on slides, as reports published before had it. */
function fullDeck(model: ReportModel): Slide[] {
  const figureOf = figuresOf(model);
  const slides = model.sections.map((section) => sectionSlides(section, model, figureOf));
  const last = model.sections.at(-1);
  const closing = last && placeOf(last.key) === "closing" ? slides.splice(-1) : [];
  // The numbers of the charts follow the story, for those who ask; the closing section comes last.
  return [
    ...slides.flatMap(({ story }) => story),
    ...[...slides, ...closing].flatMap(({ behind }) => behind),
    ...closing.flatMap(({ story }) => story),
  ];
}

function sectionSlides(section: ReportSection, model: ReportModel, figureOf: FigureOf) {
  const story: Slide[] = [];
  const behind: Slide[] = [];
  const remarks = section.blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));
  let headline: string | null = null;
  let lines: Line[] = [];
  const add = (to: Slide[], slide: Pick<Slide, "title" | "below" | "body" | "spoken">) =>
    to.push({ section: section.title, accent: section.accent, ...slide });
  const say = () => {
    if (lines.length === 0) return;
    const pages = paged(lines.flatMap(splitLine), lineHeight, ROOM.height);
    for (const [at, page] of pages.entries())
      add(story, {
        title: numbered(headline ?? section.title, at, pages.length),
        below: null,
        body: { kind: "words", lines: page },
        spoken: remarks,
      });
    headline = null;
    lines = [];
  };
  for (const [at, block] of section.blocks.entries()) {
    if (block.kind === "headline") {
      say();
      headline = block.text;
    } else if (block.kind === "paragraph") lines.push({ look: "plain", text: block.text });
    else if (block.kind === "narrative") lines.push(...narrativeOf(block.markdown).flatMap(linesOfWord));
    else if (block.kind === "story") lines.push(...storyNarrative(block).flatMap(linesOfWord));
    // In the closing section they are the message; elsewhere they are speaker notes.
    else if (block.kind === "notes") {
      if (placeOf(section.key) === "closing")
        lines.push(...block.items.map((text): Line => ({ look: "bullet", text: `• ${text}` })));
    } else {
      // A word on what follows stands above it; figures come before the words on them.
      const aside =
        headline === null && lines.length === 1 && isShort(lines[0]) ? (lines.pop()?.text ?? null) : null;
      if (block.kind !== "figures" || headline === null) say();
      const charted = section.blocks[at - 1]?.kind === "chart" && block.kind === "table";
      const drawn = slidesOf(block, model, figureOf);
      const title = block.kind === "figures" ? (headline ?? section.title) : drawn.title;
      const below = aside ?? (block.kind !== "figures" && headline && headline !== title ? headline : null);
      for (const [page, body] of drawn.bodies.entries())
        add(charted ? behind : story, {
          title: numbered(title, page, drawn.bodies.length),
          below: page === 0 && !charted ? below : null,
          body: body.body,
          spoken: [...(drawn.note ? [drawn.note] : []), ...spokenOf(body.figures, model), ...remarks],
        });
      if (!charted) headline = null;
    }
  }
  if (headline && lines.length === 0) lines.push({ look: "plain", text: section.title });
  say();
  return { story, behind };
}

const isShort = (line: Line | undefined) => line?.look === "plain" && line.text.length <= 150;
const numbered = (title: string, at: number, of: number) =>
  of > 1 ? `${title} (${at + 1} of ${of})` : title;
