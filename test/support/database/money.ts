import { adoptPack } from "../../../app/records/measures/packs.server";
import { saveMoneySettings } from "../../../app/records/money/settings.server";
import { addItem, addItems } from "../../../app/records/money/store.server";
import { addPartner } from "../../../app/records/partnership/people.server";
import type { TenantDb } from "../../../db/tenant";
import { STANDARD_MEASURES, STANDARD_METRICS } from "../../../seeds/library";
import { STANDARD_PACKS } from "../../../seeds/packs";

/** A funder with a role, two answers, and a signed source; cash, a budget, a contract coming up, and an adopted pack. */
export async function keepMoney(db: TenantDb): Promise<void> {
  const partner = { name: "A foundation", kind: "funder" as const, website: "", note: "" };
  const funder = { memberId: null, partnerId: await addPartner(db, partner) };
  await addItem(db, "funder_role", { ...funder, role: "grant_maker", from: "2024-01-01", until: null });
  const answer = { ...funder, answeredOn: "2024-02-01", published: false };
  await addItems(db, "funder_answer", [
    { ...answer, question: "pays_for", answer: "Staff", published: true },
    { ...answer, question: "own_grants", answer: "Not decided yet" },
  ]);
  const span = { from: "2024-01-01", until: "2025-12-31" };
  await addItem(db, "funding_source", {
    ...funder,
    ...span,
    kind: "philanthropy",
    award: "73100",
    state: "signed",
  });
  await saveMoneySettings(db, { revision: 0, change: { cash: { amount: "500", on: "2024-01-01" } } });
  await addItem(db, "budget_line", { year: 2024, label: "Staff", planned: "1200" });
  const contract = { memberId: null, category: "Laundry", band: "to_1m" as const, year: 2090, quarter: 1 };
  await addItem(db, "forward_contract", contract);
  const [, construction] = STANDARD_PACKS;
  if (construction)
    await adoptPack(db, construction, { measures: STANDARD_MEASURES, metrics: STANDARD_METRICS });
}
