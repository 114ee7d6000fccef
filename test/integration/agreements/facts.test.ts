import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agreementForm, partyForm } from "../../../app/domain/agreements/forms";
import { bodyForm } from "../../../app/domain/people/form";
import { readAgreements } from "../../../app/records/agreements/agreements.server";
import { addAgreement } from "../../../app/records/agreements/store-agreements.server";
import { addObligation, putParty } from "../../../app/records/agreements/store-parts.server";
import { putAttendance } from "../../../app/records/meetings/attendance.server";
import { planMeeting } from "../../../app/records/meetings/meetings.server";
import { addItem } from "../../../app/records/money/store.server";
import { addBody, addSeat } from "../../../app/records/partnership/bodies.server";
import { addContacts } from "../../../app/records/partnership/people.server";
import { loader } from "../../../app/routes/partnership/agreements/agreement";
import type { Database } from "../../../db/client";
import { type Browser, browserOf } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("obligations that the facts decide on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let browser: Browser;
  let agreement: string;
  let partyId: string;
  let college: { memberId: string; partnerId: null };
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }, { slug: "city" }] });
    browser = await browserOf(database, context, { collaborative: ours, role: "backbone" });
    const { members } = await ours.catalog();
    college = { memberId: members.find(({ slug }) => slug === "college")?.id ?? "", partnerId: null };
    const fields = { kind: "charter", title: "Charter", renewal: "none", effectiveOn: "2024-01-01" };
    agreement = await ours.enter((db) => addAgreement(db, agreementForm.parse(fields)));
    const party = partyForm(new Set()).parse({ organization: `member:${college.memberId}` });
    await ours.enter((db) => putParty(db, agreement, null, party));
    partyId = (await ours.enter(readAgreements))[0]?.parties[0]?.id ?? "";
  });

  const promise = (kind: "dues" | "attendance") =>
    ours.enter((db) => {
      const due = { every: "once" as const, on: "2024-12-31" };
      return addObligation(db, agreement, { partyId, text: "As the charter says", kind, due });
    });
  const periods = async () => {
    const { obligations } = await loader(browser.args("/x", { collaborative: ours.slug, agreement }));
    return obligations.flatMap((row) =>
      row.periods.map(({ state, doneOn, words, fromFacts }) => ({ state, doneOn, words, fromFacts })),
    );
  };

  it("dues are met by the payments of the invoices that went to the party", async () => {
    await promise("dues");
    expect(await periods()).toMatchObject([{ state: "missed", fromFacts: false }]);
    const invoice = { number: "2024-001", year: 2024, amount: "2000", issuedOn: "2024-01-15" };
    const invoiceId = await ours.enter((db) =>
      addItem(db, "dues_invoice", { ...college, ...invoice, dueOn: "2024-02-15" }),
    );
    expect(await periods()).toMatchObject([
      { state: "missed", words: "0 of 1 invoice paid", fromFacts: true },
    ]);
    const pay = (paidOn: string, amount: string) =>
      ours.enter((db) => addItem(db, "dues_payment", { invoiceId, paidOn, amount }));
    await pay("2024-02-01", "1500");
    expect(await periods()).toMatchObject([{ state: "missed" }]);
    await pay("2025-01-10", "500");
    expect(await periods()).toEqual([
      { state: "met_late", doneOn: "2025-01-10", words: null, fromFacts: true },
    ]);
  });

  it("attendance is kept at half of the meetings that expected the party or one of its people", async () => {
    await promise("attendance");
    expect(await periods()).toMatchObject([{ state: "missed", fromFacts: false }]);
    const person = { name: "Linh", jobTitle: "", email: "", phone: "", duty: null, note: "", until: null };
    const [contactId = ""] = await ours.enter((db) =>
      addContacts(db, [{ ...person, ...college, from: "2020-01-01" }]),
    );
    const body = { name: "Council", kind: "other", quorum: "majority", rule: "majority" };
    const bodyId = await ours.enter((db) => addBody(db, bodyForm.parse(body)));
    const holder = { kind: "contact" as const, id: contactId };
    const seat = {
      holder,
      title: "",
      voting: true,
      chair: false,
      from: "2020-01-01",
      until: null,
      alternates: [],
    };
    const seatId = await ours.enter((db) => addSeat(db, bodyId, seat));
    const meet = async (day: string, state: "present" | "alternate" | "absent") => {
      const when = {
        title: "",
        day,
        startsAt: null,
        timeZone: "UTC",
        lengthMinutes: 60,
        place: "",
        link: "",
      };
      const id = await ours.enter((db) => planMeeting(db, bodyId, when, []));
      await ours.enter((db) => putAttendance(db, id, [{ seatId, state, alternateId: null }]));
      await ours.enter(({ tx }) => tx.execute(sql`update meetings set state = 'held' where id = ${id}`));
    };
    await meet("2024-03-01", "absent");
    await meet("2025-03-01", "present");
    expect(await periods()).toMatchObject([{ state: "missed", words: "at 0 of 1 meeting", fromFacts: true }]);
    await meet("2024-06-01", "alternate");
    expect(await periods()).toMatchObject([{ state: "met", words: "at 1 of 2 meetings" }]);
    await meet("2024-09-01", "absent");
    expect(await periods()).toMatchObject([{ state: "missed", words: "at 1 of 3 meetings" }]);
  });
});
