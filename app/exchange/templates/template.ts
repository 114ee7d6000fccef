import type ExcelJS from "exceljs";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { isExact } from "~/domain/numbers/decimal";
import { type Collaborative, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { harmless } from "~/exchange/formula-safe";
import { markRow, TEMPLATE_COLUMNS } from "~/exchange/opening/template-mark";
import { escaped, sheetNames } from "~/exchange/opening/workbook-text";
import { STRATEGY_COLORS } from "~/ui/figures/strategy-colors";
import { newWorkbook } from "./new-workbook";

/** What a year requests from one member, with what is already stored. */
export interface TemplateSheet {
  member: { slug: string; name: string };
  /** The period that the year covers for this member, in words. */
  period: string;
  /** The due date in words. */
  due: string | null;
  groups: { strategy: Strategy; items: EntryItem[] }[];
  /** The values of the year and the year before. */
  cells: EntryCell[];
  /** The member's own definitions, by code of the measure. */
  definitions: Record<string, string>;
}

export interface Template {
  collaborative: Pick<Collaborative, "name" | "currency">;
  year: number;
  sheets: TemplateSheet[];
}

const AT = Object.fromEntries(TEMPLATE_COLUMNS.map((name, place) => [name, place + 1])) as Record<
  (typeof TEMPLATE_COLUMNS)[number],
  number
>;
const WIDTHS = [12, 52, 14, 16, 18, 16, 48];
/** A color in the form that workbooks use. */
const argb = (color: string) => `FF${color.slice(1).toUpperCase()}`;
const GRAY = "FFF2F2F0";
const STATE_WORDS = { value: "", not_applicable: "not applicable", unavailable: "unavailable" } as const;

const HOW =
  "Fill in the white cells. Leave a cell empty if you have no number yet; 0 means zero. If a number does not apply to " +
  "you or is unavailable, choose so under “State”, and say in the note why it is unavailable. Numbers by group are folded: " +
  "open them with + at the left. Then send the file back.";

/** The workbook that members fill in, one sheet each. Its hidden marks say what each cell holds when it comes back. */
export async function templateWorkbook(template: Template): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.title = `${template.collaborative.name}: ${template.year}`;
  const names = sheetNames(template.sheets.map(({ member }) => member.name));
  for (const [place, sheet] of template.sheets.entries())
    await addSheet(book, names[place] ?? `Sheet ${place + 1}`, sheet, template);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function addSheet(book: ExcelJS.Workbook, name: string, sheet: TemplateSheet, template: Template) {
  const { year, collaborative } = template;
  const page = book.addWorksheet(name, {
    pageSetup: {
      orientation: "landscape",
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L${collaborative.name.replaceAll("&", "&&")}&C${year}&RPage &P of &N` },
  });
  WIDTHS.forEach((width, place) => {
    page.getColumn(place + 1).width = width;
  });
  page.getColumn(AT.code).hidden = true;
  page.addRow(markRow({ member: sheet.member.slug, year })).hidden = true;
  page.addRow([...TEMPLATE_COLUMNS]).hidden = true;
  addTitle(page, sheet, template);
  const header = page.addRow(["code", "Measure", "Unit", String(year - 1), String(year), "State", "Note"]);
  header.height = 22;
  header.eachCell((cell) => {
    cell.font = { bold: true, color: { argb: "FFFFFFFF" } };
    cell.fill = solid("FF2A2A28");
    cell.alignment = {
      vertical: "middle",
      horizontal: Number(cell.col) === AT.last || Number(cell.col) === AT.value ? "right" : "left",
    };
  });
  page.views = [{ state: "frozen", xSplit: AT.label, ySplit: header.number, showGridLines: false }];
  page.pageSetup.printTitlesRow = `${header.number}:${header.number}`;
  // The + stands at the number that the folded rows belong to.
  page.properties.outlineProperties = { summaryBelow: false, summaryRight: false };

  const stored = new Map(sheet.cells.map((cell) => [`${cell.year} ${cell.code}`, cell]));
  for (const { strategy, items } of sheet.groups) {
    if (items.length === 0) continue;
    const heading = page.addRow(["", STRATEGY_NAMES[strategy]]);
    for (let place = AT.label; place <= AT.note; place++)
      heading.getCell(place).fill = solid(argb(STRATEGY_COLORS[strategy].wash));
    heading.getCell(AT.label).font = { bold: true, color: { argb: argb(STRATEGY_COLORS[strategy].ink) } };
    const add = (item: EntryItem) =>
      addItem(page, {
        item,
        last: stored.get(`${year - 1} ${item.code}`),
        now: stored.get(`${year} ${item.code}`),
        ownDefinition: sheet.definitions[item.code],
        currency: collaborative.currency,
      });
    const shares = items.filter(({ kind }) => kind === "share");
    for (const item of items.filter(({ kind }) => kind !== "share")) {
      const row = add(item);
      if (item.part) fold(row);
    }
    if (shares.length > 0) page.addRow(["", SHARES]).getCell(AT.label).font = { italic: true };
    for (const item of shares) fold(add(item));
  }
  page.pageSetup.printArea = `B3:G${page.rowCount}`;
  // Without a password: this prevents accidents, and nothing else. In a protected sheet, folded rows cannot be opened.
  const folds = sheet.groups.some(({ items }) => items.some(isFolded));
  if (!folds)
    await page.protect("", {
      selectLockedCells: true,
      selectUnlockedCells: true,
      formatColumns: true,
      formatRows: true,
    });
}

const SHARES = "Only the share is known: open with +";

/** Rows that few members need, below the numbers that all are asked for. */
const isFolded = ({ kind, part }: EntryItem) => kind === "share" || part !== undefined;

/** Folds a row under the one above it, so that the numbers asked of everybody stand on one screen. */
function fold(row: ExcelJS.Row): void {
  row.outlineLevel = 1;
  row.hidden = true;
}

function addTitle(
  page: ExcelJS.Worksheet,
  { member, period, due }: TemplateSheet,
  { collaborative, year }: Template,
) {
  const title = page.addRow(["", member.name]);
  title.height = 26;
  title.getCell(AT.label).font = { bold: true, size: 16 };
  page.addRow([
    "",
    `${collaborative.name} · reporting year ${year}: ${period}${due ? ` · please send by ${due}` : ""}`,
  ]);
  const how = page.addRow(["", HOW]);
  page.mergeCells(how.number, AT.label, how.number, AT.note);
  how.height = 34;
  how.getCell(AT.label).alignment = { wrapText: true, vertical: "top" };
  page.addRow([]).height = 6;
}

const solid = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

function addItem(
  page: ExcelJS.Worksheet,
  {
    item,
    last,
    now,
    ownDefinition,
    currency,
  }: {
    item: EntryItem;
    last: EntryCell | undefined;
    now: EntryCell | undefined;
    ownDefinition: string | undefined;
    currency: string;
  },
): ExcelJS.Row {
  // Figures of the ledger are changed there. Without a code, the row is ignored when it comes back.
  const isEditable = !now?.ledger && (now?.value == null || isExact(now.value));
  const row = page.addRow([isEditable ? item.code : "", item.label, unitOf(item, currency)]);
  row.getCell(AT.label).alignment = { indent: item.part ? 2 : 0, wrapText: true, vertical: "top" };
  const definition = [item.definition, ownDefinition && `Your own definition: ${ownDefinition}`]
    .filter(Boolean)
    .join("\n\n");
  if (definition) row.getCell(AT.label).note = noteOf(definition);
  setValue(row.getCell(AT.last), last, item);
  setValue(row.getCell(AT.value), now, item);
  row.getCell(AT.last).fill = solid(GRAY);
  row.getCell(AT.last).font = { color: { argb: "FF5A5A56" } };
  if (!isEditable) {
    row.getCell(AT.note).value = now?.ledger
      ? "From the investment ledger: change it there."
      : "Change it on screen.";
    for (const place of [AT.value, AT.state, AT.note]) row.getCell(place).fill = solid(GRAY);
    return row;
  }
  const state = row.getCell(AT.state);
  if (now && now.state !== "missing") state.value = STATE_WORDS[now.state] || null;
  if (now?.note) row.getCell(AT.note).value = escaped(harmless(now.note));
  row.getCell(AT.note).alignment = { wrapText: true, vertical: "top" };
  state.dataValidation = {
    type: "list",
    allowBlank: true,
    formulae: ['"value,not applicable,unavailable"'],
    showErrorMessage: true,
    errorTitle: "State",
    error: "Choose value, not applicable, or unavailable, or leave it empty.",
  };
  row.getCell(AT.value).dataValidation = validationOf(item);
  for (const place of [AT.value, AT.state, AT.note]) {
    row.getCell(place).protection = { locked: false };
    row.getCell(place).border = { bottom: { style: "thin", color: { argb: "FFD9D9D5" } } };
  }
  return row;
}

/** Last year's cell shows its state in words; this year's state has its own column. */
function setValue(cell: ExcelJS.Cell, stored: EntryCell | undefined, item: EntryItem) {
  cell.numFmt = formatOf(item);
  cell.alignment = { horizontal: "right", vertical: "top" };
  if (stored?.state === "value" && stored.value !== null) cell.value = Number(stored.value);
  else if (Number(cell.col) === AT.last && stored && stored.state !== "missing" && stored.state !== "value")
    cell.value = STATE_WORDS[stored.state];
}

function unitOf({ unit }: EntryItem, currency: string): string {
  if (unit === "count") return "number";
  return unit === "currency" ? currency : "%";
}

function formatOf({ unit }: EntryItem): string {
  if (unit === "count") return "#,##0";
  if (unit === "share") return "0.0##%";
  return unit === "currency" ? "#,##0.00" : "0.0##";
}

/** Warns instead of refusing, because the cell may also hold “n/a”. */
function validationOf({ unit }: EntryItem): ExcelJS.DataValidation {
  const upper = unit === "share" ? 1 : unit === "percent" ? 100 : 999_999_999_999_999;
  return {
    type: unit === "count" ? "whole" : "decimal",
    operator: "between",
    formulae: [0, upper],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: "Please check",
    error:
      unit === "share"
        ? "A share is between 0% and 100%."
        : `Enter a ${unit === "count" ? "whole number" : "number"}, 0 or more.`,
  };
}

function noteOf(text: string): ExcelJS.Comment {
  return {
    texts: [{ text: text.slice(0, 4000), font: { size: 9 } }],
    margins: { insetmode: "auto" },
  };
}
