import { describe, expect, it } from "vitest";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { loader as observationsFile } from "../../../app/routes/data/entry/observations-csv";
import { Browser, makeAccount, outcomeOf } from "../../support/app/accounts";
import { answerOf, useApi } from "../../support/app/calls";
import { ENGINES } from "../../support/database/databases";

const CSV = { accept: "text/csv" };
let count = 0;

describe.each(ENGINES)("formats, filters, and pages of the API on the %s engine", (engine) => {
  const api = useApi(engine);
  const row = (year: number, value: number) => ({ member: "college", measure: "new_hires", year, value });

  it("lists of flat rows are CSV to whoever accepts that, and refusals stay problem documents", async () => {
    const { backbone } = api;
    const lists = {
      members: await backbone.members(CSV),
      measures: await backbone.measures(CSV),
      years: await backbone.years(CSV),
      reports: await backbone.reports(CSV),
      actions: await backbone.actions("", CSV),
      initiatives: await backbone.initiatives(CSV),
      meetings: await backbone.meetings(CSV),
      decisions: await backbone.decisions(CSV),
      forward: await backbone.forward(CSV),
      observations: await backbone.observations("", CSV),
    };
    for (const [name, answer] of Object.entries(lists)) {
      const { status, type, body } = await answerOf(answer);
      expect([name, status, type]).toEqual([name, 200, "text/csv"]);
      expect(body).toMatch(/^\w+(,\w+)+\r\n/);
      expect(answer.headers.get("etag")).toMatch(/^W\//);
      expect(answer.headers.get("vary")).toMatch(/Accept/);
    }
    const [header, college] = (await (await backbone.members(CSV)).text()).split("\r\n");
    expect(header).toMatch(/^slug,name,sector,joinedOn/);
    expect(college).toMatch(/^college,Member college,higher_education,/);
    const json = await backbone.members();
    expect(json.headers.get("etag")).not.toBe(lists.members.headers.get("etag"));
    const writer = await api.openWith("write");
    expect((await answerOf(await writer.members(CSV))).type).toBe("application/problem+json");
  });

  it("the format parameter goes before Accept", async () => {
    expect((await answerOf(await api.backbone.observations("format=json", CSV))).type).toBe(
      "application/json",
    );
    expect((await answerOf(await api.backbone.observations("format=csv"))).type).toBe("text/csv");
  });

  it("observations are read in pages that miss and repeat nothing", async () => {
    const years = [2018, 2019, 2020, 2021, 2022];
    await api.backbone.postJson(years.map((year) => row(year, year)));
    const seen: number[] = [];
    for (let query = "limit=2"; query !== ""; ) {
      const answer = await api.backbone.observations(query);
      const { body } = await answerOf(answer);
      seen.push(...body.map(({ year }: { year: number }) => year));
      query = /\?([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1] ?? "";
      if (seen.length === 2) await api.backbone.postJson([row(2017, 1)]);
    }
    expect(seen).toEqual(years);
    expect((await api.backbone.observations("after=bm9uZQ")).status).toBe(422);
  });

  it("the page's file of observations takes a year", async () => {
    await api.backbone.postJson([row(2023, 5), row(2024, 6)]);
    const context = api.context();
    const made = await makeAccount(context.database, context, {
      email: `formats-${++count}-${engine}@example.org`,
      password: "a calm river in spring",
    });
    await api.enter((db) => grantRole(db, { userId: made.id, role: "backbone", memberId: null }));
    const browser = new Browser(context).take(made.headers);
    const file = (query: string) => observationsFile(browser.args(`/x${query}`, { collaborative: api.slug }));
    const rows = async (query: string) => (await (await file(query)).text()).trim().split("\r\n").slice(1);
    expect(await rows("")).toHaveLength(2);
    const [only, ...rest] = await rows("?year=2024");
    expect([only, rest]).toEqual([expect.stringMatching(/^college,new_hires,2024,6/), []]);
    expect((await file("?year=2024")).headers.get("content-disposition")).toContain("observations-2024.csv");
    expect(await outcomeOf(file("?year=soon"))).toMatchObject({ status: 404 });
  });
});
