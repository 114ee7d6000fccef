import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../../app/domain/work/notices";
import { decode, FileError, readTable } from "../../../app/exchange/opening/table";
import { actionsCsv } from "../../../app/exchange/work/actions-file";
import { importActions } from "../../../app/exchange/work/import.server";
import { todayIso } from "../../../app/records/today";
import { listActions, readAction } from "../../../app/records/work/actions.server";
import { readWorkChoices } from "../../../app/records/work/choices.server";
import { readInitiative } from "../../../app/records/work/initiatives.server";
import { readActionHistory, storeActions } from "../../../app/records/work/store-actions.server";
import { readInitiativeHistory, storeInitiative } from "../../../app/records/work/store-initiatives.server";
import { action as changeCall } from "../../../app/routes/api/work/action";
import { action as addCall, loader as listCall } from "../../../app/routes/api/work/actions";
import { loader as initiativesCall } from "../../../app/routes/api/work/initiatives";
import { action as actionSchema, initiative as initiativeSchema } from "../../../app/routes/api/work/schemas";
import { goals } from "../../../db/schema";
import { contextOf, tokenFor } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
  type TestDatabase,
} from "../../support/database/databases";
import {
  actionContent,
  addAction,
  addContact,
  initiativeContent,
  memberIdOf,
} from "../../support/database/work";

