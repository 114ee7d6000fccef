import type { Catalog, Unit } from "~/domain/terms";
import {
  type CheckedFile,
  lineOf,
  VERDICTS,
  type Verdict,
  verdictAt,
} from "~/exchange/observations/checked-file.server";
import type { ObservationRow } from "~/exchange/observations/row";
import type { RowError } from "~/exchange/opening/table";
import { type ShownValue, valueText } from "~/routes/data/import/words";

/** One row of the preview, in words. */
export interface PreviewRow {
  key: string;
  /** Its place in the file: "Line 12", "Sheet 2, line 12"; null for the whole file. */
  place: string | null;
  verdict: Verdict;
  member: string | null;
  item: string | null;
  year: number | null;
  before: string;
  after: string;
  /** Errors, warnings, and changes to the note or source. */
  messages: string[];
}

export interface PreviewView {
  counts: CheckedFile["counts"];
  /** Values without errors. */
  storable: number;
  /** Those of them that are new or changed. */
  changing: number;
  verified: number;
  show: Verdict | "all";
  page: number;
  pages: number;
  listed: number;
  rows: PreviewRow[];
}

const PAGE_SIZE = 100;

/** One page of the preview. Without `show` in the address, it begins with the verdict that needs attention first. */
export function previewView(checked: CheckedFile, catalog: Catalog, query: URLSearchParams): PreviewView {
  const { counts, storable, verified, previews } = checked;
  const wanted = query.get("show");
  const known = wanted === "all" || VERDICTS.some((verdict) => verdict === wanted);
  const show = known
    ? (wanted as Verdict | "all")
    : (VERDICTS.find((verdict) => counts[verdict] > 0) ?? "all");
  const places = placesOf(checked, show);
  const pages = Math.max(1, Math.ceil(places.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Number(query.get("page")) || 1));
  const changes = (place: number) => ["new", "changed"].includes(previews[place]?.verdict ?? "");
  return {
    counts,
    verified,
    show,
    page,
    pages,
    storable: storable.length,
    changing: storable.filter(changes).length,
    listed: places.length,
    rows: places.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(shownAs(checked, catalog)),
  };
}

/** Indexes of the listed rows; negative ones count backward through the rows that could not be read. */
function placesOf(checked: CheckedFile, show: PreviewView["show"]): number[] {
  const { rows, previews, unread } = checked;
  // A warning is counted as new or changed as well.
  const isListed = (index: number) =>
    show === "warning" ? verdictAt(checked, index) === show : previews[index]?.verdict === show;
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
        ...(preview?.verdict === "changed" && before?.status === "verified" ? [REASON_NEEDED] : []),
        ...(preview?.verdict === "changed" && text(before) === text(row) ? [NOTE_CHANGES] : []),
      ],
    };
  };
}

const REASON_NEEDED = "This value is verified. Give a reason for the change.";
const NOTE_CHANGES = "The note or source changes.";

function unreadRow({ row, column, message, sheet }: RowError, place: number): PreviewRow {
  const line = placeText(row, sheet);
  const where = column && line ? `${line}, ${column}` : (line ?? column);
  return {
    key: `${place}`,
    place: where,
    verdict: "error",
    messages: [message],
    member: null,
    item: null,
    year: null,
    before: "",
    after: "",
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
    const category = categories.find(({ id }) => id === categoryId);
    if (category) return category.label;
  }
  return null;
}
