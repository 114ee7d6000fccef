import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../../../app/domain/work/notices";
import { callsOf, uncoveredMembers } from "../../../app/domain/work/week";
import { todayIso } from "../../../app/records/today";
import { storeActions } from "../../../app/records/work/store-actions.server";
import { storeInitiative } from "../../../app/records/work/store-initiatives.server";
import { readWeek } from "../../../app/records/work/week.server";
import { weekOf } from "../../../app/routes/week/week.server";
import { agendaItems, attendance, bodies, meetings, requests, seats, years } from "../../../db/schema";
import type { TenantDb } from "../../../db/tenant";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
  type TestDatabase,
} from "../../support/database/databases";
import { actionContent, addContact, initiativeContent, memberIdOf } from "../../support/database/work";

const TODAY = todayIso();
const day = (count: number) => addDays(TODAY, count);

/** A body that met on these days, with whether the member's seat was there. */
async function meet(db: TenantDb, memberId: string, held: [on: string, there: boolean][]) {
  const { collaborativeId, tx } = db;
  const own = { collaborativeId, changedBy: "Test" };
  const bodyId = uuidv7();
  await tx.insert(bodies).values({
    ...own,
    id: bodyId,
    name: "Steering",
    kind: "steering",
    quorum: "majority",
    rule: "consensus",
  });
  const seatId = uuidv7();
  await tx.insert(seats).values({ ...own, id: seatId, bodyId, memberId, from: "2020-01-01" });
  const place = { ...own, bodyId, timeZone: "UTC", lengthMinutes: 60 };
  for (const [on, there] of held) {
    const id = uuidv7();
    await tx.insert(meetings).values({ ...place, id, day: on, state: "held" });
    await tx
      .insert(attendance)
      .values({ ...own, meetingId: id, seatId, state: there ? "present" : "absent" });
  }
  const next = uuidv7();
  await tx.insert(meetings).values({ ...place, id: next, day: day(3), startsAt: "14:00", state: "planned" });
  await tx
    .insert(agendaItems)
    .values({ ...own, id: uuidv7(), meetingId: next, position: 0, title: "Goals", kind: "discussion" });
}

describe.each(ENGINES)("this week on the %s engine", (engine) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openOwnDatabase(engine);
  });
  afterAll(async () => {
    await opened?.dispose();
  });

  async function makePartnership(): Promise<TestCollaborative> {
    const us = await makeCollaborative(opened.database, {
      members: [
        { slug: "hospital", name: "River Hospital" },
        { slug: "college", name: "River College" },
      ],
    });
    await us.enter(async (db) => {
      const hospital = await memberIdOf(db, "hospital");
      const college = await memberIdOf(db, "college");
      await addContact(db, { name: "Sponsor", memberId: college, duty: "sponsor" });
      await addContact(db, { name: "Lead", memberId: college, duty: "working_lead" });
      const rosa = await addContact(db, {
        name: "Rosa",
        memberId: hospital,
        duty: "sponsor",
        until: day(-10),
      });
      const content = (dueOn: string) => ({ id: null, content: actionContent({ ownerId: rosa, dueOn }) });
      await storeActions(db, [content(day(-20)), content(day(-1)), content(day(7)), content(day(8))]);
      await meet(db, hospital, [
        [day(-200), true],
        [day(-90), false],
        [day(-60), false],
        [day(-30), false],
        [day(-5), true],
      ]);
      const own = { collaborativeId: db.collaborativeId, year: 2025 };
      await db.tx.insert(years).values({ ...own, dueOn: day(-31), changedBy: "Test" });
      await db.tx.insert(requests).values({ ...own, memberId: hospital, strategies: ["workforce"] });
      await db.tx
        .insert(requests)
        .values({ ...own, memberId: college, strategies: ["workforce"], state: "submitted" });
      await storeInitiative(db, {
        id: null,
        revision: 0,
        content: initiativeContent({ leadMemberId: college }),
      });
      await db.tx.execute(sql`update initiatives set changed_at = now() - interval '61 days'`);
    });
    return us;
  }

  it("reads what is late, what is due soon, the next meeting, and the facts about each member", async () => {
    const us = await makePartnership();
    const facts = await us.enter((db) => readWeek(db, TODAY));
    expect(facts.late).toMatchObject({
      count: 2,
      actions: [{ dueOn: day(-20), owner: "Rosa" }, { dueOn: day(-1) }],
    });
    expect(facts.soon).toMatchObject({ count: 1, actions: [{ dueOn: day(7) }] });
    expect(facts.meeting).toMatchObject({ body: "Steering", day: day(3), items: [{ presenter: false }] });
    expect(facts.members.find(({ slug }) => slug === "hospital")).toMatchObject({
      attended: [true, false, false, false],
      lateActions: [day(-20), day(-1)],
      numbers: [{ year: 2025, dueOn: day(-31) }],
    });
    expect(callsOf(facts.members, TODAY)).toMatchObject([
      {
        slug: "hospital",
        reasons: [
          { kind: "absent", attended: 1, of: 4 },
          { kind: "no sponsor" },
          { kind: "numbers late", year: 2025, daysLate: 31 },
        ],
      },
    ]);
    expect(uncoveredMembers(facts.members, TODAY)).toEqual([
      { slug: "hospital", name: "River Hospital", duty: "working_lead", since: "2000-01-01" },
      { slug: "hospital", name: "River Hospital", duty: "sponsor", since: day(-9) },
    ]);
  });

  it("costs three statements beside the sign-in's, with 60 members and 1,000 actions", async () => {
    const us = await makeCollaborative(opened.database, {
      members: Array.from({ length: 60 }, (_, n) => ({ slug: `member-${n}` })),
    });
    await us.enter(async (db) => {
      const memberId = await memberIdOf(db, "member-0");
      const owners: string[] = [];
      for (let n = 0; n < 5; n++) owners.push(await addContact(db, { name: `Person ${n}`, memberId }));
      await storeActions(
        db,
        Array.from({ length: 1000 }, (_, n) => ({
          id: null,
          content: actionContent({ ownerId: owners[n % 5] ?? "", dueOn: day((n % 60) - 30) }),
        })),
      );
      await meet(db, memberId, [[day(-5), true]]);
    });
    let statements = 0;
    const week = await us.enter((db) => {
      const tx = new Proxy(db.tx, {
        get(target, name, receiver) {
          if (name === "execute") statements++;
          const value = Reflect.get(target, name, receiver);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      return weekOf({ db: { ...db, tx } } as Parameters<typeof weekOf>[0]);
    });
    expect(week.late.count).toBeGreaterThan(400);
    expect(week.late.actions).toHaveLength(8);
    // Signing in takes two, and one more for the first page of the day: six at most.
    expect(statements).toBe(3);
  }, 300_000);
});
