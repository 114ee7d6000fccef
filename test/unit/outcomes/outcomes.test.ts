import { describe, expect, it } from "vitest";
import { discloseOutcomes } from "~/domain/outcomes/disclosure";
import { changesOf, evidenceForm, type OutcomeRecord, outcomeForm, stepTo } from "~/domain/outcomes/outcome";

const ID = "0190a0b0-0000-7000-8000-000000000000";
const ana = { userId: "ana", name: "Ana" };
const bo = { userId: "bo", name: "Bo" };
const FIELDS = {
  domain: "organization",
  who: "St. Alder’s purchasing office",
  what: "Splits large orders.",
  change: "practice",
  happenedOn: "2026-03-01",
  matters: "Small firms can bid.",
  contribution: "We brought the firms to the table.",
  planned: "yes",
  good: "yes",
};
const outcome = (more: Partial<OutcomeRecord> = {}): OutcomeRecord => ({
  ...outcomeForm.parse(FIELDS),
  id: ID,
  state: "draft",
  authorId: "ana",
  author: "Ana",
  checkedBy: null,
  evidence: [{ id: ID, kind: "observation", text: "Seen at the counter", url: "", files: [] }],
  revision: 1,
  ...more,
});

describe("an outcome", () => {
  it("is checked by somebody other than its author, with evidence, and then released", () => {
    expect(stepTo(outcome(), "check", bo)).toEqual({ to: "checked" });
    expect(stepTo(outcome(), "check", ana)).toHaveProperty("fault");
    expect(stepTo(outcome({ evidence: [] }), "check", bo)).toHaveProperty("fault");
    expect(stepTo(outcome(), "release", bo)).toHaveProperty("fault");
    expect(stepTo(outcome({ state: "checked" }), "release", ana)).toEqual({ to: "released" });
    for (const state of ["draft", "checked", "released"] as const)
      expect(stepTo(outcome({ state }), "withdraw", bo)).toEqual({ to: "withdrawn" });
    expect(stepTo(outcome({ state: "withdrawn" }), "reopen", bo)).toEqual({ to: "draft" });
  });

  it("knows its author by name where there is no account", () => {
    const loaded = outcome({ authorId: null, author: "Ana" });
    expect(stepTo(loaded, "check", ana)).toHaveProperty("fault");
    expect(stepTo(loaded, "check", bo)).toEqual({ to: "checked" });
  });

  it("of an organization says what is new or different; others have no such change", () => {
    expect(outcomeForm.safeParse({ ...FIELDS, change: undefined }).success).toBe(false);
    expect(outcomeForm.safeParse({ ...FIELDS, domain: "community" }).success).toBe(false);
    const community = { ...FIELDS, domain: "community", change: undefined };
    expect(outcomeForm.safeParse(community).success).toBe(true);
    expect(outcomeForm.safeParse({ ...community, organization: `member:${ID}` }).success).toBe(false);
    expect(outcomeForm.parse({ ...FIELDS, organization: `member:${ID}` })).toMatchObject({ memberId: ID });
  });

  it("has links with an address as evidence", () => {
    expect(evidenceForm.safeParse({ kind: "link", text: "The policy" }).success).toBe(false);
    expect(
      evidenceForm.safeParse({ kind: "link", text: "The policy", url: "https://example.org/p" }).success,
    ).toBe(true);
    expect(evidenceForm.safeParse({ kind: "observation", text: "Seen" }).success).toBe(true);
  });

  it("is seen unchecked by its author and by those who see everything", () => {
    const draft = outcome();
    const checked = outcome({ state: "checked" });
    const withdrawn = outcome({ state: "withdrawn", authorId: "bo", author: "Bo" });
    const all = [draft, checked, withdrawn];
    const executive = { role: "executive" as const, memberId: ID };
    expect(discloseOutcomes(all, { role: "convener", memberId: null }, bo)).toHaveLength(3);
    expect(discloseOutcomes(all, executive, ana)).toEqual([draft, checked]);
    expect(discloseOutcomes(all, executive, { userId: "cy", name: "Cy" })).toEqual([checked]);
  });
});

describe("policy and practice changes of a year", () => {
  it("are checked or released outcomes of organizations, each counted once", () => {
    const counted = [
      outcome({ id: "1", state: "checked", initiativeIds: ["a", "b"] }),
      outcome({ id: "1", state: "checked", initiativeIds: ["c"] }),
      outcome({ id: "2", state: "released", change: "policy" }),
      outcome({ id: "3", state: "draft" }),
      outcome({ id: "4", state: "withdrawn" }),
      outcome({ id: "5", state: "released", domain: "community", change: null }),
      outcome({ id: "6", state: "released", happenedOn: "2025-12-31" }),
    ];
    expect(changesOf(counted, 2026)).toEqual({
      total: 2,
      byKind: { policy: 1, practice: 1, program: 0, budget: 0 },
    });
  });
});
