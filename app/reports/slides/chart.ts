import type { Workbook } from "exceljs";
import { PRINT_PAINT } from "../../ui/charts/paint";
import type { ReportTrend } from "../model";
import { xml } from "../plain";
import { letters } from "../workbook/names";

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
  colour: string;
  dash: "solid" | "sysDash" | "sysDot";
  /** null leaves a gap: missing is never drawn as zero. */
  values: (number | null)[];
  /** Which points carry their value. */
  labelled: number[];
  /** Marks on the points. */
  marked: boolean;
}

const hex = (colour: string) => colour.slice(1).toUpperCase();
const INK = hex(PRINT_PAINT.ink);
const SOFT = hex(PRINT_PAINT.inkSoft);

/** Lines over the years, with the way to the goal and where the trend leads. */
export function lineChart(data: ReportTrend, formats: { label: string; axis: string }): NativeChart {
  const { years } = data;
  const accent = hex(PRINT_PAINT.strategy[data.accent]);
  const emphasised = data.series.some(({ emphasis }) => emphasis);
  const drawn = data.series.map((one, place): NativeSeries => {
    const main = emphasised ? one.emphasis === true : place === 0;
    const values = years.map((year) => one.points.find((point) => point.year === year)?.value ?? null);
    const last = values.findLastIndex((value) => value !== null);
    const own = one.strategy ? hex(PRINT_PAINT.strategy[one.strategy]) : null;
    const labelled = main ? [values.findIndex((value) => value !== null), last] : [last];
    return {
      ...{ name: one.name, values, dash: "solid", marked: true },
      colour: own ?? (main ? accent : hex(PRINT_PAINT.axis)),
      labelled: [...new Set(labelled)].filter((at) => at >= 0),
    };
  });
  const path = (name: string, points: { year: number; value: number }[], dash: NativeSeries["dash"]) => ({
    ...{ name, dash, colour: SOFT, marked: false },
    values: years.map((year) => between(points, year)),
    labelled: [],
  });
  const { goal, projection } = data;
  return {
    ...{ kind: "line", categories: years.map(String), format: formats.label, axis: formats.axis },
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

/** The chart as DrawingML: what presentation programs draw and edit. */
export function chartXml(chart: NativeChart): string {
  const { kind, series, axis } = chart;
  const bars = kind === "bar";
  const body = series.map((one, at) => seriesXml(chart, one, at)).join("");
  const plot = bars
    ? `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${body}<c:gapWidth val="45"/><c:axId val="1"/><c:axId val="2"/></c:barChart>`
    : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${body}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`;
  const below = series.some(({ values }) => values.some((value) => value !== null && value < 0));
  const floor = below ? "" : '<c:min val="0"/>';
  const axes = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${bars ? "maxMin" : "minMax"}"/></c:scaling><c:delete val="0"/><c:axPos val="${bars ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line(hex(PRINT_PAINT.axis), 9525)}${letter(1200, INK)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${floor}</c:scaling><c:delete val="${bars ? 1 : 0}"/><c:axPos val="${bars ? "b" : "l"}"/>${bars ? "" : `<c:majorGridlines>${line(hex(PRINT_PAINT.line), 6350)}</c:majorGridlines>`}<c:numFmt formatCode="${xml(axis)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letter(1200, SOFT)}<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
  const legend = bars
    ? ""
    : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${letter(1200, INK)}</c:legend>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${axes}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function seriesXml(chart: NativeChart, one: NativeSeries, at: number): string {
  const { kind, categories, format } = chart;
  const column = letters(at + 2);
  const last = categories.length + 1;
  const points = (values: (string | number | null)[]) =>
    `<c:ptCount val="${values.length}"/>${values.map((value, index) => (value === null ? "" : `<c:pt idx="${index}"><c:v>${xml(String(value))}</c:v></c:pt>`)).join("")}`;
  const look =
    kind === "bar"
      ? `<c:spPr><a:solidFill><a:srgbClr val="${one.colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
      : `${line(one.colour, one.marked ? 34925 : 22225, one.dash)}${marker(one)}`;
  const labels = one.labelled
    .map(
      (index) =>
        `<c:dLbl><c:idx val="${index}"/><c:numFmt formatCode="${xml(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letter(1400, one.colour, true)}<c:dLblPos val="${kind === "bar" ? "outEnd" : "t"}"/>${shown(true)}</c:dLbl>`,
    )
    .join("");
  const cat = `<c:cat><c:strRef><c:f>Data!$A$2:$A$${last}</c:f><c:strCache>${points(categories)}</c:strCache></c:strRef></c:cat>`;
  const val = `<c:val><c:numRef><c:f>Data!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>${xml(format)}</c:formatCode>${points(one.values)}</c:numCache></c:numRef></c:val>`;
  const name = `<c:tx><c:strRef><c:f>Data!$${column}$1</c:f><c:strCache>${points([one.name])}</c:strCache></c:strRef></c:tx>`;
  return `<c:ser><c:idx val="${at}"/><c:order val="${at}"/>${name}${look}<c:dLbls>${labels}${shown(false)}</c:dLbls>${cat}${val}${kind === "bar" ? "" : '<c:smooth val="0"/>'}</c:ser>`;
}

function marker({ marked, colour }: NativeSeries): string {
  if (!marked) return '<c:marker><c:symbol val="none"/></c:marker>';
  return `<c:marker><c:symbol val="circle"/><c:size val="8"/><c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;
}

const shown = (value: boolean) =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

function line(colour: string, width: number, dash = "solid"): string {
  return `<c:spPr><a:ln w="${width}" cap="rnd"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill><a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>`;
}

function letter(size: number, colour: string, bold = false): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}
