import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DecisionFields } from "../../../app/domain/meetings/form";
import { minutesOf } from "../../../app/domain/meetings/minutes";
import type { Directory } from "../../../app/domain/people/bodies";
import { bodyForm, contactForm, partnerForm } from "../../../app/domain/people/form";
import { addItem, moveItem, noteItem, removeItem } from "../../../app/records/meetings/agenda.server";
import { putAttendance } from "../../../app/records/meetings/attendance.server";
import {
  addDecision,
  changeDecision,
  readDecisions,
  settleDecisions,
  strikeDecision,
} from "../../../app/records/meetings/decisions.server";
import {
  addAddendum,
  moveMeeting,
  planMeeting,
  readMeetings,
} from "../../../app/records/meetings/meetings.server";
import { readRecord } from "../../../app/records/meetings/record.server";
import { readSinceLast } from "../../../app/records/meetings/since-last.server";
import { addBody, addSeat, readBodies, removeSeat } from "../../../app/records/partnership/bodies.server";
import {
  addContacts,
  addPartner,
  changeContact,
  readPeople,
  removeContact,
} from "../../../app/records/partnership/people.server";
import type { Database } from "../../../db/client";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const WHEN = {
  title: "",
  startsAt: "14:00",
  timeZone: "UTC",
  lengthMinutes: 60,
  place: "",
  link: "",
};
const ITEM = { title: "Fund", kind: "decision" as const, minutes: 20, presenterId: null, about: null };
const decision = (more: Partial<DecisionFields> = {}): DecisionFields => ({
  text: "Open the fund",
  vote: { kind: "count", for: 2, against: 0, abstaining: 0 },
  dissent: "",
  effectiveOn: null,
  replaces: null,
  confirms: null,
  ...more,
});

