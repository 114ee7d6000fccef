import { describe, expect, it } from "vitest";
import { draftCodes, placementsOf } from "~/domain/continuum/continuum";
import { draftScores, marked, openDrafts } from "~/domain/continuum/drafts";
import { nextVersion, type Rubric, rubricSchema } from "~/domain/continuum/rubric";
import { scoreOf } from "~/domain/continuum/scores";
import { readWording } from "~/routes/settings/continuum/wording";
import { DRAFT_SECTIONS, STANDARD_RUBRIC } from "../../../seeds/library";

const MEMBER = "a";

function adopted(codes: string[]): Rubric {
  const sections = DRAFT_SECTIONS.filter(({ code }) => codes.includes(code));
  const next = nextVersion([STANDARD_RUBRIC], sections, 2025);
  if ("faults" in next) throw new Error(JSON.stringify(next.faults));
  return next.rubric;
}

const ratings = (stages: Record<string, 0 | 1 | 2 | 3>) =>
  placementsOf(
    Object.entries(stages).map(([practice, stage]) => ({
      memberId: MEMBER,
      practice,
      year: 2025,
      rater: "agreed" as const,
      state: "submitted" as const,
      stage,
      wanted: null,
      wantedBy: null,
      evidence: "Seen",
      links: [],
      rubricVersion: 2,
      revision: 1,
      changedAt: "2025-06-01T00:00:00Z",
      changedBy: "Ana",
    })),
  );

/** Every practice of the field's section at stage 2. */
const STANDARD = {
  anchor_mission_mindset: 2,
  mutual_understanding: 2,
  shared_language: 2,
  goals_and_strategy: 2,
  member_mindset: 2,
} as const;

describe("drafts of further sections", () => {
  it("are the six that the field names, each marked as a draft, none in the standard rubric", () => {
    expect(DRAFT_SECTIONS.map(({ code }) => code)).toEqual([
      "champions",
      "governance",
      "community",
      "resourcing",
      "data",
      "communications",
    ]);
    expect(DRAFT_SECTIONS.every(({ draft }) => draft === true)).toBe(true);
    expect(draftCodes(STANDARD_RUBRIC)).toEqual(new Set());
    expect(rubricSchema.safeParse({ ...STANDARD_RUBRIC, sections: DRAFT_SECTIONS }).error).toBeUndefined();
  });

  it("are offered until they are adopted, or until a section or practice of that code is there", () => {
    expect(openDrafts(DRAFT_SECTIONS, STANDARD_RUBRIC)).toHaveLength(6);
    const left = openDrafts(DRAFT_SECTIONS, adopted(["data", "champions"])).map(({ code }) => code);
    expect(left).toEqual(["governance", "community", "resourcing", "communications"]);
    const [section] = STANDARD_RUBRIC.sections;
    const [practice] = section?.practices ?? [];
    const own = {
      code: "own",
      name: "Own",
      practices: practice ? [{ ...practice, code: "dedicated_staff" }] : [],
    };
    expect(openDrafts(DRAFT_SECTIONS, { sections: [own] }).map(({ code }) => code)).not.toContain(
      "resourcing",
    );
  });

  it("carry their mark in the names of practices, and the field's section does not", () => {
    const names = marked(adopted(["data"])).sections.map(({ practices }) =>
      practices.map(({ name }) => name),
    );
    expect(names[0]?.some((name) => name.includes("(draft)"))).toBe(false);
    expect(names[1]).toEqual(["Shared definitions (draft)", "Use of the numbers (draft)"]);
  });

  it("lose it once somebody rewords them", () => {
    const [data] = DRAFT_SECTIONS.filter(({ code }) => code === "data");
    if (!data) throw new Error("data");
    const form = new FormData();
    form.set("section-name", "Our numbers");
    for (const { code, name, descriptors } of data.practices) {
      form.set(`${code}-name`, name);
      for (const [at, text] of descriptors.entries()) form.set(`${code}-${at + 1}`, text);
    }
    const read = readWording(form, data);
    expect("section" in read && read.section).toMatchObject({ name: "Our numbers" });
    expect("section" in read && read.section.draft).toBeUndefined();
  });

  it("leave the score of a subject as it was, and are scored by themselves", () => {
    const versions = [adopted(["data", "communications"])];
    const stages = { ...STANDARD, shared_definitions: 0, use_of_numbers: 3 } as const;
    const score = scoreOf({ versions, placements: ratings(stages) }, MEMBER, 2025);
    const alone = scoreOf({ versions: [STANDARD_RUBRIC], placements: ratings(STANDARD) }, MEMBER, 2025);
    const { stageReached, progressIndex, standing, rated, of, change } = alone;
    expect(stageReached).toBe(2);
    expect(score).toMatchObject({ stageReached, progressIndex, standing, rated, of, change });
    const shown = score.rows.map(({ practice, placement }) => ({
      practice,
      stage: placement?.stage ?? null,
    }));
    expect(draftScores(versions[0] ?? STANDARD_RUBRIC, shown)).toEqual([
      { section: "Data and impact measurement", rated: 2, of: 2, stageReached: 0, progressIndex: 0.5 },
      { section: "Strategic communications", rated: 0, of: 1, stageReached: null, progressIndex: null },
    ]);
  });
});
