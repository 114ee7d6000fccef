import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { answersShown } from "../../../app/domain/money/shown";
import { readMoney } from "../../../app/records/money/read.server";
import { addPartner } from "../../../app/records/partnership/people.server";
import { rowsOf } from "../../../db/rows";
import { answerOf, type MoneyList, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const SOURCE = {
  organization: "A foundation",
  kind: "philanthropy",
  state: "signed",
  award: 90_000,
  from: "2025-10-01",
  until: "2027-03-31",
};

describe.each(ENGINES)("money through the API on the %s engine", (engine) => {
  const api = useApi(engine);

  async function add(list: MoneyList, body: object) {
    await api.enter(async (db) => {
      const { sources, roles } = await readMoney(db);
      if (sources.length + roles.length === 0)
        await addPartner(db, { name: "A foundation", kind: "funder", website: "", note: "" });
    });
    return answerOf(await api.backbone.addMoney(list, body));
  }
  const change = async (list: MoneyList, id: string, body: object) =>
    answerOf(await api.backbone.changeMoney(list, id, body));
  const stored = () => api.enter(readMoney);

  it("adds a source that counts at once, and changes what a later call names", async () => {
    const added = await add("funding/sources", SOURCE);
    expect(added).toMatchObject({
      status: 201,
      body: { ...SOURCE, revision: 1, initiative: null, note: "" },
    });
    const { id } = added.body;
    // 273 of its 547 days lie in the fiscal year to 30 June 2026; here the year is the calendar year 2026.
    const funding = await (await api.backbone.funding("year=2026")).json();
    expect(funding).toMatchObject({
      income: 60_054.84,
      sources: [{ id, revision: 1, award: 90_000, payments: [] }],
    });
    const changed = await change("funding/sources", id, {
      state: "promised",
      award: 80_000.25,
      note: "By mail",
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...SOURCE, id, state: "promised", award: 80_000.25, note: "By mail", revision: 2 },
    });
    expect((await stored()).sources).toMatchObject([{ id, award: "80000.25", from: "2025-10-01" }]);
  });

  it("refuses a change of what somebody changed since it was read", async () => {
    const { body } = await add("funding/sources", SOURCE);
    expect((await change("funding/sources", body.id, { note: "First", revision: 1 })).status).toBe(200);
    const late = await change("funding/sources", body.id, { note: "Second", revision: 1 });
    expect(late).toMatchObject({ status: 409, type: PROBLEM, body: { title: "Changed meanwhile" } });
    expect((await stored()).sources).toMatchObject([{ note: "First", revision: 2 }]);
  });

  it("keeps payments within the award, whichever is sent last", async () => {
    const { body: source } = await add("funding/sources", SOURCE);
    const pay = (amount: number) =>
      add("funding/payments", { source: source.id, amount, dueOn: "2026-06-30" });
    const first = await pay(60_000);
    expect(first).toMatchObject({ status: 201, body: { amount: 60_000, receivedOn: null } });
    expect(await pay(30_000.01)).toMatchObject({
      status: 422,
      body: { errors: [{ column: "amount", message: "The payments would come to more than the award." }] },
    });
    expect(await change("funding/sources", source.id, { award: 59_999 })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "award" }] },
    });
    const received = await change("funding/payments", first.body.id, { receivedOn: "2026-07-02" });
    expect(received).toMatchObject({ status: 200, body: { receivedOn: "2026-07-02", revision: 2 } });
    expect((await change("funding/payments", first.body.id, { amount: 1 })).status).toBe(422);
    expect((await change("funding/payments", first.body.id, { receivedOn: null })).body.receivedOn).toBe(
      null,
    );
    expect(await add("funding/payments", { source: NOBODY, amount: 1, dueOn: "2026-06-30" })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "source" }] },
    });
  });

  it("adds roles and answers, and publishes an answer", async () => {
    const role = { organization: "college", role: "short_term_home", from: "2025-01-01" };
    const home = await add("funders/roles", {
      ...role,
      exitForm: "own_entity",
      exitOn: "2027-01-01",
      milestones: ["Bylaws", "A payroll"],
    });
    expect(home).toMatchObject({
      status: 201,
      body: { role: "short_term_home", milestones: ["Bylaws", "A payroll"] },
    });
    expect(await change("funders/roles", home.body.id, { role: "grant_maker" })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "exitForm" }, { column: "exitOn" }, { column: "milestones" }] },
    });
    const plain = { role: "grant_maker", exitForm: null, exitOn: null, milestones: [] };
    expect(await change("funders/roles", home.body.id, plain)).toMatchObject({ status: 200, body: plain });
    const answer = {
      organization: "college",
      question: "pays_for",
      answer: "Rent",
      answeredOn: "2025-02-01",
    };
    const { body } = await add("funders/answers", answer);
    expect(body).toMatchObject({ ...answer, organization: expect.any(String), published: false });
    const published = async () => answersShown(await stored(), "2025-03-01", true).length;
    expect(await published()).toBe(0);
    expect((await change("funders/answers", body.id, { published: true })).status).toBe(200);
    expect(await published()).toBe(1);
    expect((await change("funders/answers", body.id, { answer: "More" })).status).toBe(422);
  });

  it("keeps the lines of the budget, each once a year", async () => {
    const rent = { year: 2026, label: "Rent", planned: 12_000 };
    const { status, body } = await add("funding/lines", rent);
    expect([status, body]).toEqual([
      201,
      { ...rent, id: body.id, revision: 1, spent: [null, null, null, null] },
    ]);
    const spent = [3000, 3000.5, null, null];
    expect((await change("funding/lines", body.id, { spent, revision: 1 })).body).toMatchObject({
      ...rent,
      spent,
      revision: 2,
    });
    expect(await add("funding/lines", { ...rent, label: "rent" })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "label", message: "2026 has this line already." }] },
    });
    expect((await change("funding/lines", body.id, { planned: -1 })).status).toBe(422);
    const { budget } = await (await api.backbone.funding("year=2026")).json();
    expect(budget).toEqual({ planned: 12_000, spent: 6000.5, lines: [{ ...body, spent, revision: 2 }] });
  });

  it("keeps the forward list", async () => {
    const contract = { category: "Linen", band: "to_1m", year: 2090, quarter: 2, member: "college" };
    const { status, body } = await add("forward", contract);
    expect([status, body]).toEqual([201, { ...contract, id: body.id, revision: 1, note: "" }]);
    const changed = await change("forward", body.id, { quarter: 3, member: null });
    expect(changed.body).toEqual({
      ...contract,
      id: body.id,
      revision: 2,
      note: "",
      quarter: 3,
      member: null,
    });
    expect(await (await api.backbone.forward()).json()).toMatchObject([{ id: body.id, quarter: 3 }]);
    const refused = [
      [{ quarter: 5 }, "quarter"],
      [{ year: 12 }, "quarter"],
      [{ member: "nobody" }, "member"],
      [{ category: " " }, "category"],
    ] as const;
    for (const [fault, column] of refused)
      expect(await change("forward", body.id, fault)).toMatchObject({
        status: 422,
        type: PROBLEM,
        body: { errors: [{ column }] },
      });
  });

  it("names the field of each fault, and stores nothing", async () => {
    await add("funding/sources", SOURCE);
    const refused = [
      [{ ...SOURCE, organization: "Nobody" }, "organization"],
      [{ ...SOURCE, award: 0 }, "award"],
      [{ ...SOURCE, award: -5 }, "award"],
      [{ ...SOURCE, award: 1.005 }, "award"],
      [{ ...SOURCE, until: "2025-01-01" }, "until"],
      [{ ...SOURCE, kind: "dues" }, "kind"],
      [{ ...SOURCE, initiative: NOBODY }, "initiative"],
      [[], null],
    ] as const;
    for (const [body, column] of refused)
      expect(await add("funding/sources", body)).toMatchObject({
        status: 422,
        type: PROBLEM,
        body: { detail: "Nothing was stored.", errors: [{ column }] },
      });
    expect((await stored()).sources).toHaveLength(1);
  });

  it("reads amounts as numbers, whatever the collaborative’s language", async () => {
    const german = await api.another({ locale: "de-DE", currency: "EUR" });
    await german.putMember("verein", {
      name: "Verein",
      sector: "other",
      joinedOn: "2024-01-01",
      leftOn: null,
      fiscalYearEndMonth: 12,
      baselineYear: null,
      absences: [],
    });
    const added = await german.addMoney("funding/sources", {
      ...SOURCE,
      organization: "verein",
      award: 1234.5,
    });
    expect((await added.json()).award).toBe(1234.5);
  });

  it("is for those who keep money, and knows no entry of others", async () => {
    const { body } = await add("funding/sources", SOURCE);
    for (const role of ["executive", "data_lead"] as const) {
      const call = await api.open(role, "college");
      expect((await call.addMoney("funding/sources", SOURCE)).status).toBe(403);
      expect((await call.changeMoney("funding/sources", body.id, {})).status).toBe(403);
      expect((await call.addMoney("forward", {})).status).toBe(403);
    }
    const other = await api.another({});
    expect((await other.changeMoney("funding/sources", body.id, { note: "Mine" })).status).toBe(404);
    for (const list of [
      "funding/payments",
      "funding/lines",
      "funders/roles",
      "funders/answers",
      "forward",
    ] as const)
      expect((await change(list, NOBODY, {})).status).toBe(404);
    expect((await change("funding/sources", "x", {})).status).toBe(404);
    expect((await (await api.open("convener")).changeMoney("funding/sources", body.id, {})).status).toBe(200);
  });

  it("shows members no payments, and the history who wrote", async () => {
    const { body } = await add("funding/sources", SOURCE);
    await add("funding/payments", { source: body.id, amount: 77_777, dueOn: "2026-06-30" });
    const executive = await api.open("executive", "college");
    const text = await (await executive.funding("year=2026")).text();
    expect(text).not.toContain("77777");
    expect(JSON.parse(text).sources).toMatchObject([{ payments: null, award: null }]);
    const actors = await api.enter(async ({ tx }) =>
      rowsOf<{ actor: string }>(
        await tx.execute(
          sql`select distinct actor from history where subject in ('funding_source', 'funding_payment')`,
        ),
      ),
    );
    expect(actors).toEqual([{ actor: expect.stringMatching(/^Token “/) }]);
  });
});
