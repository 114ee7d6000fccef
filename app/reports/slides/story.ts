import { figuresOf } from "~/reports/figures";
import type { ReportBlock, ReportModel, ReportSection } from "~/reports/model";
import { cardOf, slidesOf } from "./bodies";
import { goalSlides } from "./goal-slides";
import { headlineOf, MOST, notesOf, paragraphsOf, slideOf, type Telling, tableOf } from "./section-parts";
import type { Line, Slide } from "./slide";
import { spokenOf } from "./spoken";
import { tableBodies } from "./tables";
import { fitted, wordSlides, wordsOf } from "./word-slides";

/**
 * The story of a report in ten to fourteen slides: how the goals stand, one slide a strategy, the Continuum, the
 * community, what changed, the convener's words, and how it was made. One message a slide.
 */
export function storyOf(model: ReportModel): Slide[] {
  const figureOf = figuresOf(model);
  const leading = new Set(
    model.sections
      .flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figures"))
      .flatMap(({ items }) => items.map(({ figure }) => figureOf(figure).code)),
  );
  const telling = { model, figureOf, leading };
  const tell = (section: ReportSection) => TELLERS[section.key.split(":")[0] ?? ""]?.(section, telling) ?? [];
  const goals = model.sections.find(({ key }) => key === "goals");
  const methods = model.sections.filter(({ key }) => key === "methods");
  const others = model.sections.filter(({ key }) => !["goals", "summary", "methods"].includes(key));
  const status = goals ? tell(goals) : [];
  const summary = model.sections.filter(({ key }) => key === "summary");
  const facts = summary.flatMap(paragraphsOf);
  const opening = status.length > 0 ? status : summary.flatMap(tell);
  return [
    // Who joined or left is said with the first slide.
    ...opening.map((slide, at) => (at === 0 ? { ...slide, spoken: [...facts, ...slide.spoken] } : slide)),
    ...others.flatMap(tell),
    ...wordSlides(model),
    ...methods.flatMap(tell),
  ];
}

/** The slides of a section, by its key less the strategy. */
const TELLERS: Record<string, (section: ReportSection, telling: Telling) => Slide[]> = {
  summary: summarySlides,
  goals: goalSlides,
  strategy: strategySlides,
  continuum: (section, telling) =>
    tableSlides(section, telling, { id: "continuum", title: headlineOf(section) ?? section.title }),
  indicators: (section, telling) =>
    section.blocks
      .filter((block) => block.kind === "chart")
      .slice(0, MOST.indicators)
      .flatMap((block) => drawn(section, block, telling)),
  results: firstTable,
  outcomes: firstTable,
  promises: firstTable,
  pulse: firstTable,
  path: (section, telling) => tableSlides(section, telling, { id: "path", title: section.title }),
  changes: changeSlides,
  methods: (section) => listSlides(section),
};

function drawn(
  section: ReportSection,
  block: Extract<ReportBlock, { kind: "figures" | "chart" }>,
  { model, figureOf }: Telling,
): Slide[] {
  const { title, note, bodies } = slidesOf(block, model, figureOf);
  return bodies.slice(0, 1).map(({ body, figures }) =>
    slideOf(section, {
      title: title || (headlineOf(section) ?? section.title),
      body,
      spoken: [...(note ? [note] : []), ...spokenOf(figures, model), ...notesOf(section)],
    }),
  );
}

/** Only where the goals are not part of the report. */
function summarySlides(section: ReportSection, telling: Telling): Slide[] {
  const figures = section.blocks.find((block) => block.kind === "figures");
  if (figures) return drawn(section, figures, telling);
  const lines = paragraphsOf(section);
  return lines.length > 0 ? [slideOf(section, { title: section.title, body: wordsOf(lines) })] : [];
}

