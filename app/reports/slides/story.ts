import { STATUS_WORDS } from "~/domain/goals/words/sentences";
import { figuresOf } from "~/reports/figures";
import { narrativeOf } from "~/reports/markdown";
import type { ReportBlock, ReportModel, ReportSection } from "~/reports/model";
import { storyNarrative } from "~/reports/stories";
import { cardOf, slidesOf } from "./bodies";
import { paged, ROOM, shortened } from "./fit";
import type { Line, Slide } from "./slide";
import { spokenOf } from "./spoken";
import { type Table, tableBodies } from "./tables";
import { lineHeight, linesOfWord, splitLine } from "./words";

/**
 * The story of a report in ten to fourteen slides: how the goals stand, one slide a strategy, the Continuum, the
 * community, what changed, the convener's words, and how it was made. One message a slide.
 */

const MOST = { goalSlides: 2, indicators: 2, changes: 9, wordSlides: 4 };
const LONGEST_GOAL = 190;
/** Words get smaller down to this part of their size before they are cut. */
const SMALLEST_SCALE = 0.6;

type FigureOf = ReturnType<typeof figuresOf>;
interface Telling {
  model: ReportModel;
  figureOf: FigureOf;
  /** Codes of the figures that lead the strategies. */
  leading: Set<string>;
}

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

const headlineOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "headline" ? [block.text] : []))[0];
const notesOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));
const paragraphsOf = ({ blocks }: ReportSection) =>
  blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const tableOf = ({ blocks }: ReportSection, id: string) =>
  blocks.find((block): block is Table => block.kind === "table" && block.id === id);

const slideOf = (
  { title: section, accent }: ReportSection,
  slide: Pick<Slide, "title" | "body"> & Partial<Slide>,
): Slide => ({ section, accent, below: null, spoken: [], ...slide });

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

/** The worst first: what needs talking about. */
const RANK = ["missed", "off_track", "behind", "no_data", "withheld", "on_track", "met"] as const;

function goalSlides(section: ReportSection, { model, figureOf }: Telling): Slide[] {
  const table = tableOf(section, "goals") ?? tableOf(section, "goals-members");
  if (!table) return [];
  const at = (label: string) => table.columns.findIndex((column) => column.label === label);
  const places = [at("Status"), at("Goal"), at("Where it stands")].filter((place) => place >= 0);
  const rankOf = (row: Table["rows"][number]) => {
    const status = String(row[at("Status")] ?? "").toLowerCase();
    const rank = RANK.findIndex((key) => status.startsWith(STATUS_WORDS[key]));
    return rank < 0 ? RANK.length : rank;
  };
  const rows = [...table.rows]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((row) =>
      places.map((place) => {
        const cell = row[place] ?? "";
        return typeof cell === "string" ? shortened(cell, LONGEST_GOAL) : cell;
      }),
    );
  const columns = places.flatMap((place) => table.columns[place] ?? []);
  const pages = tableBodies({ ...table, columns, rows }, figureOf);
  const shown = pages.slice(0, MOST.goalSlides);
  const left = rows.length - shown.reduce((sum, { body }) => sum + body.rows.length, 0);
  const title = headlineOf(section) ?? table.title;
  return shown.map(({ body, figures }, page) =>
    slideOf(section, {
      title: numbered(title, page, shown.length),
      below:
        page === shown.length - 1 && left > 0
          ? `${left} more ${left === 1 ? "goal is" : "goals are"} in the report.`
          : null,
      body,
      spoken: [...paragraphsOf(section), ...spokenOf(figures, model)],
    }),
  );
}

const numbered = (title: string, at: number, of: number) =>
  of > 1 ? `${title} (${at + 1} of ${of})` : title;

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

const wordsOf = (texts: string[]): Slide["body"] =>
  fitted(texts.map((text): Line => ({ look: "plain", text })));

/** Lines in the largest size at which they keep to one slide; what does not fit even then is cut. */
function fitted(lines: Line[]): Extract<Slide["body"], { kind: "words" }> {
  const heightAt = (scale: number) => lines.reduce((sum, line) => sum + lineHeight(line, scale), 0);
  let scale = 1;
  while (scale > SMALLEST_SCALE && heightAt(scale) > ROOM.height) scale -= 0.05;
  const [page = []] = paged(lines, (line) => lineHeight(line, scale), ROOM.height);
  return { kind: "words", lines: page, scale };
}

function listSlides(section: ReportSection): Slide[] {
  const items = notesOf(section);
  if (items.length === 0) return [];
  const lines = items.map((text): Line => ({ look: "bullet", text: `• ${text}` }));
  return [slideOf(section, { title: section.title, body: fitted(lines), spoken: paragraphsOf(section) })];
}

/** Stories in the convener's words, under the titles of the sections that they belong to. */
function wordSlides(model: ReportModel): Slide[] {
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
