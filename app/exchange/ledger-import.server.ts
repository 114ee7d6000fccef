import type { TenantDb } from "~db/tenant";
import { type FaultPath, investmentFaults } from "../domain/investment-rules";
import type { Investment, InvestmentContent } from "../domain/investments";
import type { Catalog } from "../domain/types";
import { changeLedger, type LedgerChange, nameKey } from "../records/ledger.server";
import type { ImportCounts } from "./import.server";
import { type FileInvestment, readLedgerRows } from "./ledger-file";
import { FileError, type RowError, type Table } from "./table";

/**
 * Stores every investment of a ledger file, in the caller's transaction, or none. An investment that is there
 * already (by name) becomes what the file says of it; its years that the file does not name stay, and so do
 * the investments that the file does not name.
 * @throws FileError with every faulty row, LedgerRefused; the caller's transaction must then be given up.
 */
export async function importLedger(db: TenantDb, catalog: Catalog, table: Table): Promise<ImportCounts> {
  const given = readLedgerRows(table, catalog);
  const { members, collaborative } = catalog;
  const outcome = await changeLedger(db, catalog, (stored) => {
    const byName = new Map(stored.map((one) => [nameKey(one.name), one]));
    const errors: RowError[] = [];
    const changes = given.map((one): LedgerChange => {
      const before = byName.get(nameKey(one.content.name)) ?? null;
      const content = merged(before, one.content);
      for (const { path, message } of investmentFaults(content, members, collaborative.locale))
        errors.push({ ...placeOf(path, content, one), code: "refused", message });
      return { id: before?.id ?? null, content };
    });
    if (errors.length > 0) throw new FileError(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)));
    return changes;
  });
  if (!outcome.stored) throw new Error("a file names each investment once, and takes it as it is stored");
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}

function merged(before: Investment | null, given: InvestmentContent): InvestmentContent {
  const named = new Set(given.years.map(({ year }) => year));
  const kept = (before?.years ?? []).filter(({ year }) => !named.has(year));
  return { ...given, years: [...kept, ...given.years].sort((a, b) => a.year - b.year) };
}

/** The line and column at which a fault of an investment stands in the file. */
function placeOf(path: FaultPath, { years }: InvestmentContent, { line, lineOfYear }: FileInvestment) {
  if (path[0] === "lowIncomeSource") return { row: line, column: "low_income_source" };
  if (path[0] === "shares") return { row: line, column: "shares" };
  const row = lineOfYear.get(years[path[1]]?.year ?? 0);
  // A year that the file does not name is at odds with the members that it does.
  return row === undefined ? { row: line, column: "shares" } : { row, column: "year" };
}
