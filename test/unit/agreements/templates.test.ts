import { describe, expect, it } from "vitest";
import { OBLIGATION_KINDS } from "~/domain/agreements/obligations";
import { PLEDGE_TEMPLATES, promiseField, readPromises, TEMPLATE_CODES } from "~/domain/agreements/templates";

/** The fields of a form that took the templates as they are. */
const asOffered = (more: Record<string, string> = {}) => {
  const fields: Record<string, string> = { [promiseField("buy", "on")]: "2030-12-31", ...more };
  return (field: string) => {
    const [, code, part] = field.split(".");
    const template = PLEDGE_TEMPLATES[code as keyof typeof PLEDGE_TEMPLATES];
    if (field in fields) return fields[field] ?? "";
    if (part === "text") return template.text;
    return template.due.every === "year" && part !== "on" ? `${template.due[part as "month" | "day"]}` : "";
  };
};

describe("templates of a pledge", () => {
  it("are about hiring, buying, investing, reporting, attending, and dues", () => {
    expect(TEMPLATE_CODES).toEqual(["hire", "buy", "invest", "report", "attend", "dues"]);
    for (const code of TEMPLATE_CODES) expect(OBLIGATION_KINDS).toContain(PLEDGE_TEMPLATES[code].kind);
  });

  it("become promises with the words and days that were typed, in their order", () => {
    const typed = {
      [promiseField("report", "text")]: " Numbers by fall. ",
      [promiseField("report", "day")]: "15",
    };
    expect(readPromises(["report", "buy", "no such"], asOffered(typed))).toEqual({
      faults: {},
      promises: [
        { text: PLEDGE_TEMPLATES.buy.text, kind: "money", due: { every: "once", on: "2030-12-31" } },
        { text: "Numbers by fall.", kind: "numbers", due: { every: "year", month: 10, day: 15 } },
      ],
    });
    expect(readPromises([], asOffered())).toEqual({ promises: [], faults: {} });
  });

  it("say beside the field what is missing", () => {
    const typed = { [promiseField("hire", "text")]: " ", [promiseField("dues", "day")]: "40" };
    expect(readPromises(["hire", "invest", "dues"], asOffered(typed)).faults).toEqual({
      "promise.hire.text": ["Say what is promised."],
      "promise.invest.on": ["Enter the day on which it is due."],
      "promise.dues.day": ["Enter a whole number from 1 to 31."],
    });
  });
});
