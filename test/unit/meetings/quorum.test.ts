import fc from "fast-check";
import { expect, test } from "vitest";
import { quorumNeeded, quorumOf } from "~/domain/meetings/quorum";
import type { AttendanceState } from "~/domain/meetings/terms";
import { type Directory, isFilled } from "~/domain/people/bodies";

const seat = (state: AttendanceState | null, filled = true, voting = true) => ({ voting, filled, state });

/** 12 voting seats, 1 of them vacant; five present and one alternate. */
const COUNCIL = [
  ...Array.from({ length: 5 }, () => seat("present")),
  seat("alternate"),
  seat("excused"),
  seat("excused"),
  seat("absent"),
  seat("absent"),
  seat(null),
  seat(null, false),
];

test("six of eleven filled seats are a quorum by majority", () => {
  expect(quorumOf({ kind: "majority" }, COUNCIL)).toEqual({
    filled: 11,
    present: 6,
    needed: 6,
    reached: true,
  });
});

test("under at least two thirds, eleven filled seats need eight", () => {
  expect(quorumOf({ kind: "at_least", of: 2, in: 3 }, COUNCIL)).toEqual({
    filled: 11,
    present: 6,
    needed: 8,
    reached: false,
  });
});

test("neither seats without a vote nor vacant seats count, even with somebody on them", () => {
  const seats = [seat("present"), seat("present", true, false), seat("present", false)];
  expect(quorumOf({ kind: "majority" }, seats)).toMatchObject({ filled: 1, present: 1, reached: true });
});

test("a body without filled voting seats never has a quorum", () => {
  expect(quorumOf({ kind: "majority" }, [])).toMatchObject({ filled: 0, reached: false });
  expect(quorumOf({ kind: "at_least", of: 1, in: 2 }, [seat("present", false)]).reached).toBe(false);
});

test("a part of the seats rounds up, and whole parts are exact", () => {
  expect(quorumNeeded({ kind: "at_least", of: 2, in: 3 }, 12)).toBe(8);
  expect(quorumNeeded({ kind: "at_least", of: 1, in: 3 }, 10)).toBe(4);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (n, whole) => {
      expect(quorumNeeded({ kind: "majority" }, n)).toBe(Math.floor(n / 2) + 1);
      expect(quorumNeeded({ kind: "at_least", of: whole, in: whole }, n)).toBe(n);
    }),
  );
});

test("a seat is vacant once its holder has left", () => {
  const directory: Directory = {
    members: [{ id: "m", name: "M", slug: "m", joinedOn: "2020-01-01", leftOn: "2024-12-31", absences: [] }],
    partners: [{ id: "p", name: "P" }],
    contacts: [
      {
        id: "c",
        name: "C",
        memberId: "m",
        partnerId: null,
        jobTitle: "",
        from: "2021-01-01",
        until: "2023-06-30",
      },
    ],
  };
  const filled = (kind: "contact" | "member" | "partner", id: string, day: string) =>
    isFilled({ holder: { kind, id } }, directory, day);
  expect([filled("contact", "c", "2023-06-30"), filled("contact", "c", "2023-07-01")]).toEqual([true, false]);
  expect([filled("member", "m", "2024-12-31"), filled("member", "m", "2025-01-01")]).toEqual([true, false]);
  expect(filled("partner", "p", "2025-01-01")).toBe(true);
  expect(isFilled({ holder: null }, directory, "2024-01-01")).toBe(false);
});
