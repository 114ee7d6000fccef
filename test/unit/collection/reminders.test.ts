import { describe, expect, it } from "vitest";
import { type Reminder, whyNotNeeded } from "~/domain/collection/reminders";

const DAY = "2026-03-01";
const reminder: Reminder = {
  id: "r",
  year: 2025,
  memberId: "m",
  member: "Mercy",
  userId: "u",
  person: "Ana",
  email: "ana@mercy.example",
  demo: false,
  days: -14,
  sendOn: DAY,
  state: "waiting",
  overtaken: false,
  yearState: "open",
  dueOn: "2026-03-15",
  request: "asked",
  question: null,
  strategies: ["workforce"],
  requestQuiet: false,
  responsible: true,
  personQuiet: false,
};

describe("a reminder", () => {
  it("goes out while its numbers are awaited", () => {
    expect(whyNotNeeded(reminder, DAY)).toBeNull();
  });

  it("does not go out for a reason, each in its own words", () => {
    const reasons: [Partial<Reminder>, string][] = [
      [{ yearState: "closed" }, DAY],
      [{ strategies: [] }, DAY],
      [{ request: "submitted" }, DAY],
      [{ request: "verified" }, DAY],
      [{ responsible: false }, DAY],
      [{ personQuiet: true }, DAY],
      [{ requestQuiet: true }, DAY],
      [{ demo: true }, DAY],
      [{ dueOn: "2026-04-15" }, DAY],
      [{ overtaken: true }, DAY],
      [{}, "2026-03-05"],
    ];
    const words = reasons.map(([more, day]) => whyNotNeeded({ ...reminder, ...more }, day));
    expect(words.every((text) => text?.endsWith("."))).toBe(true);
    expect(new Set(words).size).toBe(reasons.length);
  });
});
