import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bodyForm, contactForm, partnerForm } from "../../../app/domain/people/form";
import type { Outgoing } from "../../../app/mail/mailer.server";
import { sendDueMeetings } from "../../../app/mail/meeting-post.server";
import { addItem } from "../../../app/records/meetings/agenda.server";
import { planCall, planCancellation } from "../../../app/records/meetings/mail-queue.server";
import { moveMeeting, planMeeting } from "../../../app/records/meetings/meetings.server";
import { addBody } from "../../../app/records/partnership/bodies.server";
import { addContacts, addPartner } from "../../../app/records/partnership/people.server";
import { setContactQuiet } from "../../../app/records/work/links.server";
import type { Database } from "../../../db/client";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const DAY = "2026-03-10";
const body = { name: "Council", kind: "other", quorum: "majority", rule: "majority" } as const;

describe.each(ENGINES)("mail about meetings on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let meeting: string;
  let people: string[];
  let revision: number;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
    revision = 1;
    await ours.enter(async (db) => {
      const partner = await addPartner(db, partnerForm.parse({ name: "Neighbors", kind: "community" }));
      people = await addContacts(
        db,
        ["Ana", "Ben", "Cal"].map((name) =>
          contactForm.parse({
            name,
            organization: `partner:${partner}`,
            from: "2020-01-01",
            email: name === "Cal" ? undefined : `${name.toLowerCase()}-${ours.slug}@example.org`,
          }),
        ),
      );
      const bodyId = await addBody(db, bodyForm.parse(body));
      const when = { title: "", startsAt: "14:00", timeZone: "America/New_York", lengthMinutes: 60 };
      meeting = await planMeeting(db, bodyId, { ...when, day: DAY, place: "City Hall", link: "" }, []);
      const item = {
        title: "Fund <grants>",
        kind: "decision" as const,
        minutes: 20,
        presenterId: people[1] ?? "",
      };
      await addItem(db, meeting, { ...item, about: null });
    });
  });

  const move = (state: "called" | "cancelled" | "held") =>
    ours.enter(async (db) => {
      const cancelledWhy = state === "cancelled" ? "The river is high" : "";
      await moveMeeting(db, meeting, { revision: revision++, state, cancelledWhy });
      if (state === "called") await planCall(db, meeting, people);
      if (state === "cancelled") await planCancellation(db, meeting);
    });
  async function sentOn(date: string, outcome: "sent" | "later" = "sent"): Promise<Outgoing[]> {
    const letters: Outgoing[] = [];
    const deliver = async (letter: Outgoing) => {
      letters.push(letter);
      return { outcome, detail: "" };
    };
    const config = { sessionSecret: "s".repeat(32) };
    const needs = { database, config, mailer: { deliver }, origin: "https://tide.example.org" };
    await sendDueMeetings(needs, undefined, () => new Date(`${date}T15:00:00Z`));
    return letters
      .filter(({ to }) => to.address.includes(ours.slug))
      .sort((a, b) => (a.to.name < b.to.name ? -1 : 1));
  }

  it("sends the agenda once to everyone who is called and has an address", async () => {
    await move("called");
    const [first, second, ...more] = await sentOn("2026-03-01");
    expect([first?.to.name, second?.to.name, more.length]).toEqual(["Ana", "Ben", 0]);
    expect(first?.subject).toBe("Agenda: Council, Tuesday, March 10, 2026");
    expect(first?.text).toContain("Council meets on Tuesday, March 10, 2026, 2:00 PM ET.");
    expect(first?.text).toContain("- Fund <grants> · 20 minutes · Ben");
    expect(first?.html).toContain("Fund &lt;grants&gt;");
    expect(first?.text).not.toContain("Open the meeting");
    expect(first?.headers?.["List-Unsubscribe"]).toMatch(/^<https:\/\/tide\.example\.org\//);
    expect(await sentOn("2026-03-02")).toEqual([]);
  });

  it("tries again when the mail server is out of reach, but not once the meeting has moved on or its day has passed", async () => {
    await move("called");
    expect(await sentOn("2026-03-01", "later")).toHaveLength(2);
    expect(await sentOn("2026-03-02", "later")).toHaveLength(2);
    expect(await sentOn("2026-03-11")).toEqual([]);
  });

  it("writes to nobody who has stopped such mail", async () => {
    await ours.enter((db) => setContactQuiet(db, people[0] ?? "", true));
    await move("called");
    expect((await sentOn("2026-03-01")).map(({ to }) => to.name)).toEqual(["Ben"]);
  });

  it("tells those who got the agenda that the meeting is canceled, and why", async () => {
    await move("called");
    await sentOn("2026-03-01");
    await move("cancelled");
    const letters = await sentOn("2026-03-02");
    expect(letters.map(({ subject }) => subject)).toEqual([
      "Canceled: Council, Tuesday, March 10, 2026",
      "Canceled: Council, Tuesday, March 10, 2026",
    ]);
    expect(letters[0]?.text).toContain("The reason: The river is high");
    expect(await sentOn("2026-03-03")).toEqual([]);
  });

  it("says nothing of a meeting that is canceled before its agenda went out", async () => {
    await move("called");
    await move("cancelled");
    expect(await sentOn("2026-03-01")).toEqual([]);
  });
});
