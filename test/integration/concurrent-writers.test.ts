import { describe, expect, it } from "vitest";
import { ENGINES } from "../support/databases";
import { useWriting } from "../support/writing";

describe.each(ENGINES)("writers that meet on the %s engine", (engine) => {
  const { value, write, only, history, member } = useWriting(engine);

  it("answers somebody who has seen an older value with the newer one, and stores nothing", async () => {
    await write([value("new_hires", "100", { revision: 0 })], "Ana");
    await write([value("new_hires", "110", { revision: 1 })], "Ana");
    const late = await write([value("employees", "9"), value("new_hires", "120", { revision: 1 })], "Ben");
    expect(late).toMatchObject({
      stored: false,
      errors: [],
      conflicts: [{ index: 1, theirs: { value: "110", revision: 2, changedBy: "Ana" } }],
    });
    expect(await only()).toMatchObject({ value: "110" });
    await write([value("new_hires", "", { state: "missing", value: null })]);
    expect(await write([value("new_hires", "130", { revision: 2 })])).toMatchObject({
      conflicts: [{ index: 0, theirs: null }],
    });
    // Whoever wants what is there already has no quarrel.
    await write([value("new_hires", "140")]);
    expect(await write([value("new_hires", "140", { revision: 0 })])).toMatchObject({ unchanged: 1 });
  });

  it("lets exactly one of two writers of the same cell win and tells the other", async () => {
    const amounts = ["100", "200"];
    const outcomes = await Promise.all(
      amounts.map((amount) => write([value("new_hires", amount, { revision: 0 })], `writes ${amount}`)),
    );
    const winner = outcomes.findIndex((outcome) => outcome.stored);
    const [won, lost] = [amounts[winner], outcomes[1 - winner]];
    expect(lost).toMatchObject({ stored: false, conflicts: [{ theirs: { value: won, revision: 1 } }] });
    expect(await only()).toMatchObject({ value: won, changedBy: `writes ${won}` });
    expect(await history()).toHaveLength(1);
  });

  it("refuses one of two writers whose changes are wrong only together", async () => {
    await write([value("new_hires", "100"), value("impact_hires", "10")]);
    for (let round = 0; round < 5; round++) {
      const outcomes = await Promise.all([
        write([value("new_hires", "50")]),
        write([value("impact_hires", "80")]),
      ]);
      expect(outcomes.map(({ stored }) => stored).sort()).toEqual([false, true]);
      await write([value("new_hires", "100"), value("impact_hires", "10")]);
    }
  });

  it("does not let writers of several members wait for each other in a circle", async () => {
    const all = ["hospital", "school"].map((slug) => value("employees", "1", { memberId: member(slug).id }));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, place) => write(place % 2 ? all : all.toReversed())),
    );
    expect(outcomes.filter((outcome) => outcome.stored && outcome.created === 2)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.stored && outcome.unchanged === 2)).toHaveLength(5);
  });
});
