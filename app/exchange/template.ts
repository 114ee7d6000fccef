import type ExcelJS from "exceljs";
import type { EntryCell, EntryItem } from "../domain/entry";
import { isExact } from "../domain/typed-decimal";
import { type Collaborative, STRATEGY_NAMES, type Strategy } from "../domain/types";
import { harmless } from "./formula-safe";
import { newWorkbook } from "./new-workbook";
import { markRow, TEMPLATE_COLUMNS } from "./template-mark";
import { escaped, sheetNames } from "./workbook-text";

/** What one member is asked for in a year, with what is stored already. */
export interface TemplateSheet {
  member: { slug: string; name: string };
  /** The period that the year covers for this member, and the one before, in words. */
  period: string;
  /** By when, in words. */
  due: string | null;
  groups: { strategy: Strategy; items: EntryItem[] }[];
  /** Of the year and the one before. */
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
const COLOURS: Record<Strategy, { ink: string; wash: string }> = {
  workforce: { ink: "FF173F75", wash: "FFE4EAF2" },
  purchasing: { ink: "FFB4500B", wash: "FFF9E7D5" },
  investing: { ink: "FF0B6B5D", wash: "FFDCEDE5" },
};
const GREY = "FFF2F2F0";
const STATE_WORDS = { value: "", not_applicable: "not applicable", unavailable: "unavailable" } as const;

const HOW =
  "Fill in the white cells. Leave a cell empty where you have no number yet; 0 means zero. Where a number does not " +
  "concern you or cannot be had, choose so under “State” and say in the note why it is unavailable. Send the file back as it is.";

/** The workbook that members fill in, a sheet a member. Sent back, it says itself what each cell is. */
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
      ...{ orientation: "landscape", paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
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

  const stored = new Map(sheet.cells.map((cell) => [`${cell.year} ${cell.code}`, cell]));
  for (const { strategy, items } of sheet.groups) {
    if (items.length === 0) continue;
    const heading = page.addRow(["", STRATEGY_NAMES[strategy]]);
    for (let place = AT.label; place <= AT.note; place++)
      heading.getCell(place).fill = solid(COLOURS[strategy].wash);
    heading.getCell(AT.label).font = { bold: true, color: { argb: COLOURS[strategy].ink } };
    for (const item of items)
      addItem(
        page,
        item,
        stored.get(`${year - 1} ${item.code}`),
        stored.get(`${year} ${item.code}`),
        sheet,
        collaborative.currency,
      );
  }
  page.pageSetup.printArea = `B3:G${page.rowCount}`;
  // Without a password: it keeps fingers off what is not asked, and nobody out.
  await page.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
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
  page.addRow([]);
}

const solid = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

function addItem(
  page: ExcelJS.Worksheet,
  item: EntryItem,
  last: EntryCell | undefined,
  now: EntryCell | undefined,
  { definitions }: TemplateSheet,
  currency: string,
) {
  // Figures of the ledger are changed there: the row says nothing when it comes back.
  const asked = !now?.ledger && (now?.value == null || isExact(now.value));
  const row = page.addRow([asked ? item.code : "", item.label, unitOf(item, currency)]);
  row.getCell(AT.label).alignment = { indent: item.part ? 2 : 0, wrapText: true, vertical: "top" };
  const own = definitions[item.code];
  const definition = [item.definition, own && `Your own definition: ${own}`].filter(Boolean).join("\n\n");
  if (definition) row.getCell(AT.label).note = noteOf(definition);
  setValue(row.getCell(AT.last), last, item);
  setValue(row.getCell(AT.value), now, item);
  row.getCell(AT.last).fill = solid(GREY);
  row.getCell(AT.last).font = { color: { argb: "FF5A5A56" } };
  if (!asked) {
    row.getCell(AT.note).value = now?.ledger
      ? "From the investment ledger: change it there."
      : "Change it on screen.";
    for (const place of [AT.value, AT.state, AT.note]) row.getCell(place).fill = solid(GREY);
    return;
  }
  const state = row.getCell(AT.state);
  if (now && now.state !== "missing") state.value = STATE_WORDS[now.state] || null;
  if (now?.note) row.getCell(AT.note).value = escaped(harmless(now.note));
  row.getCell(AT.note).alignment = { wrapText: true, vertical: "top" };
  state.dataValidation = {
    ...{
      type: "list",
      allowBlank: true,
      formulae: ['"value,not applicable,unavailable"'],
      showErrorMessage: true,
    },
    ...{ errorTitle: "State", error: "Choose value, not applicable or unavailable, or leave it empty." },
  };
  row.getCell(AT.value).dataValidation = validationOf(item);
  for (const place of [AT.value, AT.state, AT.note]) {
    row.getCell(place).protection = { locked: false };
    row.getCell(place).border = { bottom: { style: "thin", color: { argb: "FFD9D9D5" } } };
  }
}

/** Last year's state stands in its cell in words; this year's has a column of its own. */
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

/** It warns and does not stop: “n/a” may stand there, too. */
function validationOf({ unit }: EntryItem): ExcelJS.DataValidation {
  const upper = unit === "share" ? 1 : unit === "percent" ? 100 : 999_999_999_999_999;
  return {
    ...{ type: unit === "count" ? "whole" : "decimal", operator: "between", formulae: [0, upper] },
    ...{ allowBlank: true, showErrorMessage: true, errorStyle: "warning", errorTitle: "Please check" },
    error:
      unit === "share"
        ? "A share lies between 0 % and 100 %."
        : `A ${unit === "count" ? "whole number" : "number"}, 0 or more, is asked for here.`,
  };
}

function noteOf(text: string): ExcelJS.Comment {
  return {
    texts: [{ text: text.slice(0, 4000), font: { size: 9 } }],
    margins: { insetmode: "auto" },
  };
}
