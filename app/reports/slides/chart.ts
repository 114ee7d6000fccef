import type { Workbook } from "exceljs";
import type { ReportTrend } from "~/reports/model";
import { xml } from "~/reports/plain";
import { letters } from "~/reports/workbook/names";
import { PRINT_PAINT } from "~/ui/charts/paint";

/** A chart that a presentation program draws and lets people edit: categories, and numbers by series. */
export interface NativeChart {
  kind: "line" | "bar";
  categories: string[];
  series: NativeSeries[];
  /** Number formats of labels and of the axis. */
  format: string;
  axis: string;
}

export interface NativeSeries {
  name: string;
  color: string;
  dash: "solid" | "sysDash" | "sysDot";
  /** null leaves a gap: missing is never drawn as zero. */
  values: (number | null)[];
  /** Which points carry their value. */
  labelled: number[];
  /** Points of years that are still being reported: hollow, on a dashed line. */
  soFar: number[];
  /** Marks on the points. */
  marked: boolean;
}

const hex = (color: string) => color.slice(1).toUpperCase();
const INK = hex(PRINT_PAINT.ink);
const SOFT = hex(PRINT_PAINT.inkSoft);

/** Lines over the years, with the way to the goal and where the trend leads. */
export function lineChart(data: ReportTrend, formats: { label: string; axis: string }): NativeChart {
  const { years } = data;
  const accent = hex(PRINT_PAINT.strategy[data.accent]);
  const emphasised = data.series.some(({ emphasis }) => emphasis);
  const drawn = data.series.map((series, place): NativeSeries => {
    const main = emphasised ? series.emphasis === true : place === 0;
    const values = years.map((year) => series.points.find((point) => point.year === year)?.value ?? null);
    const last = values.findLastIndex((value) => value !== null);
    const own = series.strategy ? hex(PRINT_PAINT.strategy[series.strategy]) : null;
    const labelled = main ? [values.findIndex((value) => value !== null), last] : [last];
    return {
      name: series.name,
      values,
      dash: "solid",
      soFar: years.flatMap((year, at) =>
        series.points.some((point) => point.year === year && point.soFar !== undefined) ? [at] : [],
      ),
      marked: true,
      color: own ?? (main ? accent : hex(PRINT_PAINT.axis)),
      labelled: [...new Set(labelled)].filter((at) => at >= 0),
    };
  });
  const path = (name: string, points: { year: number; value: number }[], dash: NativeSeries["dash"]) => ({
    name,
    dash,
    color: SOFT,
    soFar: [],
    marked: false,
    values: years.map((year) => between(points, year)),
    labelled: [],
  });
  const { goal, projection } = data;
  return {
    kind: "line",
    categories: years.map((year) => categoryOf(data, year)),
    format: formats.label,
    axis: formats.axis,
    series: [
      ...drawn,
      ...(goal ? [path(goal.label, goal.points, "sysDash")] : []),
      ...(goal?.level
        ? [
            path(
              goal.level.label,
              years.map((year) => ({ year, value: goal.level?.value ?? 0 })),
              "sysDash",
            ),
          ]
        : []),
      ...(projection ? [path(projection.label, projection.points, "sysDot")] : []),
    ],
  };
}

/** "2025: 2 of 6 reported", where the main line's year is still being reported. */
function categoryOf({ series }: ReportTrend, year: number): string {
  const main = series.find(({ emphasis }) => emphasis) ?? series[0];
  const soFar = main?.points.find((point) => point.year === year)?.soFar;
  return soFar === undefined ? String(year) : `${year}: ${soFar}`;
}

/** The straight way between the points on either side; null outside them. */
function between(points: { year: number; value: number }[], year: number): number | null {
  const before = points.findLast((point) => point.year <= year);
  const after = points.find((point) => point.year >= year);
  if (!before || !after) return null;
  if (before.year === after.year) return before.value;
  return before.value + ((after.value - before.value) * (year - before.year)) / (after.year - before.year);
}

/** Fills the workbook that opens when somebody edits the chart's data. */
export function fillChartSheet(book: Workbook, { categories, series, format }: NativeChart): void {
  const sheet = book.addWorksheet("Data");
  series.forEach(({ name, values }, at) => {
    sheet.getCell(1, at + 2).value = name;
    values.forEach((value, row) => {
      const cell = sheet.getCell(row + 2, at + 2);
      cell.value = value;
      cell.numFmt = format;
    });
  });
  categories.forEach((category, row) => {
    sheet.getCell(row + 2, 1).value = category;
  });
  sheet.getColumn(1).width = 30;
}

