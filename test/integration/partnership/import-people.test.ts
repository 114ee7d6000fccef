import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contactForm, partnerForm } from "../../../app/domain/people/form";
import { importContacts } from "../../../app/records/partnership/import-people.server";
import { addPartner, readPeople } from "../../../app/records/partnership/people.server";
import type { Database } from "../../../db/client";
import { history } from "../../../db/schema";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

describe.each(ENGINES)("a file of contacts on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let ours: TestCollaborative;
  let partner: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database);
    partner = (await ours.enter((db) =>
      addPartner(db, partnerForm.parse({ name: "Neighbors", kind: "community" })),
    )) as string;
  });

  const person = (name: string, more: object = {}) =>
    contactForm.parse({ name, organization: `partner:${partner}`, from: "2020-01-01", ...more });
  const stored = () =>
    ours.enter(async (db) =>
      (await readPeople(db)).contacts.map(({ name, email, revision }) => `${name} ${email} ${revision}`),
    );

  it("adds who is new, changes who is known, and leaves the others as they are", async () => {
    await ours.enter((db) =>
      importContacts(db, [person("Ana"), person("Ben", { email: "ben@example.org" })]),
    );
    const again = [
      person("ANA", { email: "ana@example.org", until: "2026-12-31" }),
      person("Ben", { email: "ben@example.org" }),
      person("Cal"),
      person("Ana", { from: "2027-01-01" }),
    ];
    expect(await ours.enter((db) => importContacts(db, again))).toEqual({
      created: 2,
      changed: 1,
      unchanged: 1,
    });
    expect(await stored()).toEqual(["Ana ana@example.org 2", "Ana  1", "Ben ben@example.org 1", "Cal  1"]);
  });

  it("is recorded in the history, person by person", async () => {
    await ours.enter((db) => importContacts(db, [person("Ana")]));
    await ours.enter((db) => importContacts(db, [person("Ana", { phone: "555-0100" })]));
    const events = await ours.enter((db) => db.tx.select().from(history).orderBy(history.id));
    const changes = events.filter(({ subject }) => subject === "contact");
    expect(changes).toHaveLength(2);
    expect(changes[1]).toMatchObject({ before: { phone: "" }, after: { name: "Ana", phone: "555-0100" } });
  });
});
