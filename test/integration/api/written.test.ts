import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addReport } from "../../../app/records/reports/reports.server";
import { newOutline } from "../../../app/reports/outline";
import { rowsOf } from "../../../db/rows";
import { answerOf, HOSPITAL, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";
import { tellOutcomes } from "../../support/database/outcomes";

const NOBODY = "00000000-0000-4000-8000-000000000000";
const HOMES = {
  name: "Canal Homes",
  type: "housing",
  stage: "committed",
  place: "Canal Street",
  years: [{ year: 2024, committed: 1000.5, homesProduced: 10 }],
  shares: [{ member: "college", percent: 100 }],
};
const SEEN = { evidence: "The common wording" };
const GOAL = {
  strategy: "workforce",
  statement: "Hire from the focus area.",
  target: { kind: "share", metric: "impact_hire_rate", direction: "atLeast", value: 0.1 },
  startYear: 2024,
  targetYear: 2030,
};

describe.each(ENGINES)("what pages do, done through the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const ask = async (method: string, path: string, body?: unknown, headers = {}) =>
    answerOf(await api.backbone.ask(method, path, body, headers));
  const removals = async (subject: string) =>
    api.enter(async ({ tx }) => {
      const rows = rowsOf(
        await tx.execute(sql`select 1 from history where subject = ${subject} and after is null`),
      );
      return rows.length;
    });

  it("records an investment, and the members’ figures follow until it is removed", async () => {
    const added = await ask("POST", "investments", HOMES);
    expect(added).toMatchObject({
      status: 201,
      body: { revision: 1, lowIncome: "unknown", shares: HOMES.shares, note: null },
    });
    const at = `investments/${added.body.id}`;
    const total = async () => {
      const { totals } = await (await api.backbone.rollup("year=2024")).json();
      return totals.find(({ measure }: { measure: string }) => measure === "pbi_committed")?.value ?? null;
    };
    expect(await total()).toBe(1000.5);
    const changed = await ask("PATCH", at, { note: "Phase one", revision: 1 });
    expect(changed).toMatchObject({
      status: 200,
      body: { ...HOMES, years: added.body.years, note: "Phase one" },
    });
    expect((await ask("PATCH", at, { note: "Late", revision: 1 })).status).toBe(409);
    expect((await ask("GET", "investments")).body.investments).toEqual([changed.body]);
    expect((await ask("DELETE", `${at}?revision=1`)).status).toBe(409);
    expect((await ask("DELETE", at)).status).toBe(204);
    expect([await total(), await removals("investment")]).toEqual([null, 1]);
    expect((await ask("DELETE", at)).status).toBe(404);
    expect((await ask("PATCH", at, {})).status).toBe(404);
  });

  it("refuses an investment by the rules of its form, each fault with its field", async () => {
    await ask("POST", "investments", HOMES);
    for (const [body, column] of [
      [{ ...HOMES, name: "canal  homes" }, "name"],
      [{ ...HOMES, name: "Other", shares: [{ member: "nobody", percent: 100 }] }, "shares.0.member"],
      [{ ...HOMES, name: "Other", shares: [{ member: "college", percent: 90 }] }, "shares"],
      [{ ...HOMES, name: "Other", years: [{ year: 12 }] }, "years.0.year"],
      [{ ...HOMES, name: "Other", stage: "dreamt" }, "stage"],
    ] as const)
      expect(await ask("POST", "investments", body)).toMatchObject({
        status: 422,
        type: PROBLEM,
        body: { errors: [{ column }] },
      });
    const unknown = await ask("POST", "investments", { ...HOMES, color: "red" });
    expect(JSON.stringify(unknown.body.errors)).toContain("color");
    expect((await ask("GET", "investments")).body.investments).toHaveLength(1);
  });

  it("changes nothing of a closed year", async () => {
    await ask("POST", "investments", HOMES);
    await api.backbone.changeYear("2024", { state: "closed", evenIfOpen: true });
    const refused = await ask("POST", "investments", { ...HOMES, name: "Late Homes" });
    expect(refused).toMatchObject({ status: 422, type: PROBLEM });
    expect(refused.body.errors[0].message).toContain("2024");
    expect((await ask("GET", "investments")).body.investments).toHaveLength(1);
  });

  it("says who has which role to backbone staff, and addresses to those who may see them", async () => {
    await api.backbone.putMember("school", { ...HOSPITAL, name: "School" });
    await api.enter(({ tx, collaborativeId }) =>
      tx.execute(sql`insert into contacts (collaborative_id, id, name, member_id, email, phone, valid_from, changed_by)
        select ${collaborativeId}, gen_random_uuid(), slug, id, slug || '@example.org', '1', '2024-01-01', 'Test'
        from members where collaborative_id = ${collaborativeId}`),
    );
    expect(await ask("GET", "people")).toMatchObject({ status: 200, body: { people: [], invitations: [] } });
    const lead = await api.open("data_lead", "college");
    for (const call of [lead, await api.open("convener"), await api.open("executive", "college")])
      expect((await call.ask("GET", "people")).status).toBe(403);
    const shown = await (await lead.ask("GET", "contacts")).json();
    const emails = (list: { name: string; email: string | null }[]) =>
      Object.fromEntries(list.map(({ name, email }) => [name, email]));
    expect(emails(shown)).toEqual({ college: "college@example.org", school: null });
    expect(emails((await ask("GET", "contacts")).body).school).toBe("school@example.org");
  });

  it("writes a draft of a goal, and names the letters that its adoption lacks", async () => {
    const { status, body } = await ask("POST", "goals", GOAL);
    expect([status, body]).toMatchObject([201, { ...GOAL, state: "draft", revision: 1, member: null }]);
    const at = `goals/${body.id}`;
    const early = await ask("PUT", `${at}/state`, { state: "adopted" });
    expect(early).toMatchObject({ status: 400, type: PROBLEM, body: { detail: "Nothing was stored." } });
    const letters = early.body.errors.map(({ column }: { column: string }) => column);
    expect(letters).toEqual(body.lacking);
    expect(letters).toContain("I");
    const changed = await ask("PATCH", at, { owner: "The council", population: "Residents", revision: 1 });
    expect(changed).toMatchObject({ status: 200, body: { ...GOAL, owner: "The council", revision: 2 } });
    expect((await ask("PATCH", at, { owner: "Nobody", revision: 1 })).status).toBe(409);
    for (const [sent, column] of [
      [{ statement: " " }, "statement"],
      [{ member: "nobody" }, "member"],
      [{ rollsUpTo: NOBODY, member: "college" }, "rollsUpTo"],
      [{ target: { kind: "wish" } }, "target.kind"],
    ] as const)
      expect((await ask("PATCH", at, sent)).body.errors).toMatchObject([{ column }]);
    expect(JSON.stringify((await ask("PATCH", at, { color: "red" })).body.errors)).toContain("color");
    expect((await ask("PUT", `${at}/state`, { state: "met" })).body.errors).toMatchObject([
      { column: "state" },
    ]);
    expect((await ask("DELETE", `${at}?revision=1`)).status).toBe(409);
    expect((await ask("DELETE", at)).status).toBe(204);
    expect((await ask("DELETE", at)).status).toBe(404);
    expect(await removals("goal")).toBe(1);
  });

  it("adopts, revises with a reason, and ends a goal; an adopted one is not removed", async () => {
    const { body } = await ask("POST", "goals", {
      ...GOAL,
      statement: "Hire 10% of new hires from the focus area by 2030.",
      population: "Residents of the focus area",
      geography: "The focus area",
      owner: "The council",
      resources: "Two recruiters",
      consultedWho: "Residents",
      consultedWhen: "March 2024",
      disparity: "Half of the city’s rate",
    });
    const at = `goals/${body.id}`;
    await api.enter(({ tx, collaborativeId }) =>
      tx.execute(sql`update goals set state = 'adopted', adopted_at = now(), revision = revision + 1
        where collaborative_id = ${collaborativeId}`),
    );
    expect((await ask("PATCH", at, { owner: "The board" })).body.errors).toMatchObject([
      { column: "reason" },
    ]);
    expect(await ask("DELETE", at)).toMatchObject({ status: 422, type: PROBLEM });
    expect((await ask("PUT", `${at}/state`, { state: "closed" })).status).toBe(422);
    expect((await ask("PUT", `${at}/state`, { state: "closed", reason: "Done", revision: 1 })).status).toBe(
      409,
    );
    expect(
      await ask("PUT", `${at}/state`, { state: "closed", reason: "Done", decision: NOBODY }),
    ).toMatchObject({
      status: 422,
    });
    expect(await ask("PUT", `${at}/state`, { state: "closed", reason: "Done" })).toMatchObject({
      status: 200,
      body: { state: "closed" },
    });
    const lead = await api.open("data_lead", "college");
    for (const [method, path] of [
      ["POST", "goals"],
      ["PATCH", at],
      ["DELETE", at],
      ["PUT", `${at}/state`],
    ] as const)
      expect((await lead.ask(method, path, method === "DELETE" ? undefined : {})).status, path).toBe(403);
    expect((await (await api.another({})).ask("DELETE", at)).status).toBe(404);
  });

  it("rates by the token’s person and role, all ratings or none", async () => {
    const lead = await api.open("data_lead", "college");
    await api.backbone.putMember("school", { ...HOSPITAL, name: "School" });
    const rate = async (call: typeof lead, subject: string, query: string, ...ratings: object[]) =>
      answerOf(await call.ask("PUT", `continuum/${subject}?${query}`, { ratings }));
    const practice = "shared_language";
    expect(
      await rate(lead, "college", "year=2024", { practice, stage: 2, ...SEEN, wanted: 3, wantedBy: 2026 }),
    ).toMatchObject({ status: 200, body: { submitted: 1, revisions: { [practice]: 1 } } });
    expect(
      (await rate(lead, "college", "year=2024", { practice, stage: 1, ...SEEN, revision: 0 })).status,
    ).toBe(409);
    expect((await rate(lead, "school", "year=2024", { practice, stage: 1, ...SEEN })).status).toBe(403);
    expect(
      (await rate(lead, "college", "year=2024&rater=agreed", { practice, stage: 1, ...SEEN })).status,
    ).toBe(403);
    expect((await rate(api.backbone, "college", "year=2024", { practice, stage: 1, ...SEEN })).status).toBe(
      200,
    );
    expect(
      (await rate(api.backbone, "college", "year=2024&rater=agreed", { practice, stage: 2, ...SEEN })).status,
    ).toBe(200);
    const none = await rate(
      lead,
      "college",
      "year=2024",
      { practice, stage: 3, ...SEEN },
      { practice: "dancing", stage: 1, ...SEEN },
    );
    expect(none).toMatchObject({ status: 422, type: PROBLEM, body: { errors: [{ column: "dancing" }] } });
    expect(
      (await rate(lead, "college", "year=2024", { practice, stage: 2, ...SEEN, wanted: 1, wantedBy: 2030 }))
        .body.errors,
    ).toMatchObject([{ column: `${practice}.wanted` }]);
    expect(await rate(lead, "nobody", "year=2024", { practice, stage: 1, ...SEEN })).toMatchObject({
      status: 404,
      type: PROBLEM,
    });
    expect((await rate(lead, "college", "", { practice, stage: 1, ...SEEN })).status).toBe(422);
    const { subjects } = await (await lead.continuum("year=2024")).json();
    const own = subjects.find(({ subject }: { subject: string }) => subject === "college");
    expect(own.stages[practice]).toBe(2);
  });

  it("publishes a report with the scope publish, lists its versions, and hands out files", async () => {
    await api.backbone.postJson([{ member: "college", measure: "new_hires", year: 2024, value: 9 }]);
    const slug = await api.enter((db) =>
      addReport(db, { title: "Progress", year: 2024, audience: "members", outline: newOutline("members") }),
    );
    const at = `reports/${slug}`;
    const executive = await api.open("executive", "college");
    expect((await executive.ask("GET", `${at}/files/csv`)).status).toBe(404);
    expect((await (await api.openWith("read,write")).ask("POST", `${at}/versions`, {})).status).toBe(403);
    expect((await executive.ask("POST", `${at}/versions`, {})).status).toBe(403);
    expect((await ask("POST", `${at}/versions`, { figures: "guess" })).body.errors).toMatchObject([
      { column: "figures" },
    ]);
    expect(await ask("POST", `${at}/versions`, {})).toMatchObject({
      status: 201,
      body: { version: 1, told: 0 },
    });
    const [version] = (await ask("GET", `${at}/versions`)).body;
    expect(version).toMatchObject({ version: 1, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const file = await executive.ask("GET", `${at}/files/csv?version=1`);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(file.headers.get("vary")).toContain("Authorization");
    expect((await file.text()).length).toBeGreaterThan(20);
    for (const path of [`${at}/files/doc`, `${at}/files/csv?version=7`, "reports/nothing/versions"])
      expect(await answerOf(await executive.ask("GET", path)), path).toMatchObject({
        status: 404,
        type: PROBLEM,
      });
    const other = await api.another({});
    expect((await other.ask("GET", `${at}/versions`)).status).toBe(404);
  });

  it("removes what pages remove, with history, for those who may", async () => {
    await api.enter(tellOutcomes);
    await api.backbone.putIndicator("years_of_life", { label: "Years of life", unit: "years", wanted: "up" });
    const result = await api.backbone.addResult({
      sentence: "People live long.",
      indicators: ["years_of_life"],
    });
    const { id } = await result.json();
    const area = { label: "Focus", unit: "zip", fromYear: 2024, source: "City", codes: ["21201"] };
    await api.backbone.putArea("focus", area);
    await api.backbone.putArea("focus", { ...area, fromYear: 2026, codes: ["21202"] });
    const [stakeholder] = (await ask("GET", "stakeholders")).body.stakeholders;
    const executive = await api.open("executive", "college");
    const other = await api.another({});
    const places: [string, string][] = [
      ["result", `results/${id}`],
      ["stakeholder", `stakeholders/${stakeholder.id}`],
    ];
    for (const [subject, at] of places) {
      expect((await executive.ask("DELETE", at)).status, at).toBe(403);
      expect((await other.ask("DELETE", at)).status, at).toBe(404);
      expect((await ask("DELETE", `${at}?revision=99`)).status, at).toBe(409);
      expect((await ask("DELETE", at)).status, at).toBe(204);
      expect((await ask("DELETE", at)).status, at).toBe(404);
      expect(await removals(subject)).toBe(1);
    }
    expect((await executive.ask("DELETE", "areas/focus")).status).toBe(403);
    expect((await ask("DELETE", "areas/focus?fromYear=2030")).status).toBe(404);
    expect((await ask("DELETE", "areas/focus?fromYear=2026")).status).toBe(204);
    expect((await ask("DELETE", "areas/focus?fromYear=2024")).body.errors).toMatchObject([
      { column: "fromYear" },
    ]);
    expect((await ask("DELETE", "areas/focus")).status).toBe(204);
    expect((await ask("GET", "areas")).body).toEqual([]);
    for (const list of ["contributions", "agreements", "goals", "results", "stakeholders", "investments"]) {
      expect((await ask("DELETE", `${list}/${NOBODY}`)).status, list).toBe(404);
      expect((await ask("DELETE", `${list}/not-an-id`)).status, list).toBe(404);
      expect((await executive.ask("DELETE", `${list}/${NOBODY}`)).status, list).toBe(403);
    }
  });
});