/** Where the numbers of a chart stand. */
export interface ChartSource {
  /** The sheet's name as formulas write it. */
  sheet: string;
  /** The row of the series' names, from 1; the categories stand in column A below it. */
  row: number;
  /** In a workbook of its own, which opens when somebody edits the chart. */
  embedded: boolean;
}

const EMBEDDED: ChartSource = { sheet: "Data", row: 1, embedded: true };

/** The chart as DrawingML: what presentation and spreadsheet programs draw and edit. */
export function chartXml(chart: NativeChart, source = EMBEDDED): string {
  const { kind, series, axis } = chart;
  const bars = kind === "bar";
  const body = series.map((item, at) => seriesXml(chart, item, { at, source })).join("");
  const plot = bars
    ? `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${body}<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
    : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${body}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
  const below = series.some(({ values }) => values.some((value) => value !== null && value < 0));
  const floor = below ? "" : '<c:min val="0"/>';
  const axes = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${bars ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line(hex(PRINT_PAINT.axis), 9525)}${letter(1200, INK)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${floor}</c:scaling><c:delete val="${bars ? 1 : 0}"/><c:axPos val="${bars ? "b" : "l"}"/>${bars ? "" : `<c:majorGridlines>${line(hex(PRINT_PAINT.line), 6350)}</c:majorGridlines>`}<c:numFmt formatCode="${xml(axis)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letter(1200, SOFT)}<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
  const legend = bars
    ? ""
    : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${letter(1200, INK)}</c:legend>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${axes}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${source.embedded ? '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>' : ""}</c:chartSpace>`;
}

function seriesXml(
  chart: NativeChart,
  series: NativeSeries,
  { at, source: { sheet, row } }: { at: number; source: ChartSource },
): string {
  const { kind, categories, format } = chart;
  const column = letters(at + 2);
  const first = row + 1;
  const last = row + categories.length;
  const points = (values: (string | number | null)[]) =>
    `<c:ptCount val="${values.length}"/>${values.map((value, index) => (value === null ? "" : `<c:pt idx="${index}"><c:v>${xml(String(value))}</c:v></c:pt>`)).join("")}`;
  const look =
    kind === "bar"
      ? `<c:spPr><a:solidFill><a:srgbClr val="${series.color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
      : `${line(series.color, series.marked ? 34925 : 22225, series.dash)}${marker(series)}`;
  const labels = series.labelled
    .map(
      (index) =>
        `<c:dLbl><c:idx val="${index}"/><c:numFmt formatCode="${xml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letter(1400, series.color, true)}<c:dLblPos val="${kind === "bar" ? "outEnd" : "t"}"/>${shown(true)}</c:dLbl>`,
    )
    .join("");
  const cat = `<c:cat><c:strRef><c:f>${xml(sheet)}!$A$${first}:$A$${last}</c:f><c:strCache>${points(categories)}</c:strCache></c:strRef></c:cat>`;
  const val = `<c:val><c:numRef><c:f>${xml(sheet)}!$${column}$${first}:$${column}$${last}</c:f><c:numCache><c:formatCode>${xml(format)}</c:formatCode>${points(series.values)}</c:numCache></c:numRef></c:val>`;
  const name = `<c:tx><c:strRef><c:f>${xml(sheet)}!$${column}$${row}</c:f><c:strCache>${points([series.name])}</c:strCache></c:strRef></c:tx>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${look}${series.soFar.map((index) => hollowPoint(series, index)).join("")}<c:dLbls>${labels}${shown(false)}</c:dLbls>${cat}${val}${kind === "bar" ? "" : '<c:smooth val="0"/>'}</c:ser>`;
}

/** The line of a point is the one that leads to it. */
function hollowPoint({ color }: NativeSeries, index: number): string {
  const ring = `<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="19050"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr></c:marker>`;
  return `<c:dPt><c:idx val="${index}"/>${ring}<c:bubble3D val="0"/>${line(color, 34925, "sysDash")}</c:dPt>`;
}

function marker({ marked, color }: NativeSeries): string {
  if (!marked) return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;
}

const shown = (value: boolean) =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

function line(color: string, width: number, dash = "solid"): string {
  return `<c:spPr><a:ln w="${width}" cap="rnd"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`;
}

function letter(size: number, color: string, bold = false): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}
