import { shift } from "~/domain/numbers/decimal";
import { unarmed } from "~/exchange/formula-safe";
import type { CellKind } from "./opened-file";
import { unescaped, type WorkbookParts } from "./workbook-parts";

/** What a workbook knows of its cells: shared texts, number formats, and its first day. */
export type CellContext = Pick<WorkbookParts, "texts" | "formats" | "from1904">;

/** A cell as text, as a spreadsheet shows it. */
export function readCell(
  raw: string,
  { type, style, formula }: { type: string; style: number; formula: boolean },
  { texts, formats, from1904 }: CellContext,
): { text: string; kind: CellKind } {
  if (type === "s") return { text: clean(texts[Number(raw)] ?? ""), kind: "s" };
  if (type === "inlineStr" || type === "str") return { text: clean(unescaped(raw)), kind: "s" };
  if (raw === "") return { text: "", kind: formula ? "u" : "s" };
  if (type === "b") return { text: raw === "1" ? "TRUE" : "FALSE", kind: "b" };
  if (type === "e") return { text: raw, kind: "e" };
  if (type === "d") return { text: raw.slice(0, 10), kind: "d" };
  const { kind: format, suffix } = formats[style] ?? { kind: "number", suffix: undefined };
  const number = Number(raw);
  if (!Number.isFinite(number)) return { text: clean(raw), kind: "s" };
  if (format === "date" && number >= 0 && number < 2_958_466)
    return { text: dateOf(number, from1904), kind: "d" };
  // What people see is "52 million", although the cell holds 52.
  if (suffix !== undefined) return { text: `${plainNumber(raw)} ${suffix}`, kind: "s" };
  return { text: plainNumber(raw), kind: format === "percent" ? "p" : format === "scaled" ? "k" : "n" };
}

const clean = (text: string) => unarmed(text.trim());

function dateOf(serial: number, from1904: boolean): string {
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A cell's number as a spreadsheet shows it, to 15 digits. Files hold up to 17 ("4.3499999999999996"), because they
 * store it in binary.
 */
function plainNumber(raw: string): string {
  if (/^\d{1,15}$/.test(raw)) return raw;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(Number(raw).toPrecision(15)) ?? [];
  if (whole === "") return raw;
  return sign + shift(fraction ? `${whole}.${fraction}` : whole, Number(exponent));
}
