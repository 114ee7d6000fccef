import type { IndicatorScale } from "~/domain/indicators/indicators";
import { formatDecimal } from "~/domain/numbers/read-number";
import type { Decimal } from "~/domain/terms";
import type { ChartFormat } from "~/ui/charts/types";
import { currencyName } from "../currency-name";
import { shift } from "../decimal";
import { formatCount, formatMoney, formatPercent, type Writing } from "../format-numbers";

/** Values of community indicators in their unit. */

type Scale = Pick<IndicatorScale, "unit" | "per">;

/** A value with its unit: "17.2%", "74.2 years", "412.5 per 100,000", "$51,300". */
export function formatIndicator({ unit, per }: Scale, value: Decimal, writing: Writing): string {
  const number = () => formatDecimal(value, writing.locale);
  if (unit === "percent") return formatPercent(value, writing);
  if (unit === "currency") return formatMoney(value, writing);
  return unit === "years"
    ? `${number()} ${Number(value) === 1 ? "year" : "years"}`
    : `${number()} per ${formatCount(per, writing)}`;
}

/** A computed value, such as the line before: with one decimal, or none for money. */
export function formatComputed(scale: Scale, value: number, writing: Writing): string {
  return formatIndicator(scale, value.toFixed(scale.unit === "currency" ? 0 : 1), writing);
}

/** A margin of error or a difference, without a sign: "1.1 points", "0.4 years". */
export function formatDistance(scale: Scale, value: Decimal, writing: Writing): string {
  if (scale.unit !== "percent") return formatIndicator(scale, value, writing);
  return `${formatDecimal(value, writing.locale)} points`;
}

/** A computed distance with one decimal, or with two where it would read as none. */
export function formatComputedDistance(scale: Scale, value: number, writing: Writing): string {
  const places = scale.unit === "currency" ? 0 : Math.abs(value) < 0.05 ? 2 : 1;
  return formatDistance(scale, Math.abs(value).toFixed(places), writing);
}

/** What the axis counts: "Percent", "Years", "Per 100,000", "US dollars". */
export function indicatorUnitWords({ unit, per }: Scale, writing: Writing): string {
  if (unit === "percent") return "Percent";
  if (unit === "years") return "Years";
  return unit === "rate" ? `Per ${formatCount(per, writing)}` : currencyName(writing);
}

export function chartUnit({ unit }: Pick<Scale, "unit">): ChartFormat {
  if (unit === "percent") return "share";
  return unit === "currency" ? "currency" : "count";
}

/** The number that a chart draws: a percent as a fraction. */
export const drawn = ({ unit }: Pick<Scale, "unit">, value: Decimal): number =>
  Number(unit === "percent" ? shift(value, -2) : value);

/** As many decimals as people enter in a field. */
export const typedValue = ({ unit }: Pick<Scale, "unit">, value: Decimal, { locale }: Writing): string =>
  `${formatDecimal(value, locale)}${unit === "percent" ? "%" : ""}`;
