import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { readMoney } from "../../../app/records/money/read.server";
import { rowsOf } from "../../../db/rows";
import { answerOf, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const INVOICE = { organization: "college", year: 2026, tier: "Large", amount: 2000, dueOn: "2090-01-31" };

describe.each(ENGINES)("dues, gifts, and priorities through the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const ask = async (method: string, path: string, body?: unknown, headers = {}) =>
    answerOf(await api.backbone.ask(method, path, body, headers));
  const history = async (subject: string) =>
    api.enter(async ({ tx }) =>
      rowsOf<{ after: unknown }>(
        await tx.execute(sql`select after from history where subject = ${subject} order by at, id`),
      ),
    );

  async function issued() {
    const [draft] = (await ask("POST", "dues/invoices", INVOICE)).body;
    expect((await ask("PATCH", `dues/invoices/${draft.id}`, { state: "issued" })).status).toBe(200);
    return draft.id as string;
  }

  it("drafts, issues, and records payments of an invoice, at most what was asked", async () => {
    const drafted = await ask("POST", "dues/invoices", INVOICE);
    expect(drafted).toMatchObject({
      status: 201,
      body: [{ number: "2026-001", state: "draft", amount: 2000, open: 0, payments: [] }],
    });
    const id = drafted.body[0].id;
    const pay = (amount: number) =>
      ask("POST", "dues/payments", { invoice: id, amount, paidOn: "2026-02-01" });
    expect((await pay(1)).body.errors).toMatchObject([{ column: "amount" }]);
    expect(await ask("PATCH", `dues/invoices/${id}`, { state: "issued" })).toMatchObject({
      status: 200,
      body: { state: "issued", open: 2000 },
    });
    const paid = await pay(1500.5);
    expect(paid).toMatchObject({ status: 201, body: { invoice: id, amount: 1500.5, revision: 1 } });
    expect((await pay(499.51)).status).toBe(422);
    expect((await ask("GET", "dues/invoices")).body).toMatchObject([
      { id, state: "part_paid", paid: 1500.5, open: 499.5, payments: [{ id: paid.body.id }] },
    ]);
    expect((await ask("DELETE", `dues/payments/${paid.body.id}`)).status).toBe(204);
    expect((await ask("GET", "dues/invoices")).body).toMatchObject([{ state: "issued", payments: [] }]);
  });

  it("drafts one for each member that has none of the year yet", async () => {
    expect((await ask("POST", "dues/invoices", { ...INVOICE, organization: "members" })).body).toHaveLength(
      1,
    );
    expect(await ask("POST", "dues/invoices", { ...INVOICE, organization: "members" })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "organization", message: "Every member has an invoice of 2026 already." }] },
    });
  });

  it("waives and voids with a reason only, and removes drafts only", async () => {
    const id = await issued();
    const to = (body: object) => ask("PATCH", `dues/invoices/${id}`, body);
    expect((await to({ state: "waived" })).body.errors).toMatchObject([{ column: "reason" }]);
    expect(await ask("DELETE", `dues/invoices/${id}`)).toMatchObject({ status: 422, type: PROBLEM });
    const { body: payment } = await ask("POST", "dues/payments", {
      invoice: id,
      amount: 5,
      paidOn: "2026-02-01",
    });
    expect((await to({ state: "void", reason: "Twice" })).body.errors).toMatchObject([{ column: "reason" }]);
    expect((await ask("DELETE", `dues/payments/${payment.id}?revision=7`)).status).toBe(409);
    expect(await to({ state: "waived", reason: "A hard year" })).toMatchObject({
      status: 200,
      body: { state: "waived", waived: "A hard year", paid: 5 },
    });
    expect((await to({ state: "waived", reason: "Again" })).body.errors).toMatchObject([{ column: "state" }]);
    expect((await to({ state: "issued", revision: 1 })).status).toBe(409);
    const [draft] = (await ask("POST", "dues/invoices", INVOICE)).body;
    expect(draft.number).toBe("2026-002");
    expect((await ask("DELETE", `dues/invoices/${draft.id}?revision=x`)).status).toBe(422);
    expect(await ask("DELETE", `dues/invoices/${draft.id}?revision=1`)).toEqual({
      status: 204,
      type: "",
      body: "",
    });
    expect((await ask("DELETE", `dues/invoices/${draft.id}`)).status).toBe(404);
  });

  it("shows an institution its own invoices once they are issued", async () => {
    const executive = await api.open("executive", "college");
    const own = async () => (await (await executive.ask("GET", "dues/invoices")).json()).length;
    await ask("POST", "dues/invoices", INVOICE);
    expect(await own()).toBe(0);
    const id = await issued();
    expect(await own()).toBe(1);
    expect((await executive.ask("PATCH", `dues/invoices/${id}`, { state: "waived" })).status).toBe(403);
  });

  it("removes what it added, once for each key, and the history keeps it", async () => {
    const line = await ask("POST", "funding/lines", { year: 2026, label: "Rent", planned: 1 });
    const at = `funding/lines/${line.body.id}`;
    const key = { "idempotency-key": "remove the rent" };
    expect((await ask("DELETE", at, undefined, key)).status).toBe(204);
    const again = await api.backbone.ask("DELETE", at, undefined, key);
    expect([again.status, again.headers.get("idempotent-replayed"), await again.text()]).toEqual([
      204,
      "true",
      "",
    ]);
    expect((await ask("DELETE", at)).status).toBe(404);
    expect((await api.enter(readMoney)).lines).toEqual([]);
    expect((await history("budget_line")).map(({ after }) => after === null)).toEqual([false, true]);
    const executive = await api.open("executive", "college");
    const other = await api.another({});
    const contract = await ask("POST", "forward", {
      category: "Linen",
      band: "to_1m",
      year: 2090,
      quarter: 2,
    });
    const place = `forward/${contract.body.id}`;
    expect((await executive.ask("DELETE", place)).status).toBe(403);
    expect((await other.ask("DELETE", place)).status).toBe(404);
    expect((await ask("DELETE", `${place}?revision=2`)).status).toBe(409);
    expect((await ask("DELETE", `${place}?revision=1`)).status).toBe(204);
  });

  it("keeps gifts in kind, which institutions see once amounts are opened", async () => {
    const gift = {
      organization: "college",
      what: "Desks",
      value: 900,
      valued: "List",
      givenOn: "2026-02-03",
    };
    const added = await ask("POST", "funding/gifts", gift);
    expect(added).toMatchObject({ status: 201, body: { ...gift, organization: expect.any(String) } });
    expect((await ask("POST", "funding/gifts", { ...gift, value: 1.005 })).body.errors).toMatchObject([
      { column: "value" },
    ]);
    const executive = await api.open("executive", "college");
    expect((await executive.ask("GET", "funding/gifts")).status).toBe(403);
    expect((await ask("PATCH", "funding/settings", { opened: true })).body).toMatchObject({ opened: true });
    expect(await (await executive.ask("GET", "funding/gifts")).json()).toEqual([added.body]);
    expect((await ask("DELETE", `funding/gifts/${added.body.id}`)).status).toBe(204);
  });

  it("keeps cash and the rule of priorities, each without touching the other", async () => {
    const cash = { amount: 160_000.5, on: "2026-01-31" };
    expect(await ask("PATCH", "funding/settings", { cash, fiscalYearEndMonth: 6 })).toMatchObject({
      status: 200,
      body: { cash, fiscalYearEndMonth: 6, rule: null, revision: 1 },
    });
    const criteria = [{ name: "Residents ask for it", weight: 3 }];
    expect(await ask("PATCH", "funding/settings", { rule: "criteria", criteria, revision: 1 })).toMatchObject(
      {
        status: 200,
        body: { cash, rule: "criteria", criteria, revision: 2 },
      },
    );
    expect((await ask("PATCH", "funding/settings", { opened: true, revision: 1 })).status).toBe(409);
    for (const [body, column] of [
      [{ rule: "criteria", criteria: [] }, "criteria"],
      [{ rule: "vote", decision: NOBODY }, "decision"],
      [{ fiscalYearEndMonth: 13 }, "fiscalYearEndMonth"],
    ] as const)
      expect((await ask("PATCH", "funding/settings", body)).body.errors).toMatchObject([{ column }]);
    expect((await ask("GET", "funding/settings")).body).toMatchObject({ cash, criteria, revision: 2 });
    const executive = await api.open("executive", "college");
    expect((await executive.ask("GET", "funding/settings")).status).toBe(403);
  });

  it("scores a proposal by others than its own organization, and settles it by a decision", async () => {
    const { body: proposal } = await ask("POST", "funding/proposals", {
      organization: "college",
      title: "A bus line",
    });
    expect(proposal).toMatchObject({ title: "A bus line", amount: null, score: null, decision: null });
    await ask("PATCH", "funding/settings", { rule: "criteria", criteria: [{ name: "Need", weight: 1 }] });
    await api.backbone.putMember("school", {
      name: "School",
      sector: "school_district",
      joinedOn: "2024-01-01",
      fiscalYearEndMonth: 6,
    });
    const people = await api.enter(async ({ tx, collaborativeId }) =>
      rowsOf<{ id: string; slug: string }>(
        await tx.execute(sql`with added as (
          insert into contacts (collaborative_id, id, name, member_id, valid_from, changed_by)
          select ${collaborativeId}, gen_random_uuid(), slug, id, '2024-01-01', 'Test' from members
          where collaborative_id = ${collaborativeId} returning id, name)
          select id, name as slug from added`),
      ),
    );
    const rate = (slug: string, scores: number[]) =>
      ask("POST", "funding/ratings", {
        proposal: proposal.id,
        person: people.find((person) => person.slug === slug)?.id,
        scores,
      });
    expect((await rate("college", [5])).body.errors).toMatchObject([{ column: "person" }]);
    expect((await rate("school", [5, 5])).body.errors).toMatchObject([{ column: "scores" }]);
    expect(await rate("school", [4])).toMatchObject({ status: 200, body: { score: 4, raters: 1 } });
    const at = `funding/proposals/${proposal.id}`;
    expect((await ask("PATCH", at, { decision: NOBODY })).body.errors).toMatchObject([
      { column: "decision" },
    ]);
    expect((await ask("PATCH", at, { decision: null, revision: 9 })).status).toBe(409);
    expect((await ask("DELETE", at)).status).toBe(204);
    expect((await ask("GET", "funding/proposals")).body).toEqual([]);
  });

  it("stores whom a funder also funds, without itself", async () => {
    const body = { organization: "college", funded: ["college"] };
    expect((await ask("PUT", "funders/grants", body)).body).toEqual({ organization: "college", funded: [] });
    expect(await ask("PUT", "funders/grants", { ...body, funded: ["nobody"] })).toMatchObject({
      status: 422,
      body: { errors: [{ column: "funded" }] },
    });
  });

  it("names an unknown field, and lets nobody else write", async () => {
    const executive = await api.open("executive", "college");
    const convener = await api.open("convener");
    const bodies = {
      "dues/invoices": INVOICE,
      "dues/payments": {},
      "funding/gifts": {},
      "funding/proposals": {},
      "funding/ratings": {},
    };
    for (const [path, body] of Object.entries(bodies)) {
      const refused = await ask("POST", path, { ...body, color: "red" });
      expect(refused).toMatchObject({ status: 422, type: PROBLEM });
      expect(JSON.stringify(refused.body.errors)).toContain("color");
      expect((await executive.ask("POST", path, body)).status).toBe(403);
      expect((await convener.ask("POST", path, { color: "red" })).status).toBe(422);
    }
    for (const path of ["dues/payments", "funding/gifts", "funding/proposals", "dues/invoices"])
      expect((await executive.ask("DELETE", `${path}/${NOBODY}`)).status).toBe(403);
    expect((await executive.ask("PUT", "funders/grants", {})).status).toBe(403);
    expect((await executive.ask("PATCH", "funding/settings", {})).status).toBe(403);
  });
});
