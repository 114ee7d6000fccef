import { describe, expect, it } from "vitest";
import { type ActivityRow, didWords } from "~/domain/activity/activity";
import { changeWords } from "~/domain/activity/words";

const names = { locale: "en-US", currency: "USD", member: (id: string) => `Institution ${id}` };
const row = (more: Partial<ActivityRow>): ActivityRow => ({
  id: "1",
  subject: "observation",
  memberId: "a",
  itemId: null,
  year: 2025,
  before: null,
  after: null,
  item: null,
  code: null,
  unit: null,
  category: null,
  categoryCode: null,
  ...more,
});
const kept = (value: string | null, state = "value", note: string | null = null) => ({
  state,
  value,
  note,
  source: null,
});

describe("the activity in words", () => {
  it("counts the changes of one save, by kind", () => {
    const count = (subject: ActivityRow["subject"], came: number, changed = 0, went = 0) => ({
      subject,
      came,
      changed,
      went,
    });
    const did = (counts: ReturnType<typeof count>[], fileName: string | null = null) =>
      didWords({ counts, fileName });
    expect(did([count("observation", 1200, 40)], "2025.csv")).toBe("imported 1,240 values from 2025.csv");
    expect(did([count("observation", 2, 1)])).toBe("recorded 2 and changed 1 value");
    expect(did([count("definition", 1), count("observation", 0, 3)])).toBe(
      "recorded 1 definition and changed 3 values",
    );
    expect(did([count("api_token", 1)])).toBe("made 1 token");
    expect(did([count("goal", 0, 0, 1)])).toBe("removed 1 goal");
  });

  it("writes values in their unit, and other states in words", () => {
    const money = { item: "Total spend", unit: "currency" as const };
    expect(changeWords(row({ ...money, before: kept("1200"), after: kept("1500.5") }), names)).toEqual({
      title: "Total spend, 2025",
      changes: [{ what: "Value", before: "$1,200", after: "$1,500.50" }],
    });
    const gone = row({ ...money, category: "Women", before: kept(null, "unavailable", "lost"), after: null });
    expect(changeWords(gone, names)).toEqual({
      title: "Total spend: Women, 2025",
      changes: [{ what: "Value", before: "unavailable, because lost", after: "missing" }],
    });
  });

  it("names only the changed parts of a setting that are meant to be shown", () => {
    const policy = { peers: "open", preset: "standard", minimumContributors: 3, salt: "x" };
    const after = { ...policy, peers: "totals_only", minimumContributors: 5, salt: "y" };
    expect(changeWords(row({ subject: "collaborative", year: null, before: policy, after }), names)).toEqual({
      title: "Settings of the collaborative",
      changes: [
        { what: "Members see of each other", before: "open", after: "totals only" },
        { what: "Members behind a figure, at least", before: "3", after: "5" },
      ],
    });
    const token = { name: "Excel", role: "data_lead", memberId: "b", secretHash: "abc", token: "s3cret" };
    const words = changeWords(row({ subject: "api_token", year: null, after: token }), names);
    expect(words).toEqual({
      title: "Token Excel",
      changes: [
        { what: "Role", before: null, after: "Member data lead" },
        { what: "Institution", before: null, after: "Institution b" },
      ],
    });
  });

  it("omits the wording of a draft once it is final", () => {
    const change = {
      before: { state: "draft", evidence: "Secret doubts", stage: 1 },
      after: { state: "final", stage: 2 },
    };
    const words = changeWords(row({ subject: "assessment", ...change }), names);
    expect(JSON.stringify(words)).not.toContain("Secret doubts");
    const goal = {
      before: { state: "draft", owner: "Nobody" },
      after: { state: "adopted", owner: "Ana", statement: "Hire" },
    };
    expect(changeWords(row({ subject: "goal", year: null, ...goal }), names)).toEqual({
      title: "Hire",
      changes: [{ what: "State", before: "draft", after: "adopted" }],
    });
  });
});
