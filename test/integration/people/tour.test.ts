import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import { visit } from "../../../app/access/visit.server";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { action as help } from "../../../app/routes/help/help";
import type { Database } from "../../../db/client";
import { users } from "../../../db/schema";
import { contextOf } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

let count = 0;

describe.each(ENGINES)("the tour on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    collaborative = await makeCollaborative(database);
  });
  afterAll(() => dispose());

  async function join(context: AppLoadContext) {
    const name = `Newcomer ${++count}`;
    const email = `newcomer-${count}@example.org`;
    const jar = new CookieJar().take(
      await signUp(context.auth, { email, name, password: "a calm river in spring" }),
    );
    const person = await personOf(context.auth, jar.request());
    if (!person) throw new Error("nobody is signed in");
    await collaborative.enter((db) => grantRole(db, { userId: person.id, role: "convener", memberId: null }));
    const argsOf = (path: string, fields?: Record<string, string>) =>
      ({
        request: jar.request(`/c/${collaborative.slug}${path}`, fields),
        params: { collaborative: collaborative.slug },
        context,
      }) as ActionFunctionArgs;
    return {
      id: person.id,
      isOffered: () => visit(argsOf(""), "see figures", async ({ tourOffered }) => tourOffered),
      end: () => help(argsOf("/help", { intent: "end-tour" })),
      send: (intent: string) => help(argsOf("/help", { intent })),
    };
  }

  it("is offered to newcomers until they end it, each for themselves", async () => {
    const context = contextOf(database, { clientIp: "198.51.100.7" });
    const one = await join(context);
    const other = await join(context);
    expect([await one.isOffered(), await other.isOffered()]).toEqual([true, true]);
    expect((await one.end()).headers.get("location")).toBe(`/c/${collaborative.slug}/week`);
    expect([await one.isOffered(), await other.isOffered()]).toEqual([false, true]);
    await expect(other.send("elsewhere")).rejects.toMatchObject({ status: 400 });
    expect(await other.isOffered()).toBe(true);
  });

  it("is never offered to demo accounts, which others share, nor ended for them", async () => {
    const plain = contextOf(database, { clientIp: "198.51.100.8" });
    const context = { ...plain, config: { ...plain.config, demo: true } };
    const shared = await join(context);
    await database.db.update(users).set({ demo: true }).where(eq(users.id, shared.id));
    expect(await shared.isOffered()).toBe(false);
    await shared.end();
    await database.db.update(users).set({ demo: false }).where(eq(users.id, shared.id));
    expect(await shared.isOffered()).toBe(true);
  });
});
