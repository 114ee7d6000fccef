import { type Part, textOf, textPart } from "~/reports/data/zip.server";
import { xml } from "~/reports/plain";
import { type ChartSource, chartXml } from "~/reports/slides/chart";
import { quoted } from "./names";
import { font, printed, write } from "./page";
import type { PlacedChart } from "./placed-chart";
import type { SheetContext } from "./section-sheet";

/**
 * Charts that a spreadsheet program draws and lets people edit. The library that writes the workbook has none, so
 * their parts are added to its package: a drawing a sheet, and a chart each.
 */

type SourcedChart = PlacedChart & { source: ChartSource };

export const CHART_SHEET = "Chart data";
/** In English Metric Units: a row of 15 points, and nine inches. */
const ROW_HEIGHT = 190_500;
const WIDTH = 9 * 914_400;

/**
 * Writes the numbers of all charts on a sheet of their own, those that are figures of the report as references to
 * them. Nothing where there is no chart.
 */
export function chartSheet(context: SheetContext): SourcedChart[] {
  const { book, model, charts } = context;
  if (charts.length === 0) return [];
  const sheet = book.addWorksheet(CHART_SHEET, { views: [{ showGridLines: false }] });
  sheet.getColumn(1).width = 34;
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  let at = 1;
  const sourced = charts.map((placed): SourcedChart => {
    const { chart, title, figureAt } = placed;
    write(sheet.getCell(at, 1), title, { bold: true });
    sheet.getCell(at, 1).alignment = {};
    const row = at + 1;
    chart.series.forEach(({ name, values }, series) => {
      write(sheet.getCell(row, series + 2), name, { bold: true });
      sheet.getColumn(series + 2).width = 22;
      values.forEach((value, place) => {
        const cell = sheet.getCell(row + 1 + place, series + 2);
        const figure = figures.get(figureAt(series, place) ?? "");
        const isFigure = figure?.value != null && Number(figure.value) === value;
        cell.value = (isFigure ? context.referTo(figure) : null) ?? value;
        cell.numFmt = chart.format;
        cell.font = font();
      });
    });
    chart.categories.forEach((category, place) => {
      write(sheet.getCell(row + 1 + place, 1), category);
    });
    at = row + chart.categories.length + 2;
    return { ...placed, source: { sheet: quoted(CHART_SHEET), row, embedded: false } };
  });
  printed(sheet, model, "1:1");
  return sourced;
}

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook with the charts on its sheets. */
export function withCharts(parts: Part[], charts: SourcedChart[]): Part[] {
  if (charts.length === 0) return parts;
  const sheets = [...new Set(charts.map(({ sheetId }) => sheetId))].map((sheetId, at) => ({
    drawing: at + 1,
    sheetId,
    charts: charts.flatMap((placed, number) =>
      placed.sheetId === sheetId ? [{ ...placed, number: number + 1 }] : [],
    ),
  }));
  const drawingOf = (path: RegExp, name: string) => {
    const id = path.exec(name)?.[1];
    return sheets.find(({ sheetId }) => String(sheetId) === id);
  };
  const hasRelations = new Set(parts.map(({ name }) => name));
  const kept = parts.map((part) => {
    const { name } = part;
    const sheet = drawingOf(/^xl\/worksheets\/sheet(\d+)\.xml$/, name);
    if (sheet) return textPart(name, withDrawing(textOf(part)));
    const related = drawingOf(/^xl\/worksheets\/_rels\/sheet(\d+)\.xml\.rels$/, name);
    if (related)
      return textPart(
        name,
        textOf(part).replace("</Relationships>", `${toDrawing(related.drawing)}</Relationships>`),
      );
    if (name === "[Content_Types].xml")
      return textPart(name, withTypes(textOf(part), sheets.length, charts.length));
    return part;
  });
  const added = sheets.flatMap(({ drawing, sheetId, charts: own }) => {
    const relations = `xl/worksheets/_rels/sheet${sheetId}.xml.rels`;
    const toCharts = own.map(({ number }) =>
      relation(`rId${number}`, "chart", `../charts/chart${number}.xml`),
    );
    return [
      ...(hasRelations.has(relations) ? [] : [textPart(relations, relationsOf([toDrawing(drawing)]))]),
      textPart(`xl/drawings/drawing${drawing}.xml`, drawingXml(own)),
      textPart(`xl/drawings/_rels/drawing${drawing}.xml.rels`, relationsOf(toCharts)),
      ...own.map(({ number, chart, source }) =>
        textPart(`xl/charts/chart${number}.xml`, chartXml(chart, source)),
      ),
    ];
  });
  return [...kept, ...added];
}

/** The schema has one place for it: behind headers and breaks, before tables and what programs add. */
function withDrawing(sheet: string): string {
  const after =
    /<(?:legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|tableParts|extLst)\b|<\/worksheet>/;
  return sheet.replace(after, (next) => `<drawing xmlns:r="${RELATIONS}" r:id="rIdCharts"/>${next}`);
}

function withTypes(types: string, drawings: number, charts: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`;
  const all = [
    ...Array.from({ length: drawings }, (_, at) => type(`drawings/drawing${at + 1}`, "drawing")),
    ...Array.from({ length: charts }, (_, at) => type(`charts/chart${at + 1}`, "drawingml.chart")),
  ];
  return types.replace("</Types>", `${all.join("")}</Types>`);
}

const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const toDrawing = (drawing: number) => relation("rIdCharts", "drawing", `../drawings/drawing${drawing}.xml`);
const relationsOf = (all: string[]) =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;

function drawingXml(charts: (SourcedChart & { number: number })[]): string {
  const anchors = charts.map(
    ({ row, rows, number, title, alt }, at) =>
      `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${WIDTH}" cy="${(rows - 1) * ROW_HEIGHT}"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="Chart ${number}" descr="${xml(alt)}" title="${xml(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="rId${number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`,
  );
  return `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main">${anchors.join("")}</xdr:wsDr>`;
}
