import type { ReportFigure, ReportModel } from "~/reports/model";

/** How numbers look in a workbook: as the report writes them, in the collaborative's currency. */

type Writing = Pick<ReportModel, "locale" | "currency">;
type Unit = ReportFigure["unit"];

/** The number format of a figure, or null where only words say it: points, growth. */
export function formatOf(
  figure: Pick<ReportFigure, "unit" | "text" | "value" | "part" | "complete">,
  writing: Writing,
): string | null {
  const format = plainFormat(figure, writing);
  // The number stays a number; its year is still being reported.
  if (format === null || figure.complete !== false) return format;
  return format.replaceAll(/;|$/g, (end) => `" so far"${end}`);
}

function plainFormat(
  figure: Pick<ReportFigure, "unit" | "text" | "value" | "part">,
  writing: Writing,
): string | null {
  const { unit, text, value, part } = figure;
  if (value === null || unit === "points" || part === "growth") return null;
  const signed = /^[+−]/.test(text) ? (format: string) => `+${format};−${format};${format}` : same;
  const decimals = decimalsOf(text, writing.locale);
  const zeros = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  if (unit === "currency") return signed(moneyFormat(value, writing));
  if (unit === "count") return signed(`#,##0${places(value)}`);
  if (unit === "percent") return signed(`0${zeros}"%"`);
  if (unit === "share") return signed(`0${zeros}%`);
  if (/%/.test(text)) return null;
  return unit === "multiple" ? `0${zeros}"×"` : `0${zeros}`;
}

/** The number format of a measure's column. */
export function columnFormat(unit: "count" | "currency" | "percent", values: string[], writing: Writing) {
  const most = values.reduce((a, b) => (decimals(a) >= decimals(b) ? a : b), "0");
  if (unit === "currency") return moneyFormat(most, writing);
  return unit === "percent" ? `0${places(most)}"%"` : `#,##0${places(most)}`;
}

/** The exact number in the sheet of all figures: every digit that matters, none that is made up. */
export function exactFormat({ unit, value }: { unit: Unit; value: string | null }, writing: Writing): string {
  if (unit === "currency") return moneyFormat(value ?? "0", writing);
  if (unit === "count") return `#,##0${places(value ?? "0")}`;
  if (unit === "share") return "0.00%";
  if (unit === "percent") return `0${places(value ?? "0")}"%"`;
  return "0.0000";
}

const same = (format: string) => format;
const decimals = (value: string) => (value.replace(/\.?0+$/, "").split(".")[1] ?? "").length;

/** Decimal places of an amount, at most two. */
function places(value: string): string {
  const many = value.includes(".") ? Math.min(2, decimals(value)) : 0;
  return many > 0 ? `.${"0".repeat(many)}` : "";
}

/** An amount of money: cents only where there are any; the sign of the currency where the locale puts it. */
function moneyFormat(value: string, { locale, currency }: Writing): string {
  const amount = value.includes(".") && decimals(value) > 0 ? "#,##0.00" : "#,##0";
  const parts = new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(1);
  const sign = parts.find(({ type }) => type === "currency")?.value ?? currency;
  const before = parts.findIndex(({ type }) => type === "currency") < parts.findIndex(isDigit);
  const gap = parts.some(({ type, value }) => type === "literal" && /\s/.test(value)) ? " " : "";
  return before ? `"${sign}${gap}"${amount}` : `${amount}"${gap}${sign}"`;
}

const isDigit = ({ type }: { type: string }) => type === "integer";

/** Decimal places as written: "9.2%" has one. */
function decimalsOf(text: string, locale: string): number {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  const point = parts.find(({ type }) => type === "decimal")?.value ?? ".";
  const after = text.split(point)[1] ?? "";
  return after.match(/^\p{Nd}+/u)?.[0].length ?? 0;
}