/** The figure that leads the strategy, its chart with the way to the goal, and the sentence that says it. */
function strategySlides(section: ReportSection, telling: Telling): Slide[] {
  const { model, figureOf } = telling;
  const items = section.blocks.find((block) => block.kind === "figures")?.items ?? [];
  const [item] = items;
  const chart = section.blocks.find((block) => block.kind === "chart");
  const sentence = headlineOf(section);
  if (!item && chart)
    return drawn(section, chart, telling).map((slide) => ({ ...slide, title: sentence ?? slide.title }));
  if (!item)
    return sentence ? [slideOf(section, { title: sentence, body: wordsOf(paragraphsOf(section)) })] : [];
  const figure = figureOf(item.figure);
  const body = chart && slidesOf(chart, model, figureOf).bodies[0]?.body;
  // The other figures of the strategy, small; its goal is on the slide on goals.
  const others = items.slice(1).map(({ figure: id, title }) => `${figureOf(id).text} · ${title}`);
  const card = cardOf({ ...item, sentence: item.title, title: section.title }, figure);
  return [
    slideOf(section, {
      title: sentence ?? item.sentence,
      body: {
        kind: "focus",
        card: { ...card, notes: [...card.notes.slice(0, 2), ...others.slice(0, 2)] },
        chart: body?.kind === "chart" ? body.chart : null,
        alt: chart?.alt ?? "",
      },
      spoken: [...(chart ? [chart.alt] : []), ...spokenOf([figure], model), ...notesOf(section)],
    }),
  ];
}

/** A table on one slide; what does not fit is in the report. */
function tableSlides(
  section: ReportSection,
  { model, figureOf }: Telling,
  { id, title }: { id: string; title: string },
): Slide[] {
  const table = tableOf(section, id);
  if (!table) {
    const lines = paragraphsOf(section);
    return lines.length > 0 ? [slideOf(section, { title: section.title, body: wordsOf(lines) })] : [];
  }
  const [first, ...rest] = tableBodies(table, figureOf);
  if (!first) return [];
  const { body, figures } = first;
  const isCut = rest.length > 0;
  return [
    slideOf(section, {
      title,
      below: isCut ? "The rest of this table is in the report." : title === table.title ? null : table.title,
      body,
      spoken: [...(table.note ? [table.note] : []), ...spokenOf(figures, model)],
    }),
  ];
}

/** What somebody has added on purpose: its first table on one slide. */
function firstTable(section: ReportSection, telling: Telling): Slide[] {
  const table = section.blocks.find((block) => block.kind === "table");
  const title = headlineOf(section) ?? section.title;
  return table ? tableSlides(section, telling, { id: table.id, title }) : [];
}

/** The figures that lead, then and now. */
function changeSlides(section: ReportSection, telling: Telling): Slide[] {
  const { figureOf, leading } = telling;
  const table = tableOf(section, "changes");
  const paragraphs = paragraphsOf(section);
  if (!table) {
    const restated = tableOf(section, "restated");
    if (restated) return tableSlides(section, telling, { id: "restated", title: restated.title });
    return paragraphs.length > 0
      ? [slideOf(section, { title: section.title, body: wordsOf(paragraphs) })]
      : [];
  }
  const leads = table.rows.filter((row) =>
    row.some((cell) => typeof cell !== "string" && leading.has(figureOf(cell.figure).code)),
  );
  const rows = (leads.length > 0 ? leads : table.rows).slice(0, MOST.changes);
  const changed = { ...section, blocks: [{ ...table, rows }] };
  return tableSlides(changed, telling, { id: "changes", title: `What changed: ${table.title}` }).map(
    (slide) => ({
      ...slide,
      below: paragraphs[0] ?? slide.below,
    }),
  );
}

function listSlides(section: ReportSection): Slide[] {
  const items = notesOf(section);
  if (items.length === 0) return [];
  const lines = items.map((text): Line => ({ look: "bullet", text: `• ${text}` }));
  return [slideOf(section, { title: section.title, body: fitted(lines), spoken: paragraphsOf(section) })];
}
