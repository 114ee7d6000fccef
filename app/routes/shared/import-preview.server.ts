import type { Catalog, Unit } from "~/domain/types";
import { type CheckedFile, lineOf, VERDICTS, type Verdict, verdictAt } from "~/exchange/checked-file.server";
import type { ObservationRow } from "~/exchange/observation-row";
import type { RowError } from "~/exchange/table";
import { type ShownValue, valueText } from "./import-words";

/** One row of the preview, in words. */
export interface PreviewRow {
  key: string;
  /** Where it stands in the file: "Line 12", "Sheet 2, line 12"; null for the whole file. */
  place: string | null;
  verdict: Verdict;
  member: string | null;
  item: string | null;
  year: number | null;
  before: string;
  after: string;
  /** Faults, warnings, and what changes beside the value. */
  messages: string[];
}

export interface PreviewView {
  counts: CheckedFile["counts"];
  /** How many values would be stored with all, and without those at fault. */
  storable: number;
  changing: number;
  verified: number;
  show: Verdict | "all";
  page: number;
  pages: number;
  listed: number;
  rows: PreviewRow[];
}

const ON_PAGE = 100;

/** One page of what a file would do, as the address asks for it; without a wish, what needs a look first. */
export function previewView(checked: CheckedFile, catalog: Catalog, query: URLSearchParams): PreviewView {
  const { counts, storable, verified, previews } = checked;
  const asked = query.get("show");
  const known = asked === "all" || VERDICTS.some((one) => one === asked);
  const show = known ? (asked as Verdict | "all") : (VERDICTS.find((one) => counts[one] > 0) ?? "all");
  const places = placesOf(checked, show);
  const pages = Math.max(1, Math.ceil(places.length / ON_PAGE));
  const page = Math.min(pages, Math.max(1, Number(query.get("page")) || 1));
  const changes = (place: number) => ["new", "changed"].includes(previews[place]?.verdict ?? "");
  return {
    ...{ counts, verified, show, page, pages },
    storable: storable.length,
    changing: storable.filter(changes).length,
    listed: places.length,
    rows: places.slice((page - 1) * ON_PAGE, page * ON_PAGE).map(shownAs(checked, catalog)),
  };
}

/** Where the listed rows are found: from 0 among the rows, below 0 among what could not be read. */
function placesOf(checked: CheckedFile, show: PreviewView["show"]): number[] {
  const { rows, previews, unread } = checked;
  // What is worth a second look is new or changed, too.
  const isListed = (at: number) =>
    show === "warning" ? verdictAt(checked, at) === show : previews[at]?.verdict === show;
  const read = rows.map((_, place) => place).filter((at) => show === "all" || isListed(at));
  if ((show !== "all" && show !== "error") || unread.length === 0) return read;
  const lineAt = (place: number) => {
    const fault = unread[-place - 1];
    return fault ? lineOf(fault) : (rows[place]?.line ?? 0);
  };
  return [...unread.map((_, at) => -at - 1), ...read].sort((a, b) => lineAt(a) - lineAt(b) || b - a);
}

function shownAs(checked: CheckedFile, catalog: Catalog): (place: number) => PreviewRow {
  const items = itemsOf(catalog);
  const members = new Map(catalog.members.map(({ id, name }) => [id, name]));
  return (place) => {
    const fault = place < 0 ? checked.unread[-place - 1] : undefined;
    if (fault) return unreadRow(fault, place);
    const row = checked.rows[place] as ObservationRow;
    const preview = checked.previews[place];
    const before = preview?.before ?? null;
    const item = items.get(row.code);
    const text = (value: ShownValue | null) => valueText(value, item?.unit ?? "count", catalog.collaborative);
    const category = row.categoryId ? groupOf(catalog, row.categoryId) : null;
    return {
      key: `${place}`,
      place: placeText(row.line, row.sheet),
      verdict: verdictAt(checked, place),
      member: members.get(row.memberId) ?? null,
      item: [item?.label ?? row.code, category].filter(Boolean).join(", "),
      year: row.year,
      before: text(before),
      after: text(row),
      messages: [
        ...(preview?.message ? [preview.message] : []),
        ...(checked.warnings.get(place) ?? []),
        ...(preview?.verdict === "changed" && before?.status === "verified" ? [VERIFIED] : []),
        ...(preview?.verdict === "changed" && text(before) === text(row) ? [BESIDE] : []),
      ],
    };
  };
}

const VERIFIED = "This value is verified: say why it changes.";
const BESIDE = "Its note or source changes.";

function unreadRow({ row, column, message, sheet }: RowError, place: number): PreviewRow {
  const line = placeText(row, sheet);
  const where = column && line ? `${line}, ${column}` : (line ?? column);
  return {
    ...{ key: `${place}`, place: where, verdict: "error", messages: [message] },
    ...{ member: null, item: null, year: null, before: "", after: "" },
  };
}

function placeText(line: number | null, sheet: string | undefined): string | null {
  if (line === null) return sheet ?? null;
  return sheet ? `${sheet}, line ${line}` : `Line ${line}`;
}

type Item = { label: string; unit: Unit | "share" };

function itemsOf({ measures, metrics }: Catalog): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const { code, label } of metrics) items.set(code, { label, unit: "share" });
  for (const { code, label, unit } of measures) items.set(code, { label, unit });
  return items;
}

function groupOf({ dimensions }: Catalog, categoryId: string): string | null {
  for (const { categories } of dimensions) {
    const found = categories.find(({ id }) => id === categoryId);
    if (found) return found.label;
  }
  return null;
}
