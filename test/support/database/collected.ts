import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { openYear } from "../../../app/records/collection/years.server";
import { changeLedger } from "../../../app/records/investments/ledger.server";
import { addReport } from "../../../app/records/reports/reports.server";
import { newOutline } from "../../../app/reports/outline";
import type { TenantDb } from "../../../db/tenant";

/** Opens 2024 for all members, shares an investment among them, and drafts two reports. */
export async function collect(db: TenantDb): Promise<void> {
  const catalog = await readCatalog(db);
  await openYear(db, {
    year: 2024,
    dueOn: "2025-03-01",
    remindBefore: [],
    remindAfter: [],
    requests: catalog.members.map(({ id }) => ({
      memberId: id,
      strategies: ["workforce" as const],
      dueOn: null,
    })),
  });
  const each = 100 / catalog.members.length;
  const content = {
    name: "Mill Street homes",
    type: "housing" as const,
    stage: "committed" as const,
    place: "21201",
    lowIncome: "yes" as const,
    lowIncomeSource: "City map",
    note: "Both put in half.",
    years: [
      { year: 2024, committed: "900000", deployed: "400000", homesProduced: "12", homesPreserved: null },
    ],
    shares: catalog.members.map(({ id }) => ({ memberId: id, share: String(each) })),
  };
  const stored = await changeLedger(db, catalog, () => [{ id: null, content }]);
  if (!stored.stored) throw new Error(stored.why);
  for (const audience of ["internal", "members"] as const)
    await addReport(db, { title: `For ${audience}`, year: 2024, audience, outline: newOutline(audience) });
}
