import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { gapsIn, type StakeholderFields } from "../../../app/domain/stakeholders/stakeholders";
import { addBody, addSeat } from "../../../app/records/partnership/bodies.server";
import { addContacts, addPartner } from "../../../app/records/partnership/people.server";
import {
  addStakeholder,
  changeStakeholder,
  engage,
  readStakeholders,
  readVotingSeats,
} from "../../../app/records/stakeholders/stakeholders.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const TODAY = "2026-06-30";

describe.each(ENGINES)("stakeholders on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let partnerId: string;
  let fields: StakeholderFields;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
    const partner = { name: `Tenants of ${ours.slug}`, kind: "community" as const, website: "", note: "" };
    partnerId = (await ours.enter((db) => addPartner(db, partner))) ?? "";
    fields = {
      name: "Tenants",
      memberId: null,
      partnerId,
      interest: 3,
      influence: 1,
      speaks: true,
      assets: ["people", "knowledge"],
      offers: "",
    };
  });

  it("keep how they are engaged over time, one entry a day", async () => {
    const id = await ours.enter((db) => addStakeholder(db, fields));
    const note = (engagement: "informed" | "involved", since: string) =>
      ours.enter((db) => engage(db, id, { engagement, since }));
    expect(await note("informed", "2025-01-01")).toBe(true);
    expect(await note("informed", "2026-01-01")).toBe(true);
    expect(await note("involved", "2026-01-01")).toBe(true);
    expect(await ours.enter(readStakeholders)).toEqual([
      {
        ...fields,
        id,
        revision: 1,
        engagements: [
          { engagement: "informed", since: "2025-01-01" },
          { engagement: "involved", since: "2026-01-01" },
        ],
      },
    ]);
  });

  it("are not overwritten unseen, and go with how they were engaged", async () => {
    const id = await ours.enter((db) => addStakeholder(db, fields));
    const change = (revision: number, next: StakeholderFields | null) =>
      ours.enter((db) => changeStakeholder(db, id, { revision, fields: next }));
    expect(await change(1, { ...fields, influence: 2 })).toBe(true);
    expect(await change(1, null)).toBe(false);
    expect(await change(2, null)).toBe(true);
    expect(await ours.enter((db) => engage(db, id, { engagement: "informed", since: TODAY }))).toBe(false);
    expect(await ours.enter(readStakeholders)).toEqual([]);
  });

  it("have a voting seat through their people, while those hold it", async () => {
    await ours.enter((db) => addStakeholder(db, fields));
    const missing = "Nobody who speaks for the people most affected has a voting seat.";
    const gaps = (today: string) =>
      ours.enter(async (db) => gapsIn(await readStakeholders(db), await readVotingSeats(db, today), today));
    expect(await gaps(TODAY)).toContain(missing);
    const person = { jobTitle: "", email: "", phone: "", duty: null, note: "", memberId: null, partnerId };
    const [contactId = ""] = await ours.enter((db) =>
      addContacts(db, [{ ...person, name: "Linh", from: "2020-01-01", until: "2026-12-31" }]),
    );
    const bodyId = await ours.enter((db) =>
      addBody(db, {
        name: "Council",
        kind: "executive_council",
        remit: "",
        quorum: { kind: "majority" },
        rule: "majority",
        cadence: "",
        closed: false,
        recordsPublic: false,
        endedOn: null,
      }),
    );
    const holder = { kind: "contact" as const, id: contactId };
    const seat = { holder, title: "", chair: false, from: "2026-01-01", until: null, alternates: [] };
    await ours.enter((db) => addSeat(db, bodyId, { ...seat, voting: false }));
    expect(await gaps(TODAY)).toContain(missing);
    await ours.enter((db) => addSeat(db, bodyId, { ...seat, voting: true }));
    expect(await gaps(TODAY)).not.toContain(missing);
    expect(await gaps("2025-12-31")).toContain(missing);
    // The person has left: the seat is vacant.
    expect(await gaps("2027-01-01")).toContain(missing);
  });
});
