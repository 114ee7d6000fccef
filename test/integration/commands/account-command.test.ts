import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signIn } from "../../../app/access/auth.server";
import { listSecurityLog } from "../../../app/records/security/log.server";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { passkeys, twoFactors } from "../../../db/schema";
import { Browser, giveRole, makeAccount } from "../../support/app/accounts";
import { contextOf, runPrinting } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

describe.each(ENGINES)("the commands for accounts on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
    collaborative = await makeCollaborative(database);
  });
  afterAll(() => dispose());

  const run = (...args: string[]) => runPrinting(database, "account", args);
  async function someone() {
    const email = `person-${++count}@example.org`;
    const name = `Person ${count}`;
    const context = contextOf(database, { clientIp: `198.51.100.${count}` });
    const { id, headers } = await makeAccount(database, context, { email, name, password: PASSWORD });
    return { id, name, email, context, request: new Browser(context).take(headers).args("/").request };
  }
  /** As if both had been set up; signing in with them has tests of its own. */
  async function protect(userId: string) {
    await database.db.insert(twoFactors).values({ id: userId, userId, secret: "x", backupCodes: "x" });
    await database.db.insert(passkeys).values({
      id: userId,
      userId,
      name: "Ana’s phone",
      publicKey: "x",
      credentialID: userId,
      counter: 0,
      deviceType: "singleDevice",
      backedUp: false,
    });
    await database.db.execute(sql`update users set two_factor_enabled = true where id = ${userId}`);
  }
  const factorsOf = async (userId: string) =>
    rowsOf(
      await database.db.execute(sql`select 1 as one from two_factors where user_id = ${userId}
        union all select 1 from passkeys where user_id = ${userId}`),
    ).length;

  it("removes every factor of a person who lost them, signs them out, and says so in the security log", async () => {
    const { id, name, email, context, request } = await someone();
    await giveRole(collaborative, id, "backbone");
    await protect(id);
    expect((await run("factors", email.toUpperCase())).join("\n")).toContain(name);
    expect(await factorsOf(id)).toBe(0);
    expect(await personOf(context.auth, request)).toBeNull();
    const [noted] = await collaborative.enter((db) => listSecurityLog(db, {}));
    expect(noted).toMatchObject({
      kind: "factor_changed",
      actor: "Command line",
      what: `all removed: ${name}`,
    });
    expect((await signIn(context.auth, { email, password: PASSWORD }, "192.0.2.7")).outcome).toBe(
      "signed in",
    );
    await expect(run("factors", email)).rejects.toThrow(`${name} has neither`);
  });

  it("signs a person out everywhere, who keeps password and factors, and says so in the security log", async () => {
    const { id, name, email, context, request } = await someone();
    await giveRole(collaborative, id, "convener");
    await protect(id);
    expect((await run("sign-out", email)).join("\n")).toContain(`${name} is signed out everywhere`);
    expect(await personOf(context.auth, request)).toBeNull();
    expect(await factorsOf(id)).toBe(2);
    const [noted] = await collaborative.enter((db) => listSecurityLog(db, {}));
    expect(noted).toMatchObject({ kind: "session_ended", what: `all sessions of ${name}` });
    await expect(run("__proto__", email)).rejects.toThrow("Use: npm run account");
  });

  it("tells the operator alone about a person without a collaborative", async () => {
    const { id, email } = await someone();
    await protect(id);
    await run("factors", email);
    expect((await runPrinting(database, "security", [])).join("\n")).toContain("factor_changed");
  });

  it("erases a person with their factors, whose names are their own words", async () => {
    const { id, email } = await someone();
    await protect(id);
    expect((await run("erase", email)).join("\n")).toContain("Erased person");
    expect(await factorsOf(id)).toBe(0);
    await expect(run("factors", email)).rejects.toThrow("There is no account");
  });

  it("refuses demo accounts and whatever else is typed", async () => {
    const { id, email } = await someone();
    await database.db.execute(sql`update users set demo = true where id = ${id}`);
    for (const action of ["reset", "factors"])
      await expect(run(action, email)).rejects.toThrow("Demo accounts stay as they are.");
    for (const args of [[], ["factors"], ["dance", email], ["erase", email, "more"], ["toString", email]])
      await expect(run(...args)).rejects.toMatchObject({
        name: "CommandError",
        message: expect.stringContaining("Use: npm run account"),
      });
  });
});
