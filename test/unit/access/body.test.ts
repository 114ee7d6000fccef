import { describe, expect, it } from "vitest";
import { formOf, jsonOf } from "../../../app/access/limits/body.server";

const post = (body: BodyInit) => new Request("http://tidemark.example/", { method: "POST", body });

describe("a request body", () => {
  it("sent as a form loses NUL characters and keeps everything else", async () => {
    const sent = new URLSearchParams([
      ["note", "from\u0000 a PDF"],
      ["member", "a"],
      ["member", "b"],
    ]);
    const form = await formOf(post(sent));
    expect([...form]).toEqual([
      ["note", "from a PDF"],
      ["member", "a"],
      ["member", "b"],
    ]);
  });

  it("keeps the files of a form with NUL in a field", async () => {
    const sent = new FormData();
    sent.set("note", "\u0000");
    sent.set("file", new File(["a,b"], "numbers.csv"));
    const form = await formOf(post(sent));
    expect(form.get("note")).toBe("");
    expect(await (form.get("file") as File).text()).toBe("a,b");
  });

  it.each(['{"note":"a\\u0000"}', '{"note":"a\\ud800"}', "{", ""])("is refused as JSON: %s", async (text) => {
    expect(await jsonOf(post(text), 100)).toBeNull();
  });

  it("sent as JSON keeps surrogate pairs, and is refused above the limit", async () => {
    expect(await jsonOf(post('{"note":"\\ud83d\\ude00"}'), 100)).toEqual({ note: "😀" });
    expect(await jsonOf(post('{"note":"long"}'), 5)).toBeNull();
  });

  it("nested a million levels deep is refused with a problem document", async () => {
    for (const text of [
      "[".repeat(1_000_000),
      `${"[".repeat(21)}${"]".repeat(21)}`,
      `[${"1,".repeat(600_000)}1]`,
    ]) {
      const refused: Response = await jsonOf(post(text), 10_000_000).then(Promise.reject, (error) => error);
      expect([refused.status, refused.headers.get("content-type")]).toEqual([
        400,
        "application/problem+json; charset=utf-8",
      ]);
    }
    expect(await jsonOf(post(`{"text":"${"[".repeat(50)}\\"[","list":[[1]]}`), 1000)).toMatchObject({
      list: [[1]],
    });
  });

  it("with a field that no page has room for is refused, not sent back", async () => {
    const refused = await formOf(post(new URLSearchParams({ note: "a".repeat(100_001) }))).then(
      Promise.reject,
      (error) => error,
    );
    expect(refused.status).toBe(413);
    expect(await refused.text()).not.toContain("aaa");
  });
});
