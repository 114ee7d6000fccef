import { beforeAll, describe, expect, it } from "vitest";
import { invoiceState } from "../../../app/domain/money/dues";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readForwardContracts } from "../../../app/records/forward/forward.server";
import { readMoney } from "../../../app/records/money/read.server";
import { readReportMoney } from "../../../app/records/money/report.server";
import { todayIso } from "../../../app/records/today";
import { askFunders, readShownMoney, shownYear } from "../../../app/routes/money/shown.server";
import { type DemoDatabase, openDemoDatabase } from "../../support/database/demo";

const TODAY = todayIso();
const YEAR = Number(TODAY.slice(0, 4));

describe("the demo’s money", () => {
  let demo: DemoDatabase;
  beforeAll(async () => {
    demo = await openDemoDatabase("embedded");
  });
  const shown = (role: "backbone" | "executive") =>
    demo.enter(async (db) => {
      const catalog = await readCatalog(db);
      const memberId = role === "executive" ? (catalog.members[0]?.id ?? null) : null;
      return readShownMoney({ db, viewer: { role, memberId } }, catalog, YEAR);
    });

  it("comes from five sources, and half of this year’s from one", async () => {
    const { sources } = await demo.enter(readMoney);
    expect(sources).toHaveLength(5);
    const { mix, secured } = await shown("backbone");
    expect(mix?.largest).toEqual({ name: "Wenlow Community Foundation", share: 0.5 });
    expect(mix).toMatchObject({ dependsOnOne: true, total: "580000", sole: null });
    expect(secured.kind).toBe("until");
  });

  it("shows members the mix in whole percents and dates, and no amount anywhere", async () => {
    const view = await shown("executive");
    expect(view.amounts).toBe(false);
    expect(view.mix?.kinds).toEqual([
      { kind: "public", share: 0.17 },
      { kind: "company", share: 0.14 },
      { kind: "philanthropy", share: 0.5 },
      { kind: "dues", share: 0.19 },
    ]);
    const text = JSON.stringify(view);
    const { sources, lines, gifts, invoices, answers } = await demo.enter(readMoney);
    const amounts = [
      ...sources.flatMap(({ award, payments }) => [award, ...payments.map(({ amount }) => amount)]),
      ...lines.map(({ planned }) => planned),
      ...gifts.map(({ value }) => value),
      ...invoices.map(({ amount }) => amount),
    ];
    expect(amounts.filter((amount) => text.includes(`"${amount}"`))).toEqual([]);
    const kept = answers.filter(({ published }) => !published);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.filter(({ answer }) => text.includes(answer))).toEqual([]);
  });

  it("shows members amounts once the collaborative has opened them", async () => {
    const view = await demo.enter(async (db) => {
      const money = await readMoney(db);
      const catalog = await readCatalog(db);
      return shownYear(money, YEAR, { amounts: true, staff: false, today: TODAY, catalog });
    });
    expect(view.mix?.total).toBe("580000");
  });

  it("has dues in several states, funders to ask, and contracts coming up", async () => {
    const money = await demo.enter(readMoney);
    const states = new Set(money.invoices.map((invoice) => invoiceState(invoice, TODAY)));
    expect([...states].sort()).toEqual(["issued", "overdue", "paid", "part_paid"]);
    expect(askFunders(money, TODAY).map(({ name }) => name)).toEqual([
      "City of Wenlow",
      "Wenlow Community Foundation",
    ]);
    expect(await demo.enter(readForwardContracts)).toHaveLength(4);
  });

  it("puts shares and published answers into reports; the public learns no dates", async () => {
    const report = (readers: "internal" | "public") =>
      demo.enter((db) => readReportMoney(db, { year: YEAR, readers, today: TODAY }));
    expect((await report("internal")).inside?.dependsOnOne).toBe(true);
    const open = await report("public");
    expect(open.inside).toBe(null);
    expect(open.kinds?.map(({ share }) => share)).toEqual([0.17, 0.14, 0.5, 0.19]);
    expect(open.answers.map(({ name, answers }) => [name, answers.length])).toEqual([
      ["Wenlow Community Foundation", 3],
    ]);
  });
});
