import exceljs from "exceljs";
import PptxGenJS from "pptxgenjs";
import type { ReportModel } from "./model";
import { plainModel } from "./plain";
import { chartXml, fillChartSheet, type NativeChart } from "./slides/chart";
import { defineMasters, drawCover, drawSlide } from "./slides/draw";
import { deckOf } from "./slides/plan";
import { type Part, textOf, textPart, unzipped, zipped } from "./zip.server";

/** A report as slides: one message each, with charts that can be edited where they are shown. */
export async function renderPptx(given: ReportModel): Promise<Uint8Array<ArrayBuffer>> {
  const model = plainModel(given);
  const deck = new (constructorOf(PptxGenJS))();
  deck.layout = "LAYOUT_WIDE";
  Object.assign(deck, {
    ...{ title: model.title, subject: `Reporting year ${model.year}` },
    ...{ author: model.collaborative.name, company: escaped(model.collaborative.name) },
    theme: { headFontFace: "Cambria", bodyFontFace: "Calibri" },
  });
  defineMasters(deck, model);
  drawCover(deck, model);
  const charts: NativeChart[] = [];
  for (const slide of deckOf(model)) {
    drawSlide(deck, slide, (page, chart, { alt, ...place }) => {
      charts.push(chart);
      // Only its frame: the library writes a value of 0 as none, and knows one kind of line for all.
      page.addChart("line", [{ name: "-", labels: ["-"], values: [1] }], { ...place, altText: alt });
    });
  }
  const bytes = (await deck.write({ outputType: "uint8array" })) as Uint8Array;
  return await zipped(await finished(await unzipped(bytes), charts, model.date), model.date);
}

/** The library is a class, or a module around one, as the bundler will have it. */
function constructorOf(module: typeof PptxGenJS): typeof PptxGenJS {
  return "default" in module ? (module.default as typeof PptxGenJS) : module;
}

/** What the library puts into a file as it is. */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const CHART = /(?<=ppt\/charts\/(?:_rels\/)?chart)\d+(?=\.xml)/;

/** The library's parts with our charts in them, numbered and dated the same every time. */
async function finished(parts: Part[], charts: NativeChart[], date: string): Promise<Part[]> {
  // The library numbers charts through the life of the program.
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
  // The library announces a master a slide, and writes one.
  if (name === "[Content_Types].xml")
    return text.replace(
      / ?<Override PartName="\/(ppt\/slideMasters\/[^"]+)"[^>]*>/g,
      (whole, part: string) => (names.has(part) ? whole : ""),
    );
  if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) return text;
  let id = 0;
  return (
    text
      // Two shapes of a slide with one number make some programs offer a repair.
      .replace(/(<p:cNvPr id=")\d+(?=")/g, (_, before: string) => `${before}${++id}`)
      // Said to be the head of the table, not only bold.
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
