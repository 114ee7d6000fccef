import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { standardPolicy } from "../../../app/domain/disclosure/presets";
import { bodyForm } from "../../../app/domain/people/form";
import { importAssessments } from "../../../app/exchange/continuum/import.server";
import { readTable } from "../../../app/exchange/opening/table";
import { readCatalog } from "../../../app/records/collaboratives/catalog.server";
import { readIndicators } from "../../../app/records/indicators/indicators.server";
import { addItem } from "../../../app/records/meetings/agenda.server";
import { addDecision } from "../../../app/records/meetings/decisions.server";
import { planMeeting } from "../../../app/records/meetings/meetings.server";
import { addBody } from "../../../app/records/partnership/bodies.server";
import { addReport } from "../../../app/records/reports/reports.server";
import { saveResult } from "../../../app/records/results/results.server";
import { saveStory } from "../../../app/records/results/stories.server";
import { newOutline } from "../../../app/reports/outline";
import { openApiDocument } from "../../../app/routes/api/openapi-document";
import { schemas } from "../../../app/routes/api/schemas";
import { rowsOf } from "../../../db/rows";
import { HOSPITAL, last, type MoneyList, useApi } from "../../support/app/calls";
import { noteExample, writeExamples } from "../../support/app/examples";
import { collect } from "../../support/database/collected";
import { ENGINES } from "../../support/database/databases";
import { keepMoney } from "../../support/database/money";
import { tellOutcomes } from "../../support/database/outcomes";
import { holdPulse } from "../../support/database/pulse";

type Schema = { $ref?: string; type?: string; items?: { $ref: string } };
type Described = { schema?: Schema & { oneOf?: Schema[] } };
type Answer = { $ref?: string; content?: Record<string, Described> };

const { paths, components } = openApiDocument("http://127.0.0.1");
const METHODS = ["get", "put", "post", "patch", "delete"] as const;
const calls = Object.entries(paths).flatMap(([path, methods]) =>
  METHODS.flatMap((method) => {
    const operation = methods[method];
    return operation && path.includes("{collaborative}") ? [{ path, method, ...operation }] : [];
  }),
);
const operations = new Map(
  calls.map(({ operationId, responses }) => [operationId, responses as Record<string, Answer>]),
);
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The address of a call, after the collaborative, with what it needs. */
function addressOf({ path, parameters = [] }: (typeof calls)[number]): string {
  const place = path
    .replace("/api/v1/{collaborative}/", "")
    .replace("{slug}", "college")
    .replace("{code}", "new_hires")
    .replace("{year}", "2024")
    .replace(/\{\w+\}/g, NOBODY);
  const needsYear = (parameters as { name?: string; required?: boolean }[]).some(
    ({ name, required }) => name === "year" && required,
  );
  return needsYear ? `${place}?year=2024` : place;
}
/** The response that the document describes for a call and status. */
function answerOf(operationId: string, status: number): Answer {
  const answer = operations.get(operationId)?.[status];
  expect(answer, `${operationId} does not say that it answers ${status}`).toBeDefined();
  const name = answer?.$ref?.split("/").at(-1);
  return (name ? components.responses[name as keyof typeof components.responses] : answer) as Answer;
}

/** Fails if a response does not match the document or has an extra field. */
async function hold(operationId: string, response: Response): Promise<void> {
  const { content } = answerOf(operationId, response.status);
  const text = await response.text();
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (!content) return expect([type, text]).toEqual(["", ""]);
  expect(Object.keys(content)).toContain(type);
  const { oneOf, ...only } = content[type]?.schema ?? {};
  // A dry run says so itself, and only an answer with figures has totals.
  const place = /"dryRun":true/.test(text) ? 1 : /"totals":/.test(text) ? 2 : 0;
  const { $ref, items, type: kind } = (oneOf ? oneOf[place] : only) ?? {};
  if (kind === "string") return expect(text).toMatch(/\S/);
  const body = JSON.parse(text);
  const schema = schemas._idmap.get(($ref ?? items?.$ref ?? "").split("/").at(-1) ?? "");
  if (!schema) throw new Error(`${operationId} has no schema for ${response.status}`);
  expect(Array.isArray(body)).toBe(kind === "array");
  for (const one of kind === "array" ? body : [body]) expect(z.core.parse(schema, one)).toEqual(one);
}

