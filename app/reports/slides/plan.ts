import { figuresOf } from "../figures";
import { type Narrative, narrativeOf, plainText } from "../markdown";
import type { ReportFigure, ReportModel, ReportSection } from "../model";
import { slidesOf } from "./bodies";
import { heightOf, paged, pieces, ROOM } from "./fit";
import type { Body, Line, Slide } from "./slide";

/** Which slides a report makes, and in which order. */

type FigureOf = ReturnType<typeof figuresOf>;
const WORDS = { width: 10.4, piece: 700 };

export function deckOf(model: ReportModel): Slide[] {
  const figureOf = figuresOf(model);
  const slides = model.sections.map((section) => sectionSlides(section, model, figureOf));
  const closing = slides.splice(model.sections.at(-1)?.key === "methods" ? -1 : slides.length);
  // What a chart has shown stands as numbers behind the story, for those who ask; how it was made, last of all.
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
  const add = (to: Slide[], title: string, below: string | null, body: Body, spoken: string[]) =>
    to.push({ section: section.title, accent: section.accent, title, below, body, spoken });
  const say = () => {
    if (lines.length === 0) return;
    const pages = paged(lines.flatMap(split), lineHeight, ROOM.height);
    for (const [at, page] of pages.entries())
      add(
        story,
        numbered(headline ?? section.title, at, pages.length),
        null,
        { kind: "words", lines: page },
        remarks,
      );
    headline = null;
    lines = [];
  };
  for (const [at, block] of section.blocks.entries()) {
    if (block.kind === "headline") {
      say();
      headline = block.text;
    } else if (block.kind === "paragraph") lines.push({ look: "plain", text: block.text });
    else if (block.kind === "narrative") lines.push(...narrativeOf(block.markdown).flatMap(narrativeLines));
    // On the last section they are the message; elsewhere they are for whoever speaks.
    else if (block.kind === "notes") {
      if (section.key === "methods")
        lines.push(...block.items.map((text): Line => ({ look: "bullet", text: `• ${text}` })));
    } else {
      // A word on what follows stands above it; figures come before the words on them.
      const aside =
        headline === null && lines.length === 1 && isShort(lines[0]) ? (lines.pop()?.text ?? null) : null;
      if (block.kind !== "figures" || headline === null) say();
      const charted = section.blocks[at - 1]?.kind === "chart" && block.kind === "table";
      const made = slidesOf(block, model, figureOf);
      const title = block.kind === "figures" ? (headline ?? section.title) : made.title;
      const below = aside ?? (block.kind !== "figures" && headline && headline !== title ? headline : null);
      for (const [page, body] of made.bodies.entries())
        add(
          charted ? behind : story,
          numbered(title, page, made.bodies.length),
          page === 0 && !charted ? below : null,
          body.body,
          [...(made.note ? [made.note] : []), ...spokenOf(body.figures, model), ...remarks],
        );
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

const SIZES: Record<Line["look"], number> = { plain: 18, heading: 20, bullet: 16, quote: 18 };
export const sizeOf = (line: Line) => SIZES[line.look];
const lineHeight = (line: Line) => heightOf(line.text, sizeOf(line), WORDS.width) + 0.14;
const split = (line: Line) => pieces(line.text, WORDS.piece).map((text) => ({ ...line, text }));

function narrativeLines(block: Narrative): Line[] {
  if (block.kind === "list")
    return block.items.map((item, at) => ({
      look: "bullet",
      text: `${block.ordered ? `${block.start + at}. ` : "• "}${plainText(item)}`,
    }));
  const look = block.kind === "heading" ? "heading" : block.kind === "quote" ? "quote" : "plain";
  return [{ look, text: plainText([block]) }];
}

/** Who stands behind figures, for whoever is asked. */
function spokenOf(figures: ReportFigure[], model: ReportModel): string[] {
  const metrics = new Map(model.definitions.map((one) => [one.code, one]));
  const codes = new Set(figures.map(({ code }) => code));
  const behind = figures.map((figure) => {
    const {
      label,
      member,
      group,
      year,
      text,
      reporting,
      expected,
      withheld,
      lowestCoverage: weakest,
    } = figure;
    const who = [member, group].filter(Boolean).join(", ");
    const of = reporting !== null && expected !== null ? ` (${reporting} of ${expected} members)` : "";
    const low = weakest ? ` Weakest year: ${weakest.year}, ${weakest.reporting} of ${weakest.expected}.` : "";
    return `${label}${who ? `, ${who}` : ""}, ${year}: ${text}${of}.${withheld ? ` Rule: ${withheld}.` : ""}${low}`;
  });
  const formulas = [...codes].flatMap((code) => {
    const formula = metrics.get(code)?.formula;
    return formula ? [`${metrics.get(code)?.label}: ${formula.text}.`] : [];
  });
  return [...new Set([...behind.slice(0, 60), ...formulas])];
}