describe.each(ENGINES)("actions on the %s engine", (engine) => {
  let opened: TestDatabase;
  let us: TestCollaborative;
  let hospital = "";
  let college = "";
  let rosa = "";
  let ben = "";
  beforeAll(async () => {
    opened = await openOwnDatabase(engine);
  });
  afterAll(() => opened.dispose());
  beforeEach(async () => {
    us = await makeCollaborative(opened.database, {
      members: [
        { slug: "hospital", name: "River Hospital" },
        { slug: "college", name: "River College" },
      ],
    });
    await us.enter(async (db) => {
      hospital = await memberIdOf(db, "hospital");
      college = await memberIdOf(db, "college");
      rosa = await addContact(db, { name: "Rosa", memberId: hospital });
      ben = await addContact(db, { name: "Ben", memberId: college });
    });
  });
  const read = (id: string) => us.enter((db) => readAction(db, id));
  const content = (dueOn: string, ownerId = rosa) => actionContent({ dueOn, ownerId });

  it("keep the date first agreed, and count every later move", async () => {
    const id = await us.enter((db) => addAction(db, content("2026-03-01")));
    for (const dueOn of ["2026-04-01", "2026-05-01", "2026-03-01"])
      await us.enter((db) => storeActions(db, [{ id, content: content(dueOn) }]));
    expect(await read(id)).toMatchObject({ firstDueOn: "2026-03-01", dueOn: "2026-03-01", moves: 3 });
  });

  it("keep who changed what, and change nothing when the same is stored again", async () => {
    const id = await us.enter((db) => addAction(db, content("2026-03-01")));
    const blocked = { ...content("2026-03-01"), state: "blocked" as const, note: "No list yet" };
    await us.enter((db) => storeActions(db, [{ id, content: blocked }]));
    const again = await us.enter((db) => storeActions(db, [{ id, content: blocked }]));
    expect(again).toMatchObject({ unchanged: 1, changed: 0 });
    const history = await us.enter((db) => readActionHistory(db, id));
    expect(history).toMatchObject([
      {
        actor: "Test",
        before: { state: "open", owner: "Rosa" },
        after: { state: "blocked", note: "No list yet" },
      },
      { actor: "Test", before: null, after: { title: "Send the list of openings" } },
    ]);
  });

  it("are not overwritten by somebody who has seen an older version, and all or none are stored", async () => {
    const id = await us.enter((db) => addAction(db, content("2026-03-01")));
    await us.enter((db) => storeActions(db, [{ id, revision: 1, content: content("2026-03-02") }]));
    const late = await us.enter((db) =>
      storeActions(db, [
        { id: null, content: content("2026-09-09") },
        { id, revision: 1, content: content("2026-03-03") },
      ]),
    );
    expect(late).toEqual({ stored: false, id });
    expect((await us.enter((db) => listActions(db, { today: "2026-01-01" }))).count).toBe(1);
  });

  it("are listed by state, member, and lateness, the unfinished first", async () => {
    await us.enter(async (db) => {
      await addAction(db, { ...content("2026-03-01"), title: "late" });
      await addAction(db, { ...content("2026-05-01", ben), title: "soon" });
      await addAction(db, { ...content("2026-02-01"), title: "done", state: "done", doneOn: "2026-02-01" });
    });
    const titles = async (filter: object) =>
      (await us.enter((db) => listActions(db, { today: "2026-04-01", ...filter }))).actions.map(
        ({ title }) => title,
      );
    expect(await titles({})).toEqual(["late", "soon", "done"]);
    expect(await titles({ state: "late" })).toEqual(["late"]);
    expect(await titles({ state: "unfinished" })).toEqual(["late", "soon"]);
    expect(await titles({ memberId: college })).toEqual(["soon"]);
  });

  it("are refused by the database when done without a day or blocked without a reason", async () => {
    for (const wrong of [{ state: "done" as const }, { state: "blocked" as const }])
      await expect(us.enter((db) => addAction(db, { ...content("2026-03-01"), ...wrong }))).rejects.toThrow();
  });

  it("come back in unchanged from the file that they go out as, whatever the names", async () => {
    await us.enter(async (db) => {
      const double = await addContact(db, { name: "Rosa", memberId: hospital });
      const outcome = await storeInitiative(db, {
        id: null,
        revision: 0,
        content: initiativeContent({ leadMemberId: hospital, name: 'The "academy", part 2' }),
      });
      const initiativeId = outcome.stored ? outcome.id : null;
      await addAction(db, {
        ...content("2026-03-01", double),
        title: "=1+1; a, b\nand c",
        initiativeId,
        origin: "initiative",
      });
      await addAction(db, { ...content("2026-03-01"), state: "blocked", note: "  because  " });
      await addAction(db, { ...content("2026-02-01", ben), state: "done", doneOn: "2026-02-03" });
    });
    const text = await us.enter(async (db) => {
      const named = await readWorkChoices(db, "2026-04-01");
      return actionsCsv((await listActions(db, { today: "2026-04-01" })).actions, named, { mark: true });
    });
    const send = (csv: string) =>
      us.enter((db) => importActions(db, readTable(decode(Buffer.from(csv))), "2026-04-01"));
    expect(await send(text)).toEqual({ created: 0, changed: 0, unchanged: 3 });
    expect(await send(text.replace("because", "for another reason"))).toMatchObject({
      changed: 1,
      unchanged: 2,
    });
    const header = text.split("\r\n")[0]?.replace("\uFEFF", "");
    const row = (cells: string) => `${header}\r\n${cells}\r\n`;
    expect(await send(row(",New one,Ben,River College,2026-06-01,,,open,,,other,,,"))).toMatchObject({
      created: 1,
    });
    const faulty = await send(
      row(
        ",,Rosa,River Hospital,soon,,,blocked,,,nowhere,,,\r\nx,Title,Nobody,,2026-06-01,,,done,2027-01-01,,other,,,",
      ),
    ).catch((error: unknown) => error);
    expect(faulty).toBeInstanceOf(FileError);
    expect((faulty as FileError).errors.map(({ row: line, column }) => `${line} ${column}`).sort()).toEqual([
      "2 due_on",
      "2 note",
      "2 origin",
      "2 owner",
      "2 title",
      "3 done_on",
      "3 id",
      "3 owner",
    ]);
    expect((await us.enter((db) => listActions(db, { today: "2026-04-01" }))).count).toBe(4);
  });

  describe("through the API", () => {
    const call = async (
      handler: unknown,
      token: string,
      {
        method = "GET",
        path = "actions",
        body,
        id,
      }: { method?: string; path?: string; body?: object; id?: string } = {},
    ) => {
      const args = {
        request: new Request(`http://127.0.0.1/api/v1/${us.slug}/${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          ...(body && { body: JSON.stringify(body) }),
        }),
        params: { collaborative: us.slug, action: id },
        context: contextOf(opened.database),
      };
      const response = await (handler as (args: unknown) => Promise<Response>)(args);
      return { status: response.status, body: await response.json() };
    };

    it("are read by everybody, and written for one's own institution only", async () => {
      const backbone = await tokenFor(opened.database, us.slug, "backbone");
      const lead = await tokenFor(opened.database, us.slug, "data_lead", "college");
      const other = await us.enter((db) => addAction(db, content("2026-03-01")));
      const added = await call(addCall, lead, {
        method: "POST",
        body: { title: "Bring the list", owner: "Ben", dueOn: "2026-06-01" },
      });
      expect(added.status).toBe(201);
      expect(actionSchema.parse(added.body)).toMatchObject({
        owner: { name: "Ben", organization: "River College", member: "college" },
        firstDueOn: "2026-06-01",
        origin: "other",
      });
      for (const owner of ["Rosa", rosa])
        expect(
          (await call(addCall, lead, { method: "POST", body: { title: "x", owner, dueOn: "2026-06-01" } }))
            .status,
        ).toBe(422);
      const moved = await call(changeCall, lead, {
        method: "PATCH",
        id: added.body.id,
        body: { dueOn: "2026-07-01" },
      });
      expect(moved).toMatchObject({ status: 200, body: { moves: 1, firstDueOn: "2026-06-01" } });
      const done = await call(changeCall, lead, {
        method: "PATCH",
        id: added.body.id,
        body: { state: "done" },
      });
      expect(done.body).toMatchObject({ state: "done", doneOn: todayIso() });
      const foreign = { method: "PATCH", id: other, body: { state: "done" } };
      expect((await call(changeCall, lead, foreign)).status).toBe(403);
      const given = { method: "PATCH", id: added.body.id, body: { owner: "Rosa" } };
      expect((await call(changeCall, lead, given)).status).toBe(422);
      expect((await call(changeCall, backbone, given)).body.owner.name).toBe("Rosa");
      for (const token of [backbone, lead]) {
        const { body } = await call(listCall, token);
        expect(actionSchema.array().parse(body)).toHaveLength(2);
      }
      expect((await call(listCall, lead, { path: "actions?member=college" })).body).toHaveLength(0);
      expect((await call(listCall, lead, { path: "actions?state=nonsense" })).status).toBe(422);
    });

    it("tell everybody of an initiative, but not of a goal that they may not see", async () => {
      const backbone = await tokenFor(opened.database, us.slug, "backbone");
      const lead = await tokenFor(opened.database, us.slug, "data_lead", "college");
      await us.enter(async (db) => {
        await db.tx.execute(sql`update collaboratives set peer_policy = 'totals_only'`);
        const [goal] = await db.tx
          .insert(goals)
          .values({
            collaborativeId: db.collaborativeId,
            id: rosa,
            level: "institution",
            memberId: hospital,
            strategy: "workforce",
            statement: "Hire from nearby",
            state: "adopted",
            changedBy: "Test",
          })
          .returning({ id: goals.id });
        await storeInitiative(db, {
          id: null,
          revision: 0,
          content: initiativeContent({
            leadMemberId: hospital,
            goalIds: [goal?.id ?? ""],
            milestones: [{ title: "Start", dueOn: addDays(todayIso(), -15), doneOn: null }],
          }),
        });
      });
      const seen = async (token: string) =>
        initiativeSchema.array().parse((await call(initiativesCall, token, { path: "initiatives" })).body)[0];
      expect(await seen(backbone)).toMatchObject({
        health: "late",
        goals: [rosa],
        lead: { member: "hospital" },
      });
      expect(await seen(lead)).toMatchObject({ health: "late", goals: [] });
    });
  });

  it("change with their initiative's history, and a stale form of it changes nothing", async () => {
    const id = await us.enter(async (db) => {
      const outcome = await storeInitiative(db, {
        id: null,
        revision: 0,
        content: initiativeContent({ leadMemberId: hospital }),
      });
      return outcome.stored ? outcome.id : "";
    });
    const paused = initiativeContent({
      leadMemberId: hospital,
      memberIds: [college, hospital],
      stage: "paused",
      why: "No money",
      milestones: [{ title: "Start", dueOn: "2026-01-01", doneOn: null }],
    });
    const store = (revision: number) =>
      us.enter((db) => storeInitiative(db, { id, revision, content: paused }));
    expect(await store(1)).toMatchObject({ stored: true });
    expect(await store(1)).toMatchObject({ stored: false, theirs: { revision: 2 } });
    expect(await us.enter((db) => readInitiative(db, id, "2026-01-01"))).toMatchObject({
      organizations: ["River College"],
      memberIds: [college],
      stage: "paused",
      milestones: [{ title: "Start" }],
    });
    expect(await us.enter((db) => readInitiativeHistory(db, id))).toMatchObject([
      { before: { stage: "running" }, after: { stage: "paused", why: "No money" } },
      { before: null },
    ]);
  });
});
