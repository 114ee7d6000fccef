import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cents } from "../../../app/domain/money/amounts";
import { EMPTY_SETTINGS } from "../../../app/domain/money/money";
import { answersShown, incomeDue, incomesOf, moneyYear } from "../../../app/domain/money/shown";
import { readMoney } from "../../../app/records/money/read.server";
import { rateProposal, saveGrants, saveMoneySettings } from "../../../app/records/money/settings.server";
import { addItem, addItems, changeItem } from "../../../app/records/money/store.server";
import { addContacts, addPartner } from "../../../app/records/partnership/people.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("money on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let funder: { memberId: null; partnerId: string };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "st-alder" }] });
    const partner = { name: "Foundation", kind: "funder" as const, website: "", note: "" };
    const partnerId = (await ours.enter((db) => addPartner(db, partner))) ?? "";
    funder = { memberId: null, partnerId };
  });
  const source = () => ({
    ...funder,
    kind: "philanthropy" as const,
    award: "90000.00",
    from: "2025-10-01",
    until: "2027-03-31",
    initiativeId: null,
    state: "signed" as const,
    note: "",
  });

  it("is empty in a new collaborative", async () => {
    const money = await ours.enter(readMoney);
    expect(money.settings).toEqual(EMPTY_SETTINGS);
    expect(moneyYear(money, 2026, []).mix).toBe(null);
    expect(moneyYear(money, 2026, []).secured).toEqual({ kind: "unknown", lacks: ["cash", "budget"] });
  });

  it("counts 44,917.73 of a grant of 90,000 in the year to June 2026, and nothing while it is promised", async () => {
    const id = await ours.enter((db) => addItem(db, "funding_source", source()));
    const income = async () => {
      const money = await ours.enter(readMoney);
      const settings = { ...money.settings, fiscalYearEndMonth: 6 };
      return incomesOf({ ...money, settings }, 2026).map((own) => cents(own.income));
    };
    expect(await income()).toEqual(["44917.73"]);
    const change = { revision: 1, fields: { state: "promised" as const } };
    expect(await ours.enter((db) => changeItem(db, "funding_source", id, change))).toBe(true);
    expect(await income()).toEqual([]);
  });

  it("is not overwritten unseen, keeps its history, and takes payments along", async () => {
    const id = await ours.enter((db) => addItem(db, "funding_source", source()));
    const payment = { sourceId: id, dueOn: "2026-03-01", amount: "45000", receivedOn: null };
    await ours.enter((db) => addItem(db, "funding_payment", payment));
    expect(incomeDue(await ours.enter(readMoney))).toEqual([{ dueOn: "2026-03-01", amount: "45000" }]);
    const change = (revision: number, fields: { note: string } | null) =>
      ours.enter((db) => changeItem(db, "funding_source", id, { revision, fields }));
    expect(await change(1, { note: "Second year open" })).toBe(true);
    expect(await change(1, { note: "Mine" })).toBe(false);
    expect(await change(2, null)).toBe(true);
    expect((await ours.enter(readMoney)).sources).toEqual([]);
    const kept = await ours.enter(async (db) =>
      rowsOf<{ before: object | null; after: { note?: string } | null }>(
        await db.tx.execute(
          sql`select before, after from history where collaborative_id = ${db.collaborativeId}
            and subject = 'funding_source' order by id`,
        ),
      ),
    );
    expect(kept.map(({ after }) => after?.note ?? null)).toEqual(["", "Second year open", null]);
  });

  it("keeps amounts exact to the last digit", async () => {
    await ours.enter((db) => addItem(db, "funding_source", { ...source(), award: "9007199254740.93" }));
    expect((await ours.enter(readMoney)).sources[0]?.award).toBe("9007199254740.93");
  });

  it("adds dues as invoiced; what is unpaid is still due", async () => {
    const invoice = {
      ...funder,
      number: "2026-001",
      year: 2026,
      amount: "2000",
      dueOn: "2026-02-15",
      tier: "",
    };
    const [id = ""] = await ours.enter((db) =>
      addItems(db, "dues_invoice", [
        { ...invoice, issuedOn: "2026-01-15" },
        { ...invoice, number: "2026-002", issuedOn: null },
      ]),
    );
    const payment = { invoiceId: id, paidOn: "2026-02-01", amount: "500" };
    await ours.enter((db) => addItem(db, "dues_payment", payment));
    const money = await ours.enter(readMoney);
    expect(incomesOf(money, 2026).map((own) => [own.kind, cents(own.income)])).toEqual([["dues", "2000"]]);
    expect(incomeDue(money)).toEqual([{ dueOn: "2026-02-15", amount: "1500" }]);
  });

  it("refuses a second invoice with the same number, and a source of nobody", async () => {
    const invoice = { ...funder, number: "2026-001", year: 2026, amount: "2000", dueOn: "2026-02-15" };
    await ours.enter((db) => addItem(db, "dues_invoice", invoice));
    await expect(ours.enter((db) => addItem(db, "dues_invoice", invoice))).rejects.toThrow();
    await expect(
      ours.enter((db) => addItem(db, "funding_source", { ...source(), partnerId: null })),
    ).rejects.toThrow();
  });

  it("has settings that two people do not overwrite, part by part", async () => {
    const save = (revision: number, change: Parameters<typeof saveMoneySettings>[1]["change"]) =>
      ours.enter((db) => saveMoneySettings(db, { revision, change }));
    expect(await save(0, { cash: { amount: "160.5", on: "2026-01-01" }, opened: true })).toBe(true);
    expect(await save(0, { rule: "vote" })).toBe(false);
    expect(await save(1, { rule: "criteria", criteria: [{ name: "Asked for", weight: 2 }] })).toBe(true);
    expect((await ours.enter(readMoney)).settings).toEqual({
      fiscalYearEndMonth: 12,
      opened: true,
      cash: { amount: "160.5", on: "2026-01-01" },
      rule: "criteria",
      criteria: [{ name: "Asked for", weight: 2 }],
      revision: 2,
    });
  });

  it("shows others only the answers that are published, the newest of each question", async () => {
    const answer = { ...funder, question: "pays_for" as const, published: false };
    await ours.enter((db) =>
      addItems(db, "funder_answer", [
        { ...answer, answer: "Rent", answeredOn: "2025-01-01", published: true },
        { ...answer, answer: "Staff", answeredOn: "2026-01-01" },
        { ...answer, question: "own_grants", answer: "They do", answeredOn: "2025-01-01", published: true },
      ]),
    );
    const money = await ours.enter(readMoney);
    const words = (publishedOnly: boolean) =>
      answersShown(money, "2026-06-30", publishedOnly).flatMap(({ answers }) =>
        answers.map((own) => own.answer),
      );
    expect(words(false)).toEqual(["They do", "Staff"]);
    expect(words(true)).toEqual(["They do"]);
  });

  it("knows whom a funder also funds, and who rated a proposal from where", async () => {
    const memberId = await ours.enter(async (db) => {
      const [row] = rowsOf<{ id: string }>(
        await db.tx.execute(
          sql`select id from members where collaborative_id = ${db.collaborativeId} limit 1`,
        ),
      );
      return row?.id ?? "";
    });
    await ours.enter((db) => saveGrants(db, funder, [memberId, memberId]));
    expect((await ours.enter(readMoney)).grants).toEqual([{ ...funder, granteeId: memberId }]);
    await ours.enter((db) => saveGrants(db, funder, []));
    expect((await ours.enter(readMoney)).grants).toEqual([]);
    const person = { name: "Linh", jobTitle: "", email: "", phone: "", duty: null, note: "", until: null };
    const [contactId = ""] = await ours.enter((db) =>
      addContacts(db, [{ ...person, ...funder, from: "2020-01-01" }]),
    );
    const proposal = { ...funder, title: "A van", amount: null, decisionId: null };
    const proposalId = await ours.enter((db) => addItem(db, "funding_proposal", proposal));
    for (const scores of [[3], [5]])
      await ours.enter((db) => rateProposal(db, { proposalId, contactId, scores }));
    expect((await ours.enter(readMoney)).proposals[0]?.ratings).toEqual([
      { contactId, person: "Linh", organization: `partner:${funder.partnerId}`, scores: [5] },
    ]);
  });

  it("stays within its collaborative", async () => {
    await ours.enter((db) => addItem(db, "funding_source", source()));
    const others = await makeCollaborative(database);
    expect((await others.enter(readMoney)).sources).toEqual([]);
    await expect(others.enter((db) => addItem(db, "funding_source", source()))).rejects.toThrow();
  });
});
