import { describe, expect, it } from "vitest";
import { ENGINES } from "../../support/database/databases";
import { useWriting } from "../../support/database/writing";

describe.each(ENGINES)("writing values on the %s engine", (engine) => {
  const { value, write, stored, only, history, correct, member } = useWriting(engine);
  const counts = { created: 0, changed: 0, unchanged: 0 };

  it("reports which values were added, changed, and unchanged", async () => {
    const first = [value("new_hires", "100"), value("impact_hires", "10")];
    expect(await write(first)).toMatchObject({ stored: true, ...counts, created: 2 });
    const second = [value("new_hires", "100"), value("impact_hires", "12"), value("employees", "900")];
    expect(await write(second)).toMatchObject({ stored: true, created: 1, changed: 1, unchanged: 1 });
    expect(await write([])).toMatchObject({ stored: true, ...counts });
  });

  it("changes nothing when the same values arrive again in another notation", async () => {
    const values = [value("total_spend", "1250.50", { note: "audited", source: "ledger" })];
    await write(values);
    const before = await stored();
    const historyBefore = await history();
    const again = [value("total_spend", "1250.5", { note: " audited ", source: "ledger" })];
    expect(await write(again)).toMatchObject({ stored: true, ...counts, unchanged: 1 });
    expect(await stored()).toEqual(before);
    expect(before).toMatchObject([{ revision: 1, note: "audited" }]);
    expect(await history()).toEqual(historyBefore);
  });

  it("refuses a part above its whole, reports it at the part, and stores nothing of the batch", async () => {
    const outcome = await write([
      value("employees", "900"),
      value("new_hires", "100"),
      value("impact_hires", "101"),
    ]);
    expect(outcome).toMatchObject({ stored: false, conflicts: [], errors: [{ index: 2 }] });
    const [error] = outcome.stored ? [] : outcome.errors;
    expect(error?.code).toBe("part_exceeds_whole");
    expect(error?.message).toMatch(/^Impact hires.*\(101\) cannot be more than New hires \(100\)\.$/);
    expect([await stored(), await history()]).toEqual([[], []]);
  });

  it("refuses to lower a whole below a stored part, and reports it at the whole", async () => {
    await write([value("new_hires", "100"), value("impact_hires", "60")]);
    expect(await write([value("new_hires", "59")])).toMatchObject({
      stored: false,
      errors: [{ index: 0, code: "part_exceeds_whole" }],
    });
    expect(await write([value("new_hires", "60")])).toMatchObject({ stored: true, changed: 1 });
    expect(await write([value("new_hires", "50"), value("impact_hires", "50")])).toMatchObject({
      changed: 2,
    });
  });

  it("refuses a value for a year outside the membership, but allows removing one", async () => {
    for (const year of [2019, 2026])
      expect(await write([value("employees", "5", { year })])).toMatchObject({
        stored: false,
        errors: [{ index: 0, code: "not_active", message: expect.stringContaining(`${year}`) }],
      });
    // Fiscal 2025 began in July 2024, while the hospital was still a member.
    expect(await write([value("employees", "5", { year: 2025 })])).toMatchObject({ created: 1 });
    await correct({ leftOn: "2023-06-30" });
    expect(await write([value("employees", "6", { year: 2025 })])).toMatchObject({ stored: false });
    const removal = value("employees", "", { year: 2025, state: "missing", value: null });
    expect(await write([removal])).toMatchObject({ stored: true, changed: 1 });
    expect(await stored()).toEqual([]);
  });

  it("refuses a share given alone where one of its measures is not applicable, whichever comes second", async () => {
    const share = value("impact_hire_rate", "0.19", { kind: "share" });
    const none = (code: string) => value(code, "", { state: "not_applicable", value: null });
    const refused = (index: number) => ({
      stored: false,
      errors: [{ index, code: "share_not_applicable" }],
    });
    for (const code of ["new_hires", "impact_hires"]) {
      expect(await write([none(code)])).toMatchObject({ stored: true });
      expect(await write([share])).toMatchObject(refused(0));
      // Of another year, or another figure, it may be given.
      expect(await write([{ ...share, year: 2023 }])).toMatchObject({ stored: true });
      expect(await write([{ ...none(code), state: "missing" as const }, share])).toMatchObject({
        stored: true,
      });
      expect(await write([none(code)])).toMatchObject(refused(0));
      const withdrawn = { ...share, state: "missing" as const, value: null };
      expect(await write([none(code), withdrawn])).toMatchObject({ stored: true });
      expect(await write([{ ...none(code), state: "missing" as const }])).toMatchObject({ stored: true });
      await write([{ ...withdrawn, year: 2023 }]);
    }
    expect(await write([none("new_hires"), share])).toMatchObject(refused(1));
    expect(await write([share, none("new_hires")])).toMatchObject(refused(0));
    expect(await stored()).toEqual([]);
  });

  it("distinguishes zero from missing, not applicable, and unavailable", async () => {
    await write([
      value("new_hires", "0"),
      value("employees", "", { state: "not_applicable", value: null }),
      value("investable_assets", "", { state: "unavailable", value: null, note: "held by the foundation" }),
      value("total_spend", "", { state: "missing", value: null }),
    ]);
    const states = (await stored()).map(({ state, value }) => `${state} ${value}`).sort();
    expect(states).toEqual(["not_applicable null", "unavailable null", "value 0"]);
  });

  it("drops the reason for an unavailable value once the value arrives, and keeps other notes", async () => {
    await write([value("new_hires", "", { state: "unavailable", value: null, note: "payroll changes" })]);
    await write([value("new_hires", "100")]);
    expect(await only()).toMatchObject({ state: "value", value: "100", note: null, revision: 2 });
    await write([value("new_hires", "100", { note: "without interns" })]);
    await write([value("new_hires", "101")]);
    expect(await only()).toMatchObject({ value: "101", note: "without interns", revision: 4 });
  });

  it("stores the period the fiscal year covers", async () => {
    await write([value("new_hires", "1")]);
    expect(await only()).toMatchObject({
      periodStart: "2023-07-01",
      periodEnd: "2024-06-30",
      status: "draft",
    });
  });

  it("records who changed what, when, why, and the values before and after, with one id per save", async () => {
    await write([value("new_hires", "100"), value("impact_hires", "10")], "Ana", "First delivery");
    await write([value("new_hires", "90", { note: "recount" })], "Ben");
    const steps = await history();
    expect(steps).toMatchObject([
      { actor: "Ana", subject: "observation", year: 2024, before: null, reason: "First delivery" },
      { actor: "Ana", before: null, after: { state: "value", value: "10" } },
      {
        actor: "Ben",
        reason: null,
        before: { state: "value", value: "100", note: null },
        after: { state: "value", value: "90", note: "recount" },
      },
    ]);
    const [firstBatch, two, three] = steps.map(({ batchId }) => batchId);
    expect([firstBatch === two, two === three]).toEqual([true, false]);
    for (const { at } of steps) expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
  });

  it("keeps the history of a removed value", async () => {
    await write([value("new_hires", "100")]);
    const removal = value("new_hires", "", { state: "missing", value: null });
    expect(await write([removal], "Ben")).toMatchObject({ changed: 1 });
    expect(await write([removal], "Ben")).toMatchObject({ unchanged: 1 });
    expect(await stored()).toEqual([]);
    expect(await history()).toMatchObject([
      { after: { value: "100" } },
      { actor: "Ben", before: { value: "100" }, after: null },
    ]);
  });

  it("keeps shares without counts apart from counted values", async () => {
    await write([value("impact_hire_rate", "0.12", { kind: "share" })]);
    expect(await only()).toMatchObject({ kind: "share", value: "0.12" });
    expect(await history()).toMatchObject([{ subject: "reported_share", after: { value: "0.12" } }]);
    await write([value("impact_hire_rate", "", { kind: "share", state: "missing", value: null })]);
    expect(await stored()).toEqual([]);
  });

  it("updates the periods when a member's fiscal year is corrected, with leap years in February", async () => {
    for (const year of [2023, 2024]) await write([value("new_hires", "1", { year })]);
    await write([value("impact_hire_rate", "0.1", { kind: "share" })]);
    const periods = async () =>
      (await stored())
        .map(({ kind, periodStart, periodEnd }) => `${kind} ${periodStart} – ${periodEnd}`)
        .sort();
    await correct({ fiscalYearEndMonth: 2 });
    expect(await periods()).toEqual([
      "measure 2022-03-01 – 2023-02-28",
      "measure 2023-03-01 – 2024-02-29",
      "share 2023-03-01 – 2024-02-29",
    ]);
    await correct({ fiscalYearEndMonth: 12 });
    expect(await periods()).toEqual([
      "measure 2023-01-01 – 2023-12-31",
      "measure 2024-01-01 – 2024-12-31",
      "share 2024-01-01 – 2024-12-31",
    ]);
  });

  it("leaves the periods of other members unchanged", async () => {
    await write([value("new_hires", "1", { memberId: member("school").id })]);
    await correct({ fiscalYearEndMonth: 2 });
    expect(await only()).toMatchObject({ periodStart: "2024-01-01", periodEnd: "2024-12-31" });
  });
});
