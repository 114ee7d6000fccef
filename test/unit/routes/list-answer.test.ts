import { describe, expect, it } from "vitest";
import { z } from "zod";
import { listAnswer, wantsCsv } from "~/routes/api/answering/list-answer";
import { pageOf } from "~/routes/api/answering/paging";

const asking = (accept?: string, query = "") =>
  new Request(`http://127.0.0.1/api/v1/demo/list${query}`, { headers: accept ? { accept } : {} });
const row = z.strictObject({
  name: z.string(),
  count: z.number().nullable(),
  done: z.boolean(),
  parts: z.array(z.string()),
});

describe("a list of the API", () => {
  it.each([
    [undefined, false],
    ["*/*", false],
    ["application/json", false],
    ["text/csv", true],
    ["text/csv, */*;q=0.1", true],
    ["text/csv, */*", true],
    ["application/json, text/csv", false],
    ["application/json;q=0.5, text/csv", true],
    ["text/csv;q=0.5, application/json", false],
    ["text/csv;q=0", false],
    ["TEXT/CSV", true],
  ])("is CSV or JSON as %s asks", (accept, csv) => {
    expect(wantsCsv(asking(accept))).toBe(csv);
  });

  it("has a column for each field of the schema, is harmless in a spreadsheet, and has its header when empty", async () => {
    const rows = [
      { name: "=1+1", count: 3, done: true, parts: ["a", "b"] },
      { name: "One, two", count: null, done: false, parts: [] },
    ];
    const answer = listAnswer(asking("text/csv"), row, rows);
    expect([answer.headers.get("content-type"), answer.headers.get("vary")]).toEqual([
      "text/csv; charset=utf-8",
      "Accept",
    ]);
    const [header, first, second] = (await answer.text()).split("\r\n");
    expect(header).toBe("name,count,done,parts");
    expect(first).toBe(`'=1+1,3,true,"[""a"",""b""]"`);
    expect(second).toBe('"One, two",,false,[]');
    expect(await listAnswer(asking("text/csv"), row, []).text()).toBe("name,count,done,parts\r\n");
    expect(await listAnswer(asking(), row, rows).json()).toEqual(rows);
  });

  it("is read in pages, each leading to the next", () => {
    const rows = ["a", "b", "c", "d", "e"];
    const all: string[] = [];
    let query = "?limit=2";
    for (let pages = 0; query !== ""; pages++) {
      expect(pages).toBeLessThan(4);
      const page = pageOf(asking(undefined, query), rows, (name) => name);
      if (page instanceof Response) throw new Error("refused");
      all.push(...page.rows);
      query = /<[^?]+(\?[^>]+)>; rel="next"/.exec(page.headers.link ?? "")?.[1] ?? "";
    }
    expect(all).toEqual(rows);
    expect(pageOf(asking(), rows, (name) => name)).toEqual({ rows, headers: {} });
    expect(pageOf(asking(undefined, "?limit=5"), rows, (name) => name)).toEqual({ rows, headers: {} });
  });

  it.each(["?limit=0", "?limit=10001", "?limit=-1", "?limit=few", "?limit=", "?after=gone"])(
    "refuses %s",
    (query) => {
      expect(pageOf(asking(undefined, query), ["a"], (name) => name)).toMatchObject({ status: 422 });
    },
  );
});
