import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { DateTime } from "luxon";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn, signUp } from "../../../app/access/auth.server";
import { pseudonymOf } from "../../../app/commands/erase";
import { type ContactFields, contactForm } from "../../../app/domain/people/form";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { EXPORTED_TABLES } from "../../../app/records/everything/tables.server";
import { record } from "../../../app/records/history/history.server";
import { addContacts, readPeople, removeContact } from "../../../app/records/partnership/people.server";
import { noteSecurity } from "../../../app/records/security/notes.server";
import { unzipped } from "../../../app/reports/data/zip.server";
import { loader as everything } from "../../../app/routes/settings/everything-zip";
import { action as people } from "../../../app/routes/settings/people/people";
import type { Database } from "../../../db/client";
import { openTenant } from "../../../db/door";
import { rowsOf } from "../../../db/rows";
import { contextOf, runPrinting } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

describe.each(ENGINES)("people's data on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let theirs: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    context = contextOf(database);
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    theirs = await makeCollaborative(database, { members: [{ slug: "hospital" }] });
    collegeId = (await ours.catalog()).members[0]?.id ?? "";
  });
  afterAll(() => dispose());

  let collegeId = "";
  async function makePerson(name: string, ...places: TestCollaborative[]) {
    const email = `person-${++count}@example.org`;
    const headers = await signUp(context.auth, { email, name, password: PASSWORD });
    const cookie = headers
      .getSetCookie()
      .map((header) => header.split(";")[0])
      .join("; ");
    const { id = "" } =
      (await personOf(context.auth, new Request("http://127.0.0.1", { headers: { cookie } }))) ?? {};
    for (const place of places)
      await place.enter((db) => grantRole(db, { userId: id, role: "backbone", memberId: null }));
    return { id, email, name, cookie };
  }

  /** What somebody does that keeps their name: a change, and something in the security log. */
  const act = (place: TestCollaborative, { id, name, email }: { id: string; name: string; email: string }) =>
    openTenant(database, { collaborativeId: place.id, actor: { name, userId: id } }, async (db) => {
      await record(db, [
        { subject: "invitation", itemId: uuidv7(), before: null, after: { email, by: name } },
        { subject: "role", itemId: id, before: null, after: { role: "backbone", name } },
      ]);
      await noteSecurity(db, { kind: "export", what: `asked by ${name}` });
    });

  /** Every row of every table, as text. */
  const allText = () =>
    database.asOwner(async (tx) => {
      const tables = rowsOf<{ name: string }>(
        await tx.execute(sql`select relname as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind = 'r'`),
      );
      const parts: string[] = [];
      for (const { name } of tables)
        for (const { row } of rowsOf<{ row: string }>(
          await tx.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t`),
        ))
          parts.push(row);
      return parts.join("\n");
    });

  const runErase = async (email: string) =>
    (await runPrinting(database, "account", ["erase", email])).join("\n");

  it("an erased person is nowhere in the database, and what they did stays under one other name", async () => {
    await makePerson("Stays Behind", ours, theirs);
    const gone = await makePerson("Gwendolyn Gone", ours, theirs);
    await act(ours, gone);
    await act(theirs, gone);
    const historyOf = () =>
      ours.enter(async ({ tx }) => rowsOf(await tx.execute(sql`select id from history order by id`)));
    const before = await historyOf();
    expect(await allText()).toContain("Gwendolyn Gone");

    expect(await runErase(gone.email.toUpperCase())).toContain(pseudonymOf(gone.id));
    const text = await allText();
    expect(text).not.toContain("Gwendolyn Gone");
    expect(text).not.toContain(gone.email);
    expect(text).toContain(`asked by ${pseudonymOf(gone.id)}`);
    expect(await historyOf()).toEqual(before);
    expect((await signIn(context.auth, { email: gone.email, password: PASSWORD }, "192.0.2.1")).outcome).toBe(
      "refused",
    );
    const session = new Request("http://127.0.0.1", { headers: { cookie: gone.cookie } });
    expect(await personOf(context.auth, session)).toBeNull();
  });

  const contact = (email: string, more: Partial<ContactFields> = {}): ContactFields => ({
    ...contactForm.parse({
      name: "Dr. G. Gone",
      email,
      organization: `member:${collegeId}`,
      from: "2024-01-01",
    }),
    phone: "555 0100",
    jobTitle: "Dean of bees",
    note: "Call in the morning",
    ...more,
  });

  const addOne = async (fields: ContactFields) =>
    (await ours.enter((db) => addContacts(db, [fields])))[0] ?? "";

  it("an erased person's contacts become nameless and end, and their history keeps no name", async () => {
    await makePerson("Stays Behind Too", ours);
    const gone = await makePerson("Greta Gone", ours);
    const id = await addOne(contact(gone.email));
    const removed = await addOne(contact(gone.email, { name: "Gone Before" }));
    await ours.enter((db) => removeContact(db, removed, 1));
    const other = await addOne(contact("other@example.org", { name: "Olga Other" }));
    await runErase(gone.email);

    const text = await allText();
    for (const trace of ["Dr. G. Gone", "Gone Before", gone.email]) expect(text).not.toContain(trace);
    const { contacts } = await ours.enter((db) => readPeople(db));
    expect(contacts.find((own) => own.id === id)).toMatchObject({
      name: pseudonymOf(gone.id),
      email: "",
      phone: "",
      jobTitle: "",
      note: "",
      until: DateTime.utc().toISODate(),
    });
    expect(contacts.find((own) => own.id === other)).toMatchObject({ name: "Olga Other", phone: "555 0100" });
    const kept = await ours.enter(async ({ tx }) =>
      rowsOf<{ after: object }>(
        await tx.execute(sql`select after from history where subject = 'contact' and item_id = ${id}`),
      ),
    );
    expect(Object.keys(kept[0]?.after ?? {})).toContain("from");
    expect(JSON.stringify(kept)).not.toMatch(/bees|555|morning/);
  });

  it("someone else of the same name keeps theirs, and the command says so", async () => {
    await makePerson("Same Name", ours);
    const gone = await makePerson("Same Name", ours);
    await act(ours, gone);
    expect(await runErase(gone.email)).toContain("someone else has the same name");
    const text = await allText();
    expect(text).toContain("Same Name");
    expect(text).not.toContain(gone.email);
  });

  it("the last of the backbone staff cannot be erased, and nothing changes", async () => {
    const alone = await makeCollaborative(database, { profile: { name: "All Alone" } });
    const last = await makePerson("Only One", alone, ours);
    const before = await allText();
    await expect(runErase(last.email)).rejects.toThrow("last of the backbone staff of All Alone");
    await expect(runErase("nobody@example.org")).rejects.toThrow("no account");
    expect(await allText()).toBe(before);
  });

  const send = (cookie: string, slug: string, fields: Record<string, string>) =>
    people({
      request: new Request(`http://127.0.0.1/c/${slug}/settings/people`, {
        method: "POST",
        headers: { cookie },
        body: new URLSearchParams(fields),
      }),
      params: { collaborative: slug },
      context,
    });

  it("backbone staff erase from their own collaborative alone; the account lives on where it has a role", async () => {
    const staff = await makePerson("Staff Member", ours);
    const gone = await makePerson("Harold Here", ours, theirs);
    await act(ours, gone);
    await act(theirs, gone);
    const answer = await send(staff.cookie, ours.slug, { remove: gone.id, erase: "yes" });
    expect(await answer.json()).toEqual({
      done: `Harold Here is removed. In the history they are now “${pseudonymOf(gone.id)}”.`,
    });
    const actors = (place: TestCollaborative) =>
      place.enter(async ({ tx }) =>
        rowsOf<{ text: string }>(
          await tx.execute(sql`select string_agg(h::text, ' ') as text from history h`),
        ),
      );
    expect((await actors(ours))[0]?.text).not.toContain("Harold Here");
    expect((await actors(theirs))[0]?.text).toContain("Harold Here");
    expect((await signIn(context.auth, { email: gone.email, password: PASSWORD }, "192.0.2.2")).outcome).toBe(
      "signed in",
    );
  });

  it("without the checkbox, a removed person's name stays in the history", async () => {
    const staff = await makePerson("Another Member", ours);
    const gone = await makePerson("Ingrid Inside", ours);
    await act(ours, gone);
    await send(staff.cookie, ours.slug, { remove: gone.id });
    expect(await allText()).toContain("Ingrid Inside");
  });

  it("everything of one collaborative comes as a ZIP of CSV and JSON, without secrets and without others' rows", async () => {
    const staff = await makePerson("Exporting Member", ours);
    await theirs.enter((db) => noteSecurity(db, { kind: "export", what: "only theirs" }));
    await ours.enter(async (db) => {
      for (let i = 0; i < 1_100; i++) await noteSecurity(db, { kind: "export", what: `number ${i}` });
    });
    const answer = await everything({
      request: new Request(`http://127.0.0.1/c/${ours.slug}/settings/everything.zip`, {
        headers: { cookie: staff.cookie },
      }),
      params: { collaborative: ours.slug },
      context,
    });
    const parts = await unzipped(new Uint8Array(await answer.arrayBuffer()));
    const text = new Map(parts.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("utf8")]));
    expect([...text.keys()].sort()).toEqual(
      [
        "README.txt",
        ...EXPORTED_TABLES.flatMap(({ name }) => [`tables/${name}.csv`, `tables/${name}.json`]),
      ].sort(),
    );
    const rows = (name: string) => JSON.parse(text.get(`tables/${name}.json`) ?? "");
    expect(rows("collaboratives")).toHaveLength(1);
    expect(rows("members")).toMatchObject([{ slug: "college" }]);
    expect(rows("people").map(({ name }: { name: string }) => name)).toContain("Exporting Member");
    expect(rows("security_events").length).toBeGreaterThan(1_100);
    expect(text.get("tables/security_events.csv")?.split("\r\n").length).toBe(
      rows("security_events").length + 2,
    );
    const all = [...text.values()].join("\n");
    expect(all).not.toContain("secret_hash");
    expect(all).not.toContain("only theirs");
    expect(all).not.toContain("hospital");
    const [last] = await ours.enter(async ({ tx }) =>
      rowsOf(await tx.execute(sql`select kind, actor, what from security_events order by id desc limit 1`)),
    );
    expect(last).toEqual({
      kind: "export",
      actor: "Exporting Member",
      what: "everything of this collaborative",
    });
  });

  it("people of other roles cannot take everything away", async () => {
    const { id, cookie } = await makePerson("Convening Member");
    await ours.enter((db) => grantRole(db, { userId: id, role: "convener", memberId: null }));
    const asked = everything({
      request: new Request("http://127.0.0.1/", { headers: { cookie } }),
      params: { collaborative: ours.slug },
      context,
    });
    expect((await asked.catch((response) => response)).status).toBe(403);
  });
});
