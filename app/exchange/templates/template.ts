import type ExcelJS from "exceljs";
import type { EntryCell, EntryItem } from "~/domain/entry/entry";
import { type Collaborative, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { markRow, TEMPLATE_COLUMNS } from "~/exchange/opening/template-mark";
import { sheetNames } from "~/exchange/opening/workbook-text";
import { STRATEGY_COLORS } from "~/ui/figures/strategy-colors";
import { newWorkbook } from "./new-workbook";
import { AT, addItem, argb, fold, isFolded, SHARES, solid } from "./template-rows";

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

const WIDTHS = [12, 52, 14, 16, 18, 16, 48];

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
