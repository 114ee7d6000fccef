import { describe, expect, it } from "vitest";
import { consentFault, consentHolds, type StoryRecord, shownStory, storyForm } from "~/domain/outcomes/story";

const TODAY = "2026-06-30";
const FIELDS = {
  title: "From the loading dock to the lab",
  words: "I did not think that they would call back.",
  personName: "Dolores",
  place: "12 Canal Street",
  consentOn: "2026-01-01",
  consentHow: "A signed form",
  consentWords: "on",
  consentName: "on",
};
const story = (more: Partial<StoryRecord> = {}): StoryRecord => ({
  ...storyForm.parse(FIELDS),
  id: "1",
  state: "released",
  area: "Eastbank",
  consentWithdrawnOn: null,
  authorId: null,
  author: "Ana",
  checkedBy: "Bo",
  revision: 1,
  ...more,
});

describe("a story with a person", () => {
  it("is shown while the consent holds: to its last day, and not before it was given", () => {
    expect(consentHolds(story(), TODAY)).toBe(true);
    expect(consentHolds(story({ consentUntil: TODAY }), TODAY)).toBe(true);
    expect(consentHolds(story({ consentUntil: "2026-06-29" }), TODAY)).toBe(false);
    expect(consentHolds(story({ consentOn: "2026-07-01" }), TODAY)).toBe(false);
    expect(consentHolds(story({ consentWords: false }), TODAY)).toBe(false);
  });

  it("is gone for everybody once the consent is withdrawn or past its day, and says which", () => {
    const withdrawn = story({ consentWithdrawnOn: "2026-06-30" });
    expect(shownStory(withdrawn, TODAY)).toBeNull();
    expect(consentFault(withdrawn, TODAY)).toBe("withdrawn");
    const lapsed = story({ consentUntil: "2026-05-31" });
    expect(shownStory(lapsed, TODAY)).toBeNull();
    expect(consentFault(lapsed, TODAY)).toBe("lapsed");
    expect(consentFault(story({ consentOn: null }), TODAY)).toBe("none");
    expect(consentFault(story(), TODAY)).toBeNull();
  });

  it("has the name and the exact place only with consent to the name", () => {
    expect(shownStory(story(), TODAY)).toMatchObject({ name: "Dolores", place: "12 Canal Street" });
    expect(shownStory(story({ consentName: false }), TODAY)).toMatchObject({ name: null, place: "Eastbank" });
    expect(JSON.stringify(shownStory(story({ consentName: false }), TODAY))).not.toContain("Canal");
    expect(storyForm.safeParse({ ...FIELDS, consentName: undefined }).error?.issues[0]?.path).toEqual([
      "place",
    ]);
  });

  it("says when and how the person consented", () => {
    expect(storyForm.safeParse({ ...FIELDS, consentOn: undefined }).success).toBe(false);
    expect(storyForm.safeParse({ ...FIELDS, consentHow: undefined }).success).toBe(false);
    expect(storyForm.safeParse({ ...FIELDS, consentUntil: "2025-12-31" }).success).toBe(false);
    expect(storyForm.safeParse({ title: "Untold", words: "Not yet." }).success).toBe(true);
  });
});
