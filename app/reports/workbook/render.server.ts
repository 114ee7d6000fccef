import exceljs from "exceljs";
import { textOf, textPart, unzipped, zipped } from "~/reports/data/zip.server";
import { figuresOf } from "~/reports/figures";
import type { ReportModel, ReportSection } from "~/reports/model";
import { plainModel } from "~/reports/plain";
import { placeOf } from "~/reports/sections/writing/places";
import { CHART_SHEET, chartSheet, withCharts } from "./charts.server";
import { definitionSheet, FIGURE_SHEET, figureSheet, memberSheet, placesOf } from "./data-sheets";
import { formulasOf, MEMBER_SHEET } from "./formulas";
import { sheetNames } from "./names";
import { SectionSheet, type SheetContext } from "./section-sheet";

/**
 * A report as a workbook. Sums and shares are formulas over the sheet of members' own values wherever the report
 * holds them, and the tables of the sections refer to the sheet of all figures: every number can be followed.
 */
export async function renderXlsx(report: ReportModel): Promise<Uint8Array<ArrayBuffer>> {
  const model = plainModel(report);
  const book = new exceljs.Workbook();
  const date = new Date(`${model.date.slice(0, 10)}T12:00:00Z`);
  Object.assign(book, {
    title: model.title,
    subject: `Reporting year ${model.year}`,
    creator: model.collaborative.name,
    lastModifiedBy: model.collaborative.name,
    created: date,
    modified: date,
  });
  // Programs that calculate do so once when it is opened; the others show what the formulas came to.
  book.calcProperties = { fullCalcOnLoad: true };
  const figureOf = figuresOf(model);
  const cellsOf = placesOf(model);
  const context: SheetContext = {
    charts: [],
    book,
    model,
    figureOf,
    referTo: (figure) =>
      figure.value === null ? null : { formula: cellsOf(figure).value, result: Number(figure.value) },
  };
  const name = sheetNames(["Summary", FIGURE_SHEET, MEMBER_SHEET, CHART_SHEET, "Definitions", "Notes"]);
  summarySheet(context);
  for (const section of model.sections) {
    if (placeOf(section.key) === "opening") continue;
    const sheet = new SectionSheet(context, name(section.title), section.accent, section.blocks);
    sheet.title(section.title, `${model.collaborative.name} · ${model.title}`);
    sheet.section(section);
  }
  const liveOf = formulasOf(model);
  figureSheet(context, (figure) => liveOf(figure, cellsOf(figure).year));
  if (model.members) memberSheet(context, model.members);
  definitionSheet(context);
  noteSheet(context);
  const charts = chartSheet(context);
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  // The library stamps every part with the time of writing.
  const parts = (await unzipped(bytes)).map((part) =>
    part.name === "xl/styles.xml" ? textPart(part.name, withFontsInOrder(textOf(part))) : part,
  );
  return await zipped(withCharts(parts, charts), model.date);
}

/** The order in which the schema of workbooks has the parts of a font; the library writes them in another. */
const OF_FONTS = [
  "b",
  "i",
  "strike",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

function withFontsInOrder(styles: string): string {
  return styles.replace(/<font>(.*?)<\/font>/gs, (_, inner: string) => {
    const placeOf = (element: string) => OF_FONTS.indexOf(/^<(\w+)/.exec(element)?.[1] ?? "");
    const elements = inner.match(/<[^>]+>/g) ?? [];
    return `<font>${elements.sort((a, b) => placeOf(a) - placeOf(b)).join("")}</font>`;
  });
}

/** Title, key figures, and the most important sentence of every section. */
function summarySheet(context: SheetContext): void {
  const { model } = context;
  const summary = model.sections.find(({ key }) => placeOf(key) === "opening");
  const others = model.sections.filter((section) => section !== summary);
  const keyFigures = others.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "figures"));
  const hasOwn = summary?.blocks.some(({ kind }) => kind === "figures") ?? false;
  const blocks = [...(summary?.blocks ?? []), ...(hasOwn ? [] : keyFigures)];
  const sheet = new SectionSheet(context, "Summary", null, blocks);
  sheet.title(
    model.title,
    [
      model.collaborative.name,
      model.collaborative.place,
      `Reporting year ${model.year}`,
      model.date.slice(0, 10),
    ]
      .filter(Boolean)
      .join(" · "),
  );
  for (const block of blocks) sheet.block(block);
  const sentences = others.flatMap(headlines);
  if (sentences.length > 0) {
    sheet.line("In each part", { size: 13, bold: true });
    for (const { section, text } of sentences) sheet.line(`${section}: ${text}`);
  }
}

function headlines({ title, blocks }: ReportSection): { section: string; text: string }[] {
  return blocks.flatMap((block) => (block.kind === "headline" ? [{ section: title, text: block.text }] : []));
}

/** What readers of the workbook need to know, and the notes of all sections. */
function noteSheet(context: SheetContext): void {
  const { model } = context;
  const sheet = new SectionSheet(context, "Notes", null, []);
  sheet.title("Notes", `${model.collaborative.name} · ${model.title}`);
  sheet.line("About this workbook", { size: 13, bold: true });
  sheet.notes([
    `Figures as of ${model.date.slice(0, 10)}. Amounts of money are in ${model.currency}.`,
    "Missing is never zero: where there is no number, words say why.",
    "“Withheld to protect members” means that the number would tell about single members; the sheet “Figures” names the rule.",
    `The tables refer to the sheet “${FIGURE_SHEET}”, where every figure stands once, with who stands behind it.`,
    ...(model.members
      ? [
          `There, totals, shares and sums since the baseline are formulas over the sheet “${MEMBER_SHEET}”. A share counts only members that reported both of its parts.`,
          "Sums are rounded to the decimals that members gave, and amounts with cents are divided as whole cents, so that the last digit is right.",
          "Changes since the baseline, goals and figures on joint investments stand as numbers: what they are made of is not in this workbook in full.",
        ]
      : ["Members’ own values are not in this workbook."]),
  ]);
  for (const { title, blocks } of model.sections) {
    const items = blocks.flatMap((block) => (block.kind === "notes" ? block.items : []));
    if (items.length === 0) continue;
    sheet.gap();
    sheet.line(title, { size: 13, bold: true });
    sheet.notes(items);
  }
}
