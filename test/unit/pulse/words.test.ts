import { describe, expect, it } from "vitest";
import { GROUPS, LANGUAGES, QUESTIONS, SCALES, STATEMENTS } from "../../../app/domain/pulse/statements";
import { outsideForm, readAnswer, waveForm } from "../../../app/domain/pulse/wave";
import { PULSE_WORDS } from "../../../app/domain/pulse/words/words";

const sent = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe("the pulse", () => {
  it("asks 20 statements on four scales, three on ties, and one on the whole", () => {
    expect(Object.values(SCALES).map((scale) => scale.length)).toEqual([5, 5, 5, 5]);
    expect(new Set(STATEMENTS).size).toBe(24);
  });

  it.each(LANGUAGES)("says everything in %s, and nothing twice", (language) => {
    const { statements, groups, questions, promise } = PULSE_WORDS[language];
    expect(Object.keys(statements).sort()).toEqual([...STATEMENTS].sort());
    expect(Object.keys(groups).sort()).toEqual([...GROUPS].sort());
    expect(Object.keys(questions).sort()).toEqual([...QUESTIONS].sort());
    const said = Object.values(statements);
    expect(new Set(said).size).toBe(24);
    for (const statement of said) expect(statement).toMatch(/^\p{Lu}.*\.$/u);
    expect(promise).toHaveLength(3);
  });

  it("has no statement in another language's words", () => {
    for (const key of STATEMENTS)
      expect(new Set(LANGUAGES.map((language) => PULSE_WORDS[language].statements[key])).size).toBe(3);
  });
});

describe("an answer", () => {
  it("keeps ratings from 1 to 5 and nothing else that was sent", () => {
    const read = readAnswer(
      sent({
        open: "5",
        timely: "",
        shared: "6",
        worth: "1",
        name: "Ana",
        group: "community",
        works: " Trust ",
      }),
      true,
    );
    expect(read).toEqual({
      answer: { group: "community", ratings: { open: 5, worth: 1 } },
      words: [{ question: "works", text: "Trust" }],
    });
  });

  it("carries no group where none is asked for, or an unknown one was sent", () => {
    expect(readAnswer(sent({ open: "5", group: "community" }), false)).toMatchObject({
      answer: { group: null },
    });
    expect(readAnswer(sent({ open: "5", group: "hospital" }), true)).toMatchObject({
      answer: { group: null },
    });
  });

  it("is refused empty or with overlong words", () => {
    expect(readAnswer(sent({ works: "Trust" }), true)).toEqual({ fault: "empty" });
    expect(readAnswer(sent({ open: "5", works: "x".repeat(1001) }), true)).toEqual({ fault: "long" });
  });
});

describe("forms of the pulse", () => {
  it("take a smallest number from 5 to 10", () => {
    for (const k of ["4", "11", "5.5", "x"])
      expect(waveForm.safeParse({ name: "Fall", k }).success).toBe(false);
    expect(waveForm.parse({ name: "Fall", k: "5", asksGroup: "on" })).toEqual({
      name: "Fall",
      k: 5,
      asksGroup: true,
    });
  });

  it("refuse figures of other instruments from fewer than five answers", () => {
    const figure = { instrument: "Survey", wave: "2025", scale: "Trust", low: "1", high: "4", mean: "3.1" };
    expect(outsideForm.safeParse({ ...figure, n: "4", invited: "9" }).error?.issues[0]?.path).toEqual(["n"]);
    expect(outsideForm.safeParse({ ...figure, n: "5", invited: "9" }).success).toBe(true);
    expect(outsideForm.safeParse({ ...figure, mean: "4.1", n: "5", invited: "9" }).success).toBe(false);
    expect(outsideForm.safeParse({ ...figure, n: "5", invited: "4" }).success).toBe(false);
  });
});
