import exceljs from "exceljs";
import PptxGenJS from "pptxgenjs";
import { type Part, textOf, textPart, unzipped, zipped } from "~/reports/data/zip.server";
import type { ReportModel } from "~/reports/model";
import { plainModel } from "~/reports/plain";
import { chartXml, fillChartSheet, type NativeChart } from "./chart";
import { drawCover, drawSlide } from "./draw";
import { defineMasters } from "./masters";
import { deckOf } from "./plan";

/** A report as slides: one message each, with charts that can be edited where they are shown. */
export async function renderPptx(report: ReportModel): Promise<Uint8Array<ArrayBuffer>> {
  const model = plainModel(report);
  const deck = new (constructorOf(PptxGenJS))();
  deck.layout = "LAYOUT_WIDE";
  Object.assign(deck, {
    title: model.title,
    subject: `Reporting year ${model.year}`,
    author: model.collaborative.name,
    company: escaped(model.collaborative.name),
    theme: { headFontFace: "Cambria", bodyFontFace: "Calibri" },
  });
  defineMasters(deck, model);
  drawCover(deck, model);
  const charts: NativeChart[] = [];
  for (const slide of deckOf(model)) {
    drawSlide(deck, slide, (page, chart, { alt, ...place }) => {
      charts.push(chart);
      // Only the frame: the library omits values of 0 and draws all lines in one style. `finished` adds the chart.
      page.addChart("line", [{ name: "-", labels: ["-"], values: [1] }], { ...place, altText: alt });
    });
  }
  const bytes = (await deck.write({ outputType: "uint8array" })) as Uint8Array;
  return await zipped(await finished(await unzipped(bytes), charts, model.date), model.date);
}

/** The library's class. Some bundlers wrap it in a module. */
function constructorOf(module: typeof PptxGenJS): typeof PptxGenJS {
  return "default" in module ? (module.default as typeof PptxGenJS) : module;
}

/** For text that the library writes without escaping it. */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CHART = /(?<=ppt\/charts\/(?:_rels\/)?chart)\d+(?=\.xml)/;

/** The library's parts with our charts added, numbered and dated the same every time. */
async function finished(parts: Part[], charts: NativeChart[], date: string): Promise<Part[]> {
  // The library keeps counting charts for as long as the process runs.
  const numbers = [...new Set(parts.flatMap(({ name }) => name.match(CHART)?.[0] ?? []))]
    .map(Number)
    .sort((a, b) => a - b);
  const place = new Map(numbers.map((number, at) => [String(number), at]));
  const renamed = (text: string) =>
    text
      .replace(/(?<=charts\/(?:_rels\/)?chart)\d+(?=\.xml)/g, (number) =>
        String((place.get(number) ?? 0) + 1),
      )
      .replace(/(?<=Microsoft_Excel_Worksheet)\d+/g, (number) => String((place.get(number) ?? 0) + 1));
  const names = new Set(parts.map(({ name }) => name));
  const done: Part[] = [];
  for (const part of parts) {
    const name = renamed(part.name);
    const chart = charts[place.get(/(?:charts\/chart|Worksheet)(\d+)\./.exec(part.name)?.[1] ?? "") ?? -1];
    if (chart && name.endsWith(".xlsx")) done.push({ name, bytes: await chartBook(chart, date) });
    else if (chart && /charts\/chart\d+\.xml$/.test(name)) done.push(textPart(name, chartXml(chart)));
    else if (/\.(xml|rels)$/.test(name))
      done.push(textPart(name, tidied(name, renamed(textOf(part)), date, names)));
    else done.push({ name, bytes: part.bytes });
  }
  const rank = ({ name }: Part) => (name === "[Content_Types].xml" ? 0 : name.startsWith("_rels") ? 1 : 2);
  return done.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function tidied(name: string, text: string, date: string, names: Set<string>): string {
  if (name.endsWith("core.xml"))
    return text.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${date.slice(0, 10)}T12:00:00Z`);
  // The library declares one master per slide but writes only one.
  if (name === "[Content_Types].xml")
    return text.replace(
      / ?<Override PartName="\/(ppt\/slideMasters\/[^"]+)"[^>]*>/g,
      (whole, part: string) => (names.has(part) ? whole : ""),
    );
  // The schema puts the master of notes before the slides.
  if (name === "ppt/presentation.xml")
    return text.replace(
      /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
      "$2$1",
    );
  if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) return text;
  let id = 0;
  return (
    text
      // Two shapes with the same number on a slide make some programs offer a repair.
      .replace(/(<p:cNvPr id=")\d+(?=")/g, (_, before: string) => `${before}${++id}`)
      // Marks the first row as the header, which bold text alone does not.
      .replaceAll("<a:tblPr/>", '<a:tblPr firstRow="1"/>')
  );
}

async function chartBook(chart: NativeChart, date: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  Object.assign(book, { creator: "", lastModifiedBy: "", created: at, modified: at });
  fillChartSheet(book, chart);
  return await zipped(await unzipped(new Uint8Array(await book.xlsx.writeBuffer())), date);
}
