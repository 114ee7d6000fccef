import { describe, expect, test } from "vitest";
import { coverageOf } from "~/domain/people/contacts";

const member = { id: "m", joinedOn: "2020-07-01", leftOn: null, absences: [] };
const sponsor = (id: string, from: string, until: string | null, memberId = "m") => ({
  id,
  memberId,
  duty: "sponsor" as const,
  from,
  until,
});

describe("a member without a sponsor is uncovered", () => {
  test("since the day after the last one’s last day", () => {
    const contacts = [sponsor("a", "2021-01-01", "2024-02-28"), sponsor("b", "2023-01-01", "2024-02-29")];
    expect(coverageOf(member, "sponsor", contacts, "2024-06-01")).toEqual({
      kind: "uncovered",
      since: "2024-03-01",
    });
  });
  test("since it joined, if it never had one", () => {
    const others = [
      sponsor("a", "2021-01-01", null, "other"),
      { ...sponsor("b", "2021-01-01", null), duty: "working_lead" as const },
    ];
    expect(coverageOf(member, "sponsor", others, "2024-06-01")).toEqual({
      kind: "uncovered",
      since: "2020-07-01",
    });
  });
  test("not before it joined, even if the last sponsor left earlier", () => {
    expect(coverageOf(member, "sponsor", [sponsor("a", "2019-01-01", "2020-01-31")], "2024-06-01")).toEqual({
      kind: "uncovered",
      since: "2020-07-01",
    });
  });
  test("although the next one is already known", () => {
    const contacts = [sponsor("a", "2021-01-01", "2024-05-31"), sponsor("b", "2024-07-01", null)];
    expect(coverageOf(member, "sponsor", contacts, "2024-06-15")).toEqual({
      kind: "uncovered",
      since: "2024-06-01",
    });
  });
});

test("a sponsor covers a member on the first and the last day", () => {
  const contacts = [sponsor("a", "2024-01-01", "2024-05-31")];
  for (const day of ["2024-01-01", "2024-05-31"])
    expect(coverageOf(member, "sponsor", contacts, day)).toEqual({ kind: "covered", contactIds: ["a"] });
  expect(coverageOf(member, "sponsor", contacts, "2023-12-31").kind).toBe("uncovered");
});

test("nobody expects a sponsor of an institution that is not a member on that day", () => {
  const away = { ...member, leftOn: "2025-06-30", absences: [{ from: "2022-01-01", to: "2022-12-31" }] };
  for (const day of ["2020-06-30", "2022-06-01", "2025-07-01"])
    expect(coverageOf(away, "sponsor", [], day)).toEqual({ kind: "not_expected" });
});
