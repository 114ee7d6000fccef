import { describe, expect, it } from "vitest";
import {
  agendaLacks,
  callsOf,
  healthCounts,
  type NextMeeting,
  outstanding,
  uncoveredMembers,
  type WeekMember,
} from "~/domain/work/week";

const TODAY = "2026-06-30";
const member = (change: Partial<WeekMember> = {}): WeekMember => ({
  slug: "hospital",
  name: "River Hospital",
  joinedOn: "2020-01-01",
  leftOn: null,
  absences: [],
  attended: [],
  duties: [
    { duty: "sponsor", from: "2020-01-01", until: null },
    { duty: "working_lead", from: "2020-01-01", until: null },
  ],
  numbers: [],
  lateActions: [],
  accounts: [],
  ...change,
});

const meeting: NextMeeting = {
  id: "m",
  title: "",
  body: "Steering committee",
  day: "2026-07-20",
  startsAt: "14:00",
  timeZone: "America/New_York",
  place: "Library",
  link: "",
  state: "planned",
  lengthMinutes: 60,
  items: [{ minutes: 30, presenter: true }],
};
const lacks = (change: Partial<NextMeeting>) => agendaLacks({ ...meeting, ...change }, TODAY);

describe("what the agenda of the next meeting lacks", () => {
  it("is nothing when it has items, presenters, minutes, time, and place", () => {
    expect(lacks({})).toEqual([]);
    expect(lacks({ place: "", link: "https://meet.example.org" })).toEqual([]);
  });

  it("is said item by item", () => {
    expect(lacks({ items: [] })).toEqual(["no agenda yet"]);
    expect(
      lacks({
        items: [
          { minutes: null, presenter: false },
          { minutes: 90, presenter: false },
        ],
        startsAt: null,
        place: "",
      }),
    ).toEqual([
      "2 items without a presenter",
      "1 item without minutes",
      "90 minutes planned for 60",
      "no time",
      "no place or link",
    ]);
  });

  it("is the call itself, a week ahead", () => {
    expect(lacks({ day: "2026-07-08" })).toEqual([]);
    expect(lacks({ day: "2026-07-07" })).toEqual(["not called yet"]);
    expect(lacks({ day: "2026-07-07", state: "called" })).toEqual([]);
  });
});

describe("uncovered members", () => {
  const since = (duties: WeekMember["duties"]) =>
    uncoveredMembers([member({ duties })], TODAY).map((row) => `${row.duty} ${row.since}`);

  it("are uncovered since the day after the last sponsor or lead, or since they joined", () => {
    expect(since(member().duties)).toEqual([]);
    expect(since([])).toEqual(["sponsor 2020-01-01", "working_lead 2020-01-01"]);
    expect(
      since([
        { duty: "sponsor", from: "2020-01-01", until: "2026-02-28" },
        { duty: "sponsor", from: "2020-01-01", until: "2022-12-31" },
        { duty: "working_lead", from: "2020-01-01", until: TODAY },
      ]),
    ).toEqual(["sponsor 2026-03-01"]);
  });

  it("are members of today only", () => {
    expect(uncoveredMembers([member({ duties: [], leftOn: "2026-06-29" })], TODAY)).toEqual([]);
    const absences = [{ from: "2026-01-01", to: "2026-12-31" }];
    expect(uncoveredMembers([member({ duties: [], absences })], TODAY)).toEqual([]);
  });
});

describe("the week", () => {
  it("lists members to call with their facts, of today's members only", () => {
    const facts = { duties: [], lateActions: ["2026-06-01", "2026-06-02"] };
    expect(callsOf([member(facts)], TODAY)).toMatchObject([
      { slug: "hospital", reasons: [{ kind: "no sponsor" }, { kind: "actions late", count: 2 }] },
    ]);
    expect(callsOf([member({ ...facts, leftOn: "2026-01-01" })], TODAY)).toEqual([]);
    expect(callsOf([member({ duties: [] })], TODAY)).toEqual([]);
  });

  it("lists outstanding numbers by year, the latest first", () => {
    const awaited = (slug: string, year: number, dueOn: string | null) =>
      member({ slug, name: slug, numbers: [{ year, dueOn }] });
    expect(
      outstanding(
        [awaited("a", 2025, null), awaited("b", 2025, "2026-06-20"), awaited("c", 2024, "2026-07-20")],
        TODAY,
      ),
    ).toMatchObject([
      {
        year: 2025,
        members: [
          { slug: "b", daysLate: 10 },
          { slug: "a", daysLate: 0 },
        ],
      },
      { year: 2024, members: [{ slug: "c", daysLate: 0 }] },
    ]);
  });

  it("counts running initiatives by health", () => {
    const running = (changedOn: string) => ({ stage: "running" as const, changedOn, milestones: [] });
    expect(
      healthCounts([running(TODAY), running("2026-01-01"), { ...running(TODAY), stage: "idea" }], TODAY),
    ).toEqual({ moving: 1, silent: 1, late: 0 });
  });
});
