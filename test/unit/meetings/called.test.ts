import { describe, expect, it } from "vitest";
import { calledContacts } from "~/domain/meetings/called";
import type { Holder, Seat } from "~/domain/people/bodies";
import type { Duty } from "~/domain/people/terms";

const DAY = "2026-03-10";

const seat = (holder: Holder | null, more: Partial<Seat> = {}): Seat => ({
  id: `seat of ${holder?.id}`,
  holder,
  title: "",
  voting: true,
  chair: false,
  from: "2020-01-01",
  until: null,
  alternates: [],
  ...more,
});

const contact = (
  id: string,
  of: { member?: string; partner?: string; duty?: Duty; until?: string } = {},
) => ({
  id,
  name: id,
  memberId: of.member ?? null,
  partnerId: of.partner ?? null,
  jobTitle: "",
  duty: of.duty ?? null,
  from: "2020-01-01",
  until: of.until ?? null,
});

const member = (id: string, leftOn: string | null = null) => ({
  id,
  name: id,
  slug: id,
  joinedOn: "2019-01-01",
  leftOn,
  absences: [],
});

describe("a meeting that is called goes to", () => {
  it("whoever holds a seat on its day, and their alternates, each once", () => {
    const directory = {
      members: [],
      partners: [],
      contacts: [contact("ana"), contact("ben"), contact("cal", { until: "2026-03-09" }), contact("dee")],
    };
    const seats = [
      seat({ kind: "contact", id: "ana" }, { alternates: ["dee", "cal"] }),
      seat({ kind: "contact", id: "ben" }, { until: "2026-03-09" }),
      seat({ kind: "contact", id: "cal" }),
      seat({ kind: "contact", id: "dee" }, { voting: false }),
      seat(null),
    ];
    expect(calledContacts(seats, directory, DAY)).toEqual(["ana", "dee"]);
  });

  it("the sponsor and the working lead of a member with a seat, and every contact of a partner with one", () => {
    const directory = {
      members: [member("hospital"), member("gone", "2025-12-31")],
      partners: [{ id: "neighbors", name: "Neighbors" }],
      contacts: [
        contact("sponsor", { member: "hospital", duty: "sponsor" }),
        contact("lead", { member: "hospital", duty: "working_lead" }),
        contact("nurse", { member: "hospital" }),
        contact("former", { member: "gone", duty: "sponsor" }),
        contact("eve", { partner: "neighbors" }),
        contact("finn", { partner: "neighbors" }),
      ],
    };
    const seats = [
      seat({ kind: "member", id: "hospital" }),
      seat({ kind: "member", id: "gone" }),
      seat({ kind: "partner", id: "neighbors" }),
    ];
    expect(calledContacts(seats, directory, DAY)).toEqual(["sponsor", "lead", "eve", "finn"]);
  });
});
