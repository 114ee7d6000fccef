import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { standardPolicy } from "../../app/domain/policies";
import { importAssessments } from "../../app/exchange/continuum-import.server";
import { readTable } from "../../app/exchange/table";
import { readCatalog } from "../../app/records/catalog.server";
import * as ofContinuum from "../../app/routes/api/continuum-schemas";
import * as ofGoals from "../../app/routes/api/goal-schemas";
import { openApiDocument } from "../../app/routes/api/openapi-document";
import * as described from "../../app/routes/api/schemas";
import { HOSPITAL, useApi } from "../support/calls";
import { ENGINES } from "../support/databases";

type Described = { schema?: { $ref?: string; type?: string; items?: { $ref: string } } };
type Answer = { $ref?: string; content?: Record<string, Described> };

const { paths, components } = openApiDocument("http://127.0.0.1");
const operations = new Map(
  Object.values(paths)
    .flatMap(({ get, put, post }) => [get, put, post].filter((one) => one !== undefined))
    .map(({ operationId, responses }) => [operationId, responses as Record<string, Answer>]),
);
const byName = new Map(
  Object.values({ ...described, ...ofGoals, ...ofContinuum }).flatMap((one) =>
    one instanceof z.ZodType ? [[described.schemas.get(one)?.id, one] as const] : [],
  ),
);

/** What the document says that a call answers with this status. */
function answerOf(operationId: string, status: number): Answer {
  const answer = operations.get(operationId)?.[status];
  expect(answer, `${operationId} does not say that it answers ${status}`).toBeDefined();
  const name = answer?.$ref?.split("/").at(-1);
  return (name ? components.responses[name as keyof typeof components.responses] : answer) as Answer;
}

/** Fails where an answer is not what the document says, or has a field more. */
async function hold(operationId: string, response: Response): Promise<void> {
  const { content } = answerOf(operationId, response.status);
  const text = await response.text();
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (!content) return expect([type, text]).toEqual(["", ""]);
  expect(Object.keys(content)).toContain(type);
  const { $ref, items, type: kind } = content[type]?.schema ?? {};
  if (kind === "string") return expect(text).toMatch(/\S/);
  const body = JSON.parse(text);
  const schema = byName.get(($ref ?? items?.$ref ?? "").split("/").at(-1) ?? "");
  if (!schema) throw new Error(`${operationId} has no schema for ${response.status}`);
  expect(Array.isArray(body)).toBe(kind === "array");
  for (const one of kind === "array" ? body : [body]) expect(schema.parse(one)).toEqual(one);
}

describe.each(ENGINES)("answers of the API, held against its description, on the %s engine", (engine) => {
  const api = useApi(engine);
  const seen = new Set<string>(["getDescription 200", "getDescription 304"]);

  async function see(operationId: string, asked: Promise<Response>, status: number): Promise<void> {
    const response = await asked;
    expect(response.status, operationId).toBe(status);
    await hold(operationId, response);
    seen.add(`${operationId} ${status}`);
  }

  const row = (member: string, measure: string, year: number, value: number | null, more = {}) => ({
    ...{ member, measure, year, value },
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
  });

  it("what is read, by every role", async () => {
    const callers = [
      api.backbone,
      await api.open("convener"),
      await api.open("executive", "college"),
      await api.open("data_lead", "river-hospital"),
    ];
    for (const call of callers) {
      await see("listMembers", call.members(), 200);
      await see("listMeasures", call.measures(), 200);
      await see("listObservations", call.observations(), 200);
      await see("listObservations", call.observations("format=csv&year=2024"), 200);
      for (const query of ["year=2024", "year=2023&explain=1", "year=2024&explain=1", "year=2030"])
        await see("getRollup", call.rollup(query), 200);
      await see("listGoals", call.goals("year=2024"), 200);
      await see("getContinuum", call.continuum("year=2024"), 200);
    }
  });

  it("the same for policies under which less is seen", async () => {
    for (const peers of ["anonymous_peers", "totals_only"] as const) {
      const other = await api.another({ policy: standardPolicy(peers) });
      await other.putMember("college", HOSPITAL);
      await other.putMember("school", HOSPITAL);
      await other.postJson([row("college", "new_hires", 2024, 9), row("school", "new_hires", 2024, 8)]);
      const lead = await api.openIn(other.slug, "data_lead", "school");
      const answer = await lead.rollup("year=2024&explain=1");
      expect(await answer.clone().text()).toContain('"withheld":{');
      await hold("getRollup", answer);
    }
  });

  it("every refusal", async () => {
    const { backbone, slug } = api;
    const lead = await api.open("data_lead", "college");
    const executive = await api.open("executive", "college");
    const everyCall = (call: typeof backbone): [string, () => Promise<Response>][] => [
      ["listMembers", () => call.members()],
      ["listMeasures", () => call.measures()],
      ["listObservations", () => call.observations()],
      ["getRollup", () => call.rollup("year=2024")],
      ["listGoals", () => call.goals("year=2024")],
      ["getContinuum", () => call.continuum("year=2024")],
      ["putMember", () => call.putMember("school", HOSPITAL)],
      ["sendObservations", () => call.postJson([])],
    ];
    for (const [name, ask] of everyCall(api.reach(slug, "wrong"))) await see(name, ask(), 401);
    for (const [name, ask] of everyCall(api.reach("elsewhere", backbone.token))) await see(name, ask(), 404);
    const kept = { "if-none-match": "*" };
    await see("listMembers", backbone.members(kept), 304);
    await see("listMeasures", backbone.measures(kept), 304);
    await see("listObservations", backbone.observations("", kept), 304);
    await see("getRollup", backbone.rollup("year=2024", kept), 304);
    await see("listGoals", backbone.goals("year=2024", kept), 304);
    await see("getContinuum", backbone.continuum("year=2024", kept), 304);
    await see("listObservations", lead.observations("member=river-hospital"), 403);
    await see("putMember", executive.putMember("college", HOSPITAL), 403);
    await see("sendObservations", executive.postJson([]), 403);
    await see("listObservations", backbone.observations("year=soon"), 422);
    await see("getRollup", backbone.rollup(""), 422);
    await see("listGoals", backbone.goals(""), 422);
    await see("getContinuum", backbone.continuum("year=soon"), 422);
    await see("putMember", backbone.putMember("school", { sector: "bakery" }), 422);
    await see("putMember", backbone.putMember("No Slug", HOSPITAL), 422);
    await see("sendObservations", backbone.postJson([row("nobody", "new_hires", 2024, 1)]), 422);
    await see("sendObservations", backbone.postJson("{"), 422);
    const tooLong = { "content-length": String(21 * 1024 * 1024) };
    await see("sendObservations", backbone.postJson([], tooLong), 413);
  });

  afterAll(() => {
    const promised = [...operations].flatMap(([id, answers]) =>
      Object.keys(answers).map((status) => `${id} ${status}`),
    );
    expect([...seen].sort()).toEqual(promised.sort());
  });
});