/** A change of an entry of each list. */
const CHANGES: Partial<Record<MoneyList, object>> = {
  "funding/sources": { note: "Agreed by phone" },
  "funding/payments": { receivedOn: "2026-07-02" },
  "funding/lines": { spent: [3000, null, null, null] },
  "funders/roles": { until: "2026-12-31" },
  "funders/answers": { published: true },
  forward: { quarter: 3 },
};

const ANY = { "if-none-match": "*" };
const CRITERIA = { rule: "criteria", criteria: [{ name: "Need", weight: 1 }] };

describe.each(ENGINES)("API responses checked against the API description on the %s engine", (engine) => {
  const api = useApi(engine);
  const seen = new Set<string>();

  async function see(operationId: string, asked: Promise<Response>, status: number): Promise<void> {
    const sent = last.body;
    const response = await asked;
    await noteExample(operationId, sent, response);
    expect(response.status, operationId).toBe(status);
    await hold(operationId, response);
    seen.add(`${operationId} ${status}`);
  }

  /** Adds Rosa Diaz, who works for a member. @returns her id */
  const contactOf = (slug: string) =>
    api.enter(async ({ tx, collaborativeId }) => {
      const [added] = rowsOf<{ id: string }>(
        await tx.execute(sql`insert into contacts (collaborative_id, id, name, member_id, valid_from, changed_by)
          select ${collaborativeId}, gen_random_uuid(), 'Rosa Diaz', id, '2024-01-01', 'Test' from members
          where collaborative_id = ${collaborativeId} and slug = ${slug} returning id`),
      );
      return added?.id ?? "";
    });

  const row = (member: string, measure: string, year: number, value: number | null, more = {}) => ({
    member,
    measure,
    year,
    value,
    ...more,
  });

  beforeEach(async () => {
    const { backbone } = api;
    await see("putMember", backbone.putMember("river-hospital", HOSPITAL), 201);
    await see("putMember", backbone.putMember("river-hospital", { ...HOSPITAL, baselineYear: 2023 }), 200);
    const rows = [
      ...[2022, 2023, 2024].flatMap((year) => [
        row("college", "new_hires", year, 200),
        row("college", "impact_hires", year, year === 2023 ? 10 : 20),
      ]),
      row("college", "employees", 2024, null, { state: "unavailable", note: "a new payroll system" }),
      row("college", "local_employees", 2024, null, { state: "not_applicable" }),
      row("river-hospital", "impact_hire_rate", 2024, 0.25, { source: "a report" }),
    ];
    await see("sendObservations", backbone.postJson(rows), 200);
    const ratings = [
      "subject,practice,year,rater,stage,wanted,wanted_by,evidence",
      "college,shared_language,2024,self,2,3,2026,the common wording",
      "college,shared_language,2024,backbone,1,,,",
      "backbone,trusted_convener,2024,self,0,,,",
    ].join("\n");
    await api.enter(async (db) => importAssessments(db, await readCatalog(db), readTable(ratings)));
    await api.enter(async (db) => {
      const bodyId = await addBody(
        db,
        bodyForm.parse({ name: "Council", kind: "other", quorum: "majority", rule: "majority" }),
      );
      const when = { title: "", day: "2026-03-10", startsAt: null, timeZone: "UTC", lengthMinutes: 60 };
      const id = await planMeeting(db, bodyId, { ...when, place: "", link: "" }, []);
      const item = {
        title: "Fund",
        kind: "decision" as const,
        minutes: null,
        presenterId: null,
        about: null,
      };
      const itemId = (await addItem(db, id, item)) ?? "";
      const vote = { kind: "count" as const, for: 2, against: 1, abstaining: 0 };
      const links = { dissent: "", effectiveOn: null, replaces: null, confirms: null };
      await addDecision(db, itemId, { text: "Open it", vote, ...links });
      await holdPulse(db, 11);
      await tellOutcomes(db);
      await collect(db);
      await keepMoney(db);
    });
  });

  it("match for reads by every role", async () => {
    const executive = await api.open("executive", "college");
    const callers = [
      api.backbone,
      await api.open("convener"),
      executive,
      await api.open("data_lead", "river-hospital"),
    ];
    for (const call of callers) {
      await see("listMembers", call.members(), 200);
      await see("listMeasures", call.measures(), 200);
      await see("listMeasures", call.allMeasures(), 200);
      await see("listDefinitions", call.definitions(), 200);
      await see("listObservations", call.observations(), 200);
      await see("listObservations", call.observations("format=csv&year=2024"), 200);
      for (const query of ["year=2024", "year=2023&explain=1", "year=2024&explain=1", "year=2030"])
        await see("getRollup", call.rollup(query), 200);
      await see("listGoals", call.goals("year=2024"), 200);
      await see("getContinuum", call.continuum("year=2024"), 200);
      await see("listIndicators", call.indicators(), 200);
      await see("listResults", call.results("year=2024"), 200);
      await see("listMeetings", call.meetings(), 200);
      await see("listDecisions", call.decisions(), 200);
      await see("listInitiatives", call.initiatives(), 200);
      await see("listActions", call.actions(), 200);
      await see("listAgreements", call.agreements(), 200);
      await see("getFunding", call.funding("year=2024"), 200);
      await see("listFunders", call.funders(), 200);
      await see("listForwardContracts", call.forward(), 200);
      const isStaff = callers.indexOf(call) < 2;
      await see("listPacks", call.packs(), isStaff ? 200 : 403);
      await see("listPulse", call.pulse(), 200);
      await see("listGifts", call.gifts(), 200);
      await see("getProfile", call.profile(), 200);
      await see("getOutcomes", call.outcomes("year=2024"), 200);
      await see("listAreas", call.areas(), 200);
      const entries = call === executive ? 403 : 200;
      await see("listYears", call.years(), entries);
      await see("listActivity", call.activity(), entries);
      await see("getMember", call.member("college"), 200);
      await see("getStatus", call.status("year=2024"), entries);
      await see("listReports", call.reports(), 200);
      await see("getInvestments", call.investments(), 200);
    }
  });

  it("match for stakeholders, which those who run the partnership read", async () => {
    for (const call of [api.backbone, await api.open("convener")]) {
      await see("getStakeholders", call.stakeholders(), 200);
      const answer = await (await call.stakeholders()).json();
      expect(answer).toMatchObject({ stakeholders: [{ name: "Tenants", engagement: "consulted" }] });
    }
    for (const call of [await api.open("executive", "college"), await api.open("data_lead", "college")])
      await see("getStakeholders", call.stakeholders(), 403);
  });

  it("match for indicators and results that are written", async () => {
    const { backbone } = api;
    const life = { label: "Years of life", unit: "years", wanted: "up" };
    const values = [{ year: 2023, value: 74.2, margin: 0.6, source: "County, focus area" }];
    await see("putIndicator", backbone.putIndicator("years_of_life", { ...life, values }), 201);
    await see("putIndicator", backbone.putIndicator("years_of_life", { source: "County" }), 200);
    const stored = (await (await backbone.indicators()).json()).find(
      ({ code }: { code: string }) => code === "years_of_life",
    );
    expect(stored).toMatchObject({
      ...life,
      source: "County",
      values: [{ year: 2023, value: 74.2, margin: 0.6, origin: "hand" }],
    });
    for (const body of [
      { unit: "percent" },
      { values: [{ year: 2024, value: 75, source: "" }] },
      { values: [...values, ...values] },
      { label: "" },
      { color: "red" },
    ])
      await see("putIndicator", backbone.putIndicator("years_of_life", body), 422);
    await see("putIndicator", backbone.putIndicator("Not A Code", life), 422);
    await see("putIndicator", backbone.putIndicator("no_unit", { label: "New" }), 422);

    const sentence = "People here live as long as those downtown.";
    const add = () => backbone.addResult({ sentence, indicators: ["years_of_life"] });
    await see("addResult", add(), 201);
    const { id } = await (await add()).json();
    await see("changeResult", backbone.changeResult(id, { lead: "The county" }), 200);
    const changed = await (await backbone.changeResult(id, {})).json();
    expect(changed).toEqual({
      id,
      sentence,
      lead: "The county",
      partners: "",
      indicators: ["years_of_life"],
      goals: [],
    });
    await see("addResult", backbone.addResult({ sentence: "10 more", indicators: ["years_of_life"] }), 422);
    await see("addResult", backbone.addResult({ sentence, indicators: ["nothing"] }), 422);
    expect((await backbone.changeResult(id, { indicators: [] })).status).toBe(422);
    expect((await backbone.changeResult(NOBODY, {})).status).toBe(404);
    const convener = await api.open("convener");
    await see("putIndicator", convener.putIndicator("years_of_life", {}), 403);
    await see("addResult", (await api.open("executive", "college")).addResult({}), 403);
    expect((await (await api.open("executive", "college")).changeResult(id, {})).status).toBe(403);
  });

  it("show amounts and what funders said in confidence to staff only", async () => {
    const staff = await (await api.backbone.funding("year=2024")).json();
    // 73,100 over 731 days, of which 366 lie in 2024.
    expect(staff).toMatchObject({ amountsShown: true, income: 36600, spread: 1, budget: { planned: 1200 } });
    const executive = await api.open("executive", "college");
    const shown = await executive.funding("year=2024");
    const text = await shown.text();
    expect(JSON.parse(text)).toMatchObject({
      amountsShown: false,
      income: null,
      largestShare: null,
      spread: null,
      mix: [{ kind: "philanthropy", share: 1 }],
      secured: { kind: "until" },
      sources: [{ organization: "A foundation", award: null, income: null }],
    });
    expect(text).not.toMatch(/36600|73100|1200/);
    const answers = async (call: typeof executive) => (await (await call.funders()).json())[0].answers.length;
    expect([await answers(api.backbone), await answers(executive)]).toEqual([2, 1]);
  });

  it("match for money and contracts coming up that are added", async () => {
    const { backbone } = api;
    const executive = await api.open("executive", "college");
    const span = { from: "2026-01-01", until: "2026-12-31" };
    const funder = { organization: "A foundation" };
    const source = { ...funder, ...span, kind: "philanthropy", state: "signed", award: 1000.5 };
    const { id } = await (await backbone.addMoney("funding/sources", source)).json();
    const added: [string, MoneyList, object][] = [
      ["addFundingSource", "funding/sources", source],
      ["addFundingPayment", "funding/payments", { source: id, amount: 1000.5, dueOn: "2026-06-30" }],
      ["addBudgetLine", "funding/lines", { year: 2026, label: "Rent", planned: 12_000 }],
      ["addFunderRole", "funders/roles", { ...funder, role: "first_call", from: "2026-01-01" }],
      [
        "addFunderAnswer",
        "funders/answers",
        { ...funder, question: "own_grants", answer: "Yes", answeredOn: "2026-01-01" },
      ],
      ["addForwardContract", "forward", { category: "Linen", band: "to_1m", year: 2090, quarter: 2 }],
    ];
    for (const [operation, list, body] of added) {
      const stored = await backbone.addMoney(list, body);
      const { id: entry } = await stored.clone().json();
      await see(operation, Promise.resolve(stored), 201);
      const change = CHANGES[list] ?? {};
      await see(operation.replace("add", "change"), backbone.changeMoney(list, entry, change), 200);
      if (list === "funding/payments") await backbone.ask("DELETE", `${list}/${entry}`);
      if (list === "funding/lines") await backbone.ask("DELETE", `${list}/${entry}`);
      await see(operation, backbone.addMoney(list, body), 201);
      await see(operation, backbone.addMoney(list, { ...body, color: "red" }), 422);
      await see(operation, executive.addMoney(list, body), 403);
      await see(operation, api.reach(api.slug, "wrong").addMoney(list, body), 401);
      await see(operation, api.reach("elsewhere", backbone.token).addMoney(list, body), 404);
    }
    const invoice = { organization: "college", year: 2026, amount: 10, dueOn: "2026-06-30" };
    const drafted = await backbone.ask("POST", "dues/invoices", invoice);
    const [{ id: invoiceId }] = await drafted.clone().json();
    await see("addInvoice", Promise.resolve(drafted), 201);
    const at = `dues/invoices/${invoiceId}`;
    await see("changeInvoice", backbone.ask("PATCH", at, { state: "issued" }), 200);
    const payment = { invoice: invoiceId, amount: 1, paidOn: "2026-06-30" };
    await see("addDuesPayment", backbone.ask("POST", "dues/payments", payment), 201);
    const gift = { ...funder, what: "Desks", value: 9, valued: "List", givenOn: "2026-02-03" };
    await see("addInKindGift", backbone.ask("POST", "funding/gifts", gift), 201);
    await see("changeMoneySettings", backbone.ask("PATCH", "funding/settings", CRITERIA), 200);
    const asked = await backbone.ask("POST", "funding/proposals", { ...funder, title: "A bus" });
    const { id: proposal } = await asked.clone().json();
    await see("addProposal", Promise.resolve(asked), 201);
    await see(
      "settleProposal",
      backbone.ask("PATCH", `funding/proposals/${proposal}`, { decision: null }),
      200,
    );
    const person = await contactOf("college");
    await see(
      "rateProposal",
      backbone.ask("POST", "funding/ratings", { proposal, person, scores: [4] }),
      200,
    );
    const grants = { ...funder, funded: ["college"] };
    await see("putFunderGrants", backbone.ask("PUT", "funders/grants", grants), 200);
    await see("listInvoices", backbone.ask("GET", "dues/invoices"), 200);
    await see("listInKindGifts", backbone.ask("GET", "funding/gifts"), 200);
    await see("listProposals", backbone.ask("GET", "funding/proposals"), 200);
    await see("getMoneySettings", backbone.ask("GET", "funding/settings"), 200);
    await see("getFunding", backbone.funding("year=2026"), 200);
    await see("listFunders", backbone.funders(), 200);
    await see("listForwardContracts", backbone.forward(), 200);
  });

  it("match for the ledger, goals, ratings, reports, and people", async () => {
    const { backbone } = api;
    const homes = {
      name: "Homes",
      type: "housing",
      stage: "committed",
      years: [{ year: 2024, committed: 5 }],
    };
    const recorded = await backbone.ask("POST", "investments", {
      ...homes,
      shares: [{ member: "college", percent: 100 }],
    });
    const { id: investment } = await recorded.clone().json();
    await see("addInvestment", Promise.resolve(recorded), 201);
    await see("changeInvestment", backbone.ask("PATCH", `investments/${investment}`, { note: "x" }), 200);
    await see("getInvestments", backbone.investments(), 200);
    const written = await backbone.ask("POST", "goals", { strategy: "workforce", statement: "Hire nearby." });
    const { id: goal } = await written.clone().json();
    await see("addGoal", Promise.resolve(written), 201);
    await see("changeGoal", backbone.ask("PATCH", `goals/${goal}`, { owner: "The council" }), 200);
    const step = (body: object) => backbone.ask("PUT", `goals/${goal}/state`, body);
    await see("stepGoal", step({ state: "adopted" }), 400);
    await see("stepGoal", step({ state: "adopted", revision: 99 }), 409);
    await api.enter(({ tx }) => tx.execute(sql`update goals set state = 'adopted' where id = ${goal}`));
    await see("stepGoal", step({ state: "closed", reason: "Done" }), 200);
    await see("listGoals", backbone.goals("year=2024"), 200);
    const rating = { practice: "shared_language", stage: 1, evidence: "A talk" };
    const rate = (more: object) =>
      backbone.ask("PUT", "continuum/river-hospital?year=2024", { ratings: [{ ...rating, ...more }] });
    await see("rateSubject", rate({}), 200);
    await see("rateSubject", rate({ stage: 0, revision: 0 }), 409);
    const slug = await api.enter((db) =>
      addReport(db, { title: "Progress", year: 2024, audience: "members", outline: newOutline("members") }),
    );
    await see("publishReport", backbone.ask("POST", `reports/${slug}/versions`, {}), 201);
    await see("publishReport", backbone.ask("POST", `reports/${slug}/versions`, []), 422);
    await see("listReportVersions", backbone.ask("GET", `reports/${slug}/versions`), 200);
    await see("listReportVersions", backbone.ask("GET", `reports/${slug}/versions`, undefined, ANY), 304);
    const file = await backbone.ask("GET", `reports/${slug}/files/csv?version=1`);
    expect(Object.keys(answerOf("getReportFile", file.status).content ?? {})).toContain("text/csv");
    await see("listPeople", backbone.ask("GET", "people"), 200);
    await contactOf("college");
    await see("listContacts", backbone.ask("GET", "contacts"), 200);
  });

  it("match for actions and areas that are added", async () => {
    const { backbone } = api;
    await contactOf("college");
    const action = { title: "Call the city", owner: "Rosa Diaz", dueOn: "2026-03-31" };
    const promised = await backbone.addAction(action);
    const { id: promise } = await promised.clone().json();
    await see("addAction", Promise.resolve(promised), 201);
    await see("changeAction", backbone.ask("PATCH", `actions/${promise}`, { dueOn: "2026-04-30" }), 200);
    await see("addAction", backbone.addAction({ ...action, owner: "Nobody" }), 422);
    await see("listActions", backbone.actions("state=unfinished"), 200);
    await see("listActions", backbone.actions("state=sleeping"), 422);
    const area = { label: "Focus", unit: "zip", fromYear: 2024, source: "City", codes: ["21201"] };
    await see("putArea", backbone.putArea("focus", area), 201);
    await see("putArea", backbone.putArea("focus", { ...area, label: "Focus area" }), 200);
    await see("putArea", backbone.putArea("focus", { ...area, codes: ["?"] }), 422);
    await see("listAreas", backbone.areas(), 200);
  });

  it("match for a result with a story", async () => {
    const id = await api.enter(async (db) => {
      const [indicator] = await readIndicators(db);
      const fields = { sentence: "People have work.", lead: "", partners: "", goalIds: [] };
      const indicatorId = indicator?.id ?? "";
      await saveResult(db, { id: null, revision: 0, fields: { ...fields, indicatorIds: [indicatorId] } });
      const story = {
        indicatorId,
        year: 2024,
        helps: "The bus",
        hinders: "",
        proposed: "",
        saidBy: "Residents",
      };
      await saveStory(db, { indicatorId, year: 2024, revision: 0, fields: story });
      return indicatorId;
    });
    expect(id).not.toBe("");
    const answer = await api.backbone.results("year=2024");
    expect(await answer.clone().text()).toContain("The bus");
    await see("listResults", Promise.resolve(answer), 200);
  });

  it("match for measures and metrics of one’s own", async () => {
    const { backbone } = api;
    const own = {
      label: "Apprentices",
      definition: "People in a registered apprenticeship.",
      unit: "count",
      kind: "flow",
      strategy: "workforce",
      partOf: "new_hires",
    };
    await see("putMeasure", backbone.putMeasure("apprentices", own), 201);
    await see("putMeasure", backbone.putMeasure("apprentices", { label: "Registered apprentices" }), 200);
    const share = { label: "Apprentices of hires", strategy: "workforce", kind: "share", span: "year" };
    const formula = { numerator: "apprentices", denominator: "new_hires" };
    await see("putMetric", backbone.putMetric("apprentice_rate", { ...share, ...formula }), 201);
    await see("putMetric", backbone.putMetric("apprentice_rate", { denominator: "impact_hires" }), 200);
  });

  it("match under stricter disclosure policies", async () => {
    for (const peers of ["anonymous_peers", "totals_only"] as const) {
      const other = await api.another({ policy: standardPolicy(peers) });
      await other.putMember("college", HOSPITAL);
      await other.putMember("school", { ...HOSPITAL, name: "River School" });
      await other.postJson([row("college", "new_hires", 2024, 9), row("school", "new_hires", 2024, 8)]);
      const lead = await api.openIn(other.slug, "data_lead", "school");
      const answer = await lead.rollup("year=2024&explain=1");
      expect(await answer.clone().text()).toContain('"withheld":{');
      await hold("getRollup", answer);
    }
  });

  it("match for every refusal", async () => {
    const { backbone, slug } = api;
    const lead = await api.open("data_lead", "college");
    const executive = await api.open("executive", "college");
    const elsewhere = api.reach("elsewhere", backbone.token);
    const [wrong, reader, publisher] = [
      api.reach(slug, "wrong"),
      await api.openWith("read"),
      await api.openWith("publish"),
    ];
    for (const each of calls) {
      const { operationId, method } = each;
      const at = addressOf(each);
      const ask = (call: typeof backbone, headers = {}) =>
        call.ask(method.toUpperCase(), at, method === "get" || method === "delete" ? undefined : [], headers);
      await see(operationId, ask(wrong), 401);
      await see(operationId, ask(elsewhere), 404);
      await see(operationId, ask(method === "get" ? publisher : reader), 403);
      if (method === "get" && !at.includes(NOBODY)) await see(operationId, ask(backbone, ANY), 304);
      if (method === "post" && !at.includes(NOBODY))
        await see(operationId, ask(backbone), operationId === "sendObservations" ? 200 : 422);
      if (method === "put") await see(operationId, ask(backbone), 422);
    }
    await see("getStakeholders", lead.stakeholders(), 403);
    await see("listActivity", backbone.activity("after=x"), 422);
    await see("changeYear", backbone.changeYear("2024", { state: "shut" }), 422);
    await see("changeYear", backbone.changeYear("2020", { state: "closed", evenIfOpen: true }), 200);
    await see("getStatus", backbone.status(""), 422);
    await see("getStatus", backbone.status("year=1995"), 404);
    await see("putArea", executive.putArea("focus", {}), 403);
    await see("listObservations", lead.observations("member=river-hospital"), 403);
    await see("putMember", executive.putMember("college", HOSPITAL), 403);
    await see("putMeasure", executive.putMeasure("new_hires", { enabled: false }), 403);
    await see("putMetric", lead.putMetric("impact_hire_rate", { enabled: false }), 403);
    await see("putMeasure", backbone.putMeasure("Not A Code", {}), 422);
    await see("putMetric", backbone.putMetric("own_rate", { label: "x" }), 422);
    await see("sendObservations", executive.postJson([]), 403);
    await see("listObservations", backbone.observations("year=soon"), 422);
    await see("getRollup", backbone.rollup(""), 422);
    await see("listGoals", backbone.goals(""), 422);
    await see("getContinuum", backbone.continuum("year=soon"), 422);
    await see("listResults", backbone.results(""), 422);
    await see("getFunding", backbone.funding(""), 422);
    await see("getOutcomes", backbone.outcomes(""), 422);
    await see("putMember", backbone.putMember("school", { sector: "bakery" }), 422);
    await see("putMember", backbone.putMember("No Slug", HOSPITAL), 422);
    await see("sendObservations", backbone.postJson([row("nobody", "new_hires", 2024, 1)]), 422);
    await see("sendObservations", backbone.postJson("{"), 422);
    const tooLong = { "content-length": String(21 * 1024 * 1024) };
    await see("sendObservations", backbone.postJson([], tooLong), 413);
  });

  afterAll(() => {
    writeExamples();
    // That takes another call at the same time, which the embedded engine never has: idempotency.test.ts.
    const running = "#/components/responses/KeyRunning";
    const promised = calls.flatMap(({ operationId, method, responses }) =>
      Object.entries(responses as Record<string, Answer>)
        .filter(([, { $ref }]) => $ref !== running)
        // What a file holds has tests of its own: written.test.ts and the renderers’.
        .filter(([status]) => operationId !== "getReportFile" || /^40[134]$/.test(status))
        // Changes and removals of one thing have tests beside their subjects; here they are refused.
        .filter(([status]) => !["patch", "delete"].includes(method) || /^40[134]$/.test(status))
        .map(([status]) => `${operationId} ${status}`),
    );
    const known = new Set(
      calls.map(({ operationId, method }) => (/patch|delete/.test(method) ? operationId : "")),
    );
    const expected = [...seen].filter(
      (line) => !known.has(line.split(" ")[0] ?? "") || / 40[134]$/.test(line),
    );
    expect(expected.sort()).toEqual(promised.sort());
  });
});
