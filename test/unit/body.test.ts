import { describe, expect, it } from "vitest";
import { formOf, jsonOf } from "../../app/access/body.server";

const post = (body: BodyInit) => new Request("http://tidemark.example/", { method: "POST", body });

describe("what is sent", () => {
  it("as a form leaves out NUL, which no database takes and nobody sees, and keeps all else", async () => {
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

  it("keeps the files of a form that had NUL in a field", async () => {
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

  it("as JSON keeps characters of two halves, and is refused when it is longer than allowed", async () => {
    expect(await jsonOf(post('{"note":"\\ud83d\\ude00"}'), 100)).toEqual({ note: "😀" });
    expect(await jsonOf(post('{"note":"long"}'), 5)).toBeNull();
  });
});