describe.each(ENGINES)("people and meetings on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
  });

  /** A body with three voting seats, held by three people of one partner. */
  async function council(db: TenantDb) {
    const partner = await addPartner(db, partnerForm.parse({ name: "Neighbors", kind: "community" }));
    const people = await addContacts(
      db,
      ["Ana", "Ben", "Cal"].map((name) =>
        contactForm.parse({ name, organization: `partner:${partner}`, from: "2020-01-01" }),
      ),
    );
    const bodyId = await addBody(
      db,
      bodyForm.parse({ name: "Council", kind: "other", quorum: "majority", rule: "majority" }),
    );
    const seats: string[] = [];
    for (const id of people)
      seats.push(
        await addSeat(db, bodyId, {
          holder: { kind: "contact", id },
          title: "",
          voting: true,
          chair: false,
          from: "2020-01-01",
          until: null,
          alternates: [],
        }),
      );
    const [body] = await readBodies(db);
    const directory: Directory = { members: [], ...(await readPeople(db)) };
    if (!body) throw new Error("the body is not stored");
    const meet = async (day: string, present: number) => {
      const id = await planMeeting(db, bodyId, { ...WHEN, day }, []);
      const itemId = (await addItem(db, id, ITEM)) ?? "";
      const rows = seats.map((seatId, at) => ({
        seatId,
        state: at < present ? ("present" as const) : ("absent" as const),
        alternateId: null,
      }));
      await putAttendance(db, id, rows);
      return { id, itemId, settle: () => settleDecisions(db, id, { body, directory }) };
    };
    return { bodyId, body, directory, people, seats, meet };
  }

  it("numbers decisions by year, never twice, and leaves what is only proposed without one", () =>
    ours.enter(async (db) => {
      const { meet } = await council(db);
      const { itemId, settle } = await meet("2026-03-10", 3);
      const first = await addDecision(db, itemId, decision());
      await addDecision(db, itemId, decision({ text: "Later", vote: { kind: "none" } }));
      await settle();
      expect((await readDecisions(db)).map(({ number }) => number)).toEqual([null, "2026-01"]);
      await strikeDecision(db, first);
      await addDecision(db, itemId, decision({ text: "Again" }));
      await settle();
      expect((await readDecisions(db)).map(({ number }) => number)).toEqual([null, "2026-02"]);
      const next = await meet("2027-01-05", 3);
      await addDecision(db, next.itemId, decision());
      await next.settle();
      expect((await readDecisions(db))[0]?.number).toBe("2027-01");
    }));

  it("leaves a decision without a quorum to be confirmed, puts it to the next agenda, and takes it once it is", () =>
    ours.enter(async (db) => {
      const { meet, bodyId } = await council(db);
      const small = await meet("2026-03-10", 1);
      const id = await addDecision(db, small.itemId, decision({ vote: { kind: "no_objection" } }));
      await small.settle();
      const waiting = (await readSinceLast(db, bodyId)).decisions;
      expect(waiting).toEqual([{ id, number: "2026-01", text: "Open the fund" }]);
      const full = await meet("2026-04-10", 3);
      await addDecision(db, full.itemId, decision({ text: "Confirm", confirms: id }));
      await full.settle();
      const confirmed = (await readDecisions(db)).find((stored) => stored.id === id);
      expect(confirmed?.standing.state).toBe("taken");
      expect((await readSinceLast(db, bodyId)).decisions).toEqual([]);
    }));

  it("settles decisions anew as attendance and votes change, and keeps their numbers", () =>
    ours.enter(async (db) => {
      const { meet, seats } = await council(db);
      const { id, itemId, settle } = await meet("2026-03-10", 1);
      const decided = await addDecision(db, itemId, decision());
      await settle();
      const row = { seatId: seats[1] ?? "", state: "alternate" as const, alternateId: null };
      await putAttendance(db, id, [row]);
      await settle();
      const [taken] = (await readRecord(db, id))?.decisions ?? [];
      expect(taken).toMatchObject({ state: "taken", number: 1, revision: 1 });
      await changeDecision(db, decided, {
        revision: 1,
        fields: decision({ vote: { kind: "count", for: 1, against: 1, abstaining: 0 } }),
      });
      await settle();
      const [changed] = (await readRecord(db, id))?.decisions ?? [];
      expect(changed).toMatchObject({ state: "not_taken", number: 1 });
    }));

  it("refuses the notes of a writer who has not seen another’s", () =>
    ours.enter(async (db) => {
      const { meet } = await council(db);
      const { itemId } = await meet("2026-03-10", 3);
      expect((await noteItem(db, itemId, { revision: 1, notes: "Mine" })).stored).toBe(true);
      expect((await noteItem(db, itemId, { revision: 1, notes: "Theirs" })).stored).toBe(false);
    }));

  it("freezes minutes on approval; later names do not change them, and only then addenda are taken", () =>
    ours.enter(async (db) => {
      const { meet, body, directory, people } = await council(db);
      const { id } = await meet("2026-03-10", 2);
      expect(await addAddendum(db, id, "Too early")).toBe(false);
      const record = await readRecord(db, id);
      if (!record) throw new Error("no meeting");
      const minutes = minutesOf(record, body, directory, new Map());
      await moveMeeting(db, id, {
        revision: 1,
        state: "approved",
        cancelledWhy: "",
        minutes,
        secretHash: id,
      });
      await changeContact(db, people[0] ?? "", {
        revision: 1,
        fields: contactForm.parse({
          name: "Renamed",
          organization: `partner:${directory.partners[0]?.id}`,
          from: "2020-01-01",
        }),
      });
      const stored = await readRecord(db, id);
      expect(stored?.approved?.minutes.seats.map(({ name }) => name)).toContain("Ana, Neighbors");
      expect(stored?.approved?.minutes.quorum).toMatchObject({ present: 2, filled: 3, reached: true });
      expect(await addAddendum(db, id, "A correction")).toBe(true);
    }));

  it("moves agenda items, and keeps an item under which something was decided", () =>
    ours.enter(async (db) => {
      const { meet } = await council(db);
      const { id, itemId } = await meet("2026-03-10", 3);
      const second = (await addItem(db, id, { ...ITEM, title: "Second" })) ?? "";
      await moveItem(db, id, { id: second, by: -1 });
      await moveItem(db, id, { id: second, by: -1 });
      expect((await readRecord(db, id))?.items.map(({ title }) => title)).toEqual(["Second", "Fund"]);
      await addDecision(db, itemId, decision());
      expect(await removeItem(db, itemId)).toBeNull();
      expect((await removeItem(db, second))?.stored).toBe(true);
    }));

  it("keeps people and seats that meetings refer to", () =>
    ours.enter(async (db) => {
      const { meet, people, seats } = await council(db);
      await meet("2026-03-10", 3);
      expect(await removeContact(db, people[0] ?? "", 1)).toBeNull();
      expect(await removeSeat(db, seats[0] ?? "", 1)).toBeNull();
    }));

  it("shows nothing of it to another collaborative", async () => {
    await ours.enter(async (db) => {
      const { meet } = await council(db);
      await meet("2026-03-10", 3);
    });
    const other = await makeCollaborative(database);
    await other.enter(async (db) => {
      expect(await readMeetings(db)).toEqual([]);
      expect(await readBodies(db)).toEqual([]);
      expect(await readPeople(db)).toEqual({ partners: [], contacts: [] });
    });
  });
});
