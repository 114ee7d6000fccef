import type { Investment, InvestmentContent } from "~/domain/investments/investments";
import { type FaultPath, investmentFaults } from "~/domain/investments/rules";
import type { Catalog } from "~/domain/terms";
import type { ImportCounts } from "~/exchange/observations/import.server";
import { FileError, type RowError, type Table } from "~/exchange/opening/table";
import { changeLedger, type LedgerChange, nameKey } from "~/records/investments/ledger.server";
import type { TenantDb } from "~db/tenant";
import { type FileInvestment, readLedgerRows } from "./read-ledger";

/**
 * Stores all investments of a ledger file in the caller's transaction, or none. The file replaces the content of
 * stored investments with the same name. Years and investments that it does not name stay.
 * @throws FileError with every faulty row, or LedgerRefused; the caller must then roll back its transaction.
 */
export async function importLedger(db: TenantDb, catalog: Catalog, table: Table): Promise<ImportCounts> {
  const investments = readLedgerRows(table, catalog);
  const { members, collaborative } = catalog;
  const outcome = await changeLedger(db, catalog, (stored) => {
    const byName = new Map(stored.map((investment) => [nameKey(investment.name), investment]));
    const errors: RowError[] = [];
    const changes = investments.map((investment): LedgerChange => {
      const before = byName.get(nameKey(investment.content.name)) ?? null;
      const content = merged(before, investment.content);
      for (const { path, message } of investmentFaults(content, members, collaborative.locale))
        errors.push({ ...placeOf(path, content, investment), code: "refused", message });
      return { id: before?.id ?? null, content };
    });
    if (errors.length > 0) throw new FileError(errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)));
    return changes;
  });
  if (!outcome.stored)
    throw new Error("a file names each investment once and carries no revisions, so it cannot conflict");
  const { created, changed, unchanged } = outcome;
  return { created, changed, unchanged };
}

function merged(before: Investment | null, content: InvestmentContent): InvestmentContent {
  const named = new Set(content.years.map(({ year }) => year));
  const others = (before?.years ?? []).filter(({ year }) => !named.has(year));
  return { ...content, years: [...others, ...content.years].sort((a, b) => a.year - b.year) };
}

/** The line and column of a fault in the file. */
function placeOf(path: FaultPath, { years }: InvestmentContent, { line, lineOfYear }: FileInvestment) {
  if (path[0] === "lowIncomeSource") return { row: line, column: "low_income_source" };
  if (path[0] === "shares") return { row: line, column: "shares" };
  const row = lineOfYear.get(years[path[1]]?.year ?? 0);
  // A stored year that the file does not name conflicts with the file's members, so the fault is in the shares.
  return row === undefined ? { row: line, column: "shares" } : { row, column: "year" };
}
