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
import { saveResult } from "../../../app/records/results/results.server";
import { saveStory } from "../../../app/records/results/stories.server";
import { openApiDocument } from "../../../app/routes/api/openapi-document";
import { schemas } from "../../../app/routes/api/schemas";
import { HOSPITAL, type MoneyList, useApi } from "../../support/app/calls";
import { collect } from "../../support/database/collected";
import { ENGINES } from "../../support/database/databases";
import { keepMoney } from "../../support/database/money";
import { tellOutcomes } from "../../support/database/outcomes";
import { holdPulse } from "../../support/database/pulse";

type Schema = { $ref?: string; type?: string; items?: { $ref: string } };
type Described = { schema?: Schema & { oneOf?: Schema[] } };
type Answer = { $ref?: string; content?: Record<string, Described> };

const { paths, components } = openApiDocument("http://127.0.0.1");
const operations = new Map(
  Object.values(paths)
    .flatMap(({ get, put, post }) => [get, put, post].filter((one) => one !== undefined))
    .map(({ operationId, responses }) => [operationId, responses as Record<string, Answer>]),
);
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

describe.each(ENGINES)("API responses checked against the API description on the %s engine", (engine) => {
  const api = useApi(engine);
  const seen = new Set<string>(["getDescription 200", "getDescription 304"]);

  async function see(operationId: string, asked: Promise<Response>, status: number): Promise<void> {
    const response = await asked;
    expect(response.status, operationId).toBe(status);
    await hold(operationId, response);
    seen.add(`${operationId} ${status}`);
  }

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
    expect((await backbone.changeResult(id, { lead: "The county" })).status).toBe(200);
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
    expect((await backbone.changeResult("00000000-0000-4000-8000-000000000000", {})).status).toBe(404);
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
      await see(operation, backbone.addMoney(list, body), 201);
      await see(operation, backbone.addMoney(list, { ...body, color: "red" }), 422);
      await see(operation, executive.addMoney(list, body), 403);
      await see(operation, api.reach(api.slug, "wrong").addMoney(list, body), 401);
      await see(operation, api.reach("elsewhere", backbone.token).addMoney(list, body), 404);
    }
    await see("getFunding", backbone.funding("year=2026"), 200);
    await see("listFunders", backbone.funders(), 200);
    await see("listForwardContracts", backbone.forward(), 200);
  });

  it("match for actions and areas that are added", async () => {
    const { backbone } = api;
    await api.enter(({ tx, collaborativeId }) =>
      tx.execute(sql`insert into contacts (collaborative_id, id, name, member_id, valid_from, changed_by)
        select ${collaborativeId}, gen_random_uuid(), 'Rosa Diaz', id, '2024-01-01', 'Test' from members
        where collaborative_id = ${collaborativeId} limit 1`),
    );
    const action = { title: "Call the city", owner: "Rosa Diaz", dueOn: "2026-03-31" };
    await see("addAction", backbone.addAction(action), 201);
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
    const everyCall = (call: typeof backbone): [string, () => Promise<Response>][] => [
      ["listMembers", () => call.members()],
      ["listMeasures", () => call.measures()],
      ["listDefinitions", () => call.definitions()],
      ["putMeasure", () => call.putMeasure("new_hires", { enabled: true })],
      ["putMetric", () => call.putMetric("impact_hire_rate", { enabled: true })],
      ["listObservations", () => call.observations()],
      ["getRollup", () => call.rollup("year=2024")],
      ["listGoals", () => call.goals("year=2024")],
      ["getContinuum", () => call.continuum("year=2024")],
      ["listIndicators", () => call.indicators()],
      ["listResults", () => call.results("year=2024")],
      ["listMeetings", () => call.meetings()],
      ["listDecisions", () => call.decisions()],
      ["listInitiatives", () => call.initiatives()],
      ["listActions", () => call.actions()],
      ["addAction", () => call.addAction({ title: "", owner: "", dueOn: "2026-03-31" })],
      ["listAgreements", () => call.agreements()],
      ["getFunding", () => call.funding("year=2024")],
      ["listFunders", () => call.funders()],
      ["listForwardContracts", () => call.forward()],
      ["listPacks", () => call.packs()],
      ["listPulse", () => call.pulse()],
      ["listGifts", () => call.gifts()],
      ["getProfile", () => call.profile()],
      ["getStakeholders", () => call.stakeholders()],
      ["getOutcomes", () => call.outcomes("year=2024")],
      ["listAreas", () => call.areas()],
      ["listYears", () => call.years()],
      ["changeYear", () => call.changeYear("2024", {})],
      ["listActivity", () => call.activity()],
      ["getMember", () => call.member("college")],
      ["getStatus", () => call.status("year=2024")],
      ["listReports", () => call.reports()],
      ["getInvestments", () => call.investments()],
      ["putArea", () => call.putArea("focus", {})],
      ["putIndicator", () => call.putIndicator("years_of_life", {})],
      ["addResult", () => call.addResult({})],
      ["putMember", () => call.putMember("school", HOSPITAL)],
      ["sendObservations", () => call.postJson([])],
    ];
    for (const [name, ask] of everyCall(api.reach(slug, "wrong"))) await see(name, ask(), 401);
    for (const [name, ask] of everyCall(api.reach("elsewhere", backbone.token))) await see(name, ask(), 404);
    const publisher = everyCall(await api.openWith("publish")).filter(([name]) => name !== "changeYear");
    for (const [name, ask] of publisher) await see(name, ask(), 403);
    await see("changeYear", (await api.openWith("read,write")).changeYear("2024", {}), 403);
    const kept = { "if-none-match": "*" };
    await see("listMembers", backbone.members(kept), 304);
    await see("listMeasures", backbone.measures(kept), 304);
    await see("listDefinitions", backbone.definitions(kept), 304);
    await see("listObservations", backbone.observations("", kept), 304);
    await see("getRollup", backbone.rollup("year=2024", kept), 304);
    await see("listGoals", backbone.goals("year=2024", kept), 304);
    await see("getContinuum", backbone.continuum("year=2024", kept), 304);
    await see("listIndicators", backbone.indicators(kept), 304);
    await see("listResults", backbone.results("year=2024", kept), 304);
    await see("listMeetings", backbone.meetings(kept), 304);
    await see("listDecisions", backbone.decisions(kept), 304);
    await see("listInitiatives", backbone.initiatives(kept), 304);
    await see("listActions", backbone.actions("", kept), 304);
    await see("listAgreements", backbone.agreements(kept), 304);
    await see("getFunding", backbone.funding("year=2024", kept), 304);
    await see("listFunders", backbone.funders(kept), 304);
    await see("listForwardContracts", backbone.forward(kept), 304);
    await see("listPacks", backbone.packs(kept), 304);
    await see("listPulse", backbone.pulse(kept), 304);
    await see("listGifts", backbone.gifts(kept), 304);
    await see("getProfile", backbone.profile(kept), 304);
    await see("getStakeholders", backbone.stakeholders(kept), 304);
    await see("getStakeholders", lead.stakeholders(), 403);
    await see("getOutcomes", backbone.outcomes("year=2024", kept), 304);
    await see("listAreas", backbone.areas(kept), 304);
    await see("listYears", backbone.years(kept), 304);
    await see("listActivity", backbone.activity("", kept), 304);
    await see("listActivity", backbone.activity("after=x"), 422);
    await see("getMember", backbone.member("college", kept), 304);
    await see("changeYear", backbone.changeYear("2024", { state: "shut" }), 422);
    await see("changeYear", backbone.changeYear("2020", { state: "closed", evenIfOpen: true }), 200);
    await see("getStatus", backbone.status("year=2024", kept), 304);
    await see("getStatus", backbone.status(""), 422);
    await see("getStatus", backbone.status("year=1995"), 404);
    await see("listReports", backbone.reports(kept), 304);
    await see("getInvestments", backbone.investments(kept), 304);
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
    // That takes another call at the same time, which the embedded engine never has: idempotency.test.ts.
    const running = "#/components/responses/KeyRunning";
    const promised = [...operations].flatMap(([id, answers]) =>
      Object.entries(answers)
        .filter(([, { $ref }]) => $ref !== running)
        .map(([status]) => `${id} ${status}`),
    );
    expect([...seen].sort()).toEqual(promised.sort());
  });
});
