import { describe, expect, it } from "vitest";
import { dryRun, stored } from "../../../app/routes/api/observations/observation-schemas";
import { answerOf, HOSPITAL, PROBLEM, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const SITES = "Institution,Year,Site,New hires\ncollege,2023,North,500\ncollege,2023,South,300";

describe.each(ENGINES)("files that programs send as they are on the %s engine", (engine) => {
  const api = useApi(engine);

  it("are stored with a mapping that says what they leave open, and can be sent again each year", async () => {
    const body = { mapping: { together: "add" }, csv: SITES, fileName: "hires.csv" };
    const first = await answerOf(await api.backbone.postJson(body));
    expect(first).toMatchObject({ status: 200, body: { created: 1, changed: 0 } });
    expect(stored.parse(first.body).readAs).toContain("rows of one figure added up");
    expect((await answerOf(await api.backbone.postJson(body))).body).toMatchObject({
      created: 0,
      unchanged: 1,
    });
    const { body: values } = await answerOf(await api.backbone.observations());
    expect(values).toMatchObject([{ value: 800, note: "Sum of 2: North 500, South 300" }]);
  });

  it("are refused where they leave open what the page would ask, and nothing is stored", async () => {
    const { status, type, body } = await answerOf(await api.backbone.postJson({ mapping: {}, csv: SITES }));
    expect([status, type]).toEqual([422, PROBLEM]);
    expect(body.errors).toMatchObject([{ row: 3, code: "duplicate" }]);
    expect((await answerOf(await api.backbone.observations())).body).toEqual([]);
  });

  it("with a word that may name a part are refused until the mapping says what its column is", async () => {
    const csv = "Institution,Year,Name,New hires\ncollege,2023,Nursing,500";
    const asked = await answerOf(await api.backbone.postJson({ mapping: {}, csv }));
    expect([asked.status, asked.body.errors]).toMatchObject([422, [{ row: 2, code: "duplicate" }]]);
    expect(asked.body.errors[0].message).toContain("If “Name” does not change what the row means");
    expect((await answerOf(await api.backbone.observations())).body).toEqual([]);
    const said = { mapping: { columns: { Name: { use: "ignore" } } }, csv };
    expect((await answerOf(await api.backbone.postJson(said))).body).toMatchObject({ created: 1 });
  });

  it("are answered row by row in a dry run, which stores nothing", async () => {
    await api.backbone.postCsv("member,measure,year,value\ncollege,new_hires,2023,700");
    const body = { mapping: { together: "add" }, csv: SITES };
    const { status, body: preview } = await answerOf(await api.backbone.postJson(body, {}, "dryRun=1"));
    expect(status).toBe(200);
    expect(dryRun.parse(preview)).toMatchObject({
      counts: { new: 0, changed: 1, unchanged: 0, error: 0 },
      rows: [
        {
          member: "college",
          measure: "new_hires",
          year: 2023,
          value: 800,
          verdict: "changed",
          before: { value: 700 },
        },
      ],
    });
    const plain = await answerOf(
      await api.backbone.postCsv("member,measure,year,value\ncollege,joy,2023,1", "dryRun=1"),
    );
    expect(plain).toMatchObject({
      status: 200,
      body: { counts: { error: 1 }, errors: [{ row: 2, code: "unknown_measure" }] },
    });
    expect((await answerOf(await api.backbone.observations())).body).toMatchObject([{ value: 700 }]);
    expect((await answerOf(await api.backbone.postCsv("member", "dryRun=yes"))).status).toBe(422);
  });

  it("may be forms with a file, lists of cells, or objects", async () => {
    const file = new File(["Hires of 2024\nWho,New hires\nThe college,5"], "hires.csv");
    const words = { members: { "The college": "college" } };
    const mapping = { columns: { Who: { use: "member" } }, words };
    expect((await answerOf(await api.backbone.postFile(file, mapping))).body).toMatchObject({ created: 1 });
    const cells = [
      ["Institution", "Measure", "2024"],
      ["college", "New hires", 6],
    ];
    expect((await answerOf(await api.backbone.postJson({ mapping: {}, rows: cells }))).body).toMatchObject({
      changed: 1,
    });
    const objects = [{ Institution: "college", "FY24 New hires": 7 }];
    expect((await answerOf(await api.backbone.postJson({ mapping: {}, rows: objects }))).body).toMatchObject({
      changed: 1,
    });
  });

  it("of a data lead are about their own institution only", async () => {
    await api.backbone.putMember("hospital", HOSPITAL);
    const lead = await api.open("data_lead", "college");
    const csv = "Institution,FY24 New hires\nhospital,5";
    expect((await answerOf(await lead.postJson({ mapping: {}, csv }))).body.errors).toMatchObject([
      { code: "not_your_member" },
    ]);
    const own = { mapping: { member: "college" }, csv: "Measure,2024\nNew hires,5" };
    expect((await answerOf(await lead.postJson(own))).body).toMatchObject({ created: 1 });
  });

  it("are refused with the part of the mapping that is wrong", async () => {
    const wrong = await answerOf(await api.backbone.postJson({ mapping: { together: "maybe" }, csv: SITES }));
    expect([wrong.status, wrong.body.errors[0].message]).toEqual([
      422,
      expect.stringContaining("“together”"),
    ]);
    const column = await answerOf(
      await api.backbone.postJson({ mapping: { columns: { Joy: { use: "ignore" } } }, csv: SITES }),
    );
    expect(column.body.errors).toMatchObject([{ code: "unknown_column", column: "Joy" }]);
  });

  it("take back every number that the API prints, however long", async () => {
    const sent = [
      { member: "college", measure: "impact_hire_rate", year: 2023, value: 156 / 1700 },
      { member: "college", measure: "total_spend", year: 2023, value: 1234567.8900000001 },
      { member: "college", measure: "impact_hire_rate", year: 2022, value: 1e-7 },
    ];
    expect((await answerOf(await api.backbone.postJson(sent))).body).toMatchObject({ created: 3 });
    const { body } = await answerOf(await api.backbone.observations());
    expect(body.map(({ value }: { value: number }) => value)).toEqual([1e-7, 1234567.89, 0.0917647058823529]);
    expect((await answerOf(await api.backbone.postJson(body))).body).toMatchObject({ unchanged: 3 });
  });
});
