import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import {
  addPasskey,
  listPasskeys,
  removePasskey,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from "../../../app/access/sign-in/passkeys.server";
import { action as passkeyForm } from "../../../app/routes/sign-in/passkey";
import type { Database } from "../../../db/client";
import { sessions } from "../../../db/schema";
import { makeAuthenticator } from "../../support/app/authenticator";
import { CONFIG, contextOf } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
const APP = "https://tidemark.example.org";
let count = 0;

describe.each(ENGINES)("passkeys on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());

  const context = (): AppLoadContext =>
    contextOf(database, {
      config: { ...CONFIG, appUrl: APP },
      clientIp: `198.51.100.${++count % 250}`,
    });

  async function makePerson() {
    const from = context();
    const email = `person-${++count}@example.org`;
    const jar = new CookieJar().take(
      await signUp(from.auth, { email, name: `Person ${count}`, password: PASSWORD }),
    );
    const person = await personOf(from.auth, jar.request());
    if (!person) throw new Error("nobody is signed in");
    return { from, jar, person };
  }

  type Owner = Awaited<ReturnType<typeof makePerson>>;
  type Device = ReturnType<typeof makeAuthenticator>;

  async function register({ from, jar, person }: Owner, device: Device, name: string) {
    const started = await startPasskey(from, jar.request(), { person, password: PASSWORD });
    if (started.outcome !== "started") throw new Error(started.outcome);
    jar.take(started.headers);
    const response = device.create(started.options);
    return (await addPasskey(from, jar.request(), { person, name, response })).outcome;
  }

  async function signInWith(device: Device) {
    const from = context();
    const jar = new CookieJar();
    const started = await startPasskeySignIn(from);
    if (started.outcome !== "started") throw new Error(started.outcome);
    jar.take(started.headers);
    const response = device.get(started.options);
    const done = await signInWithPasskey(from, jar.request(), response);
    if (done.outcome === "signed in") jar.take(done.headers);
    return { outcome: done.outcome, jar, from, response };
  }

  it("are several, named, and each signs its person in", async () => {
    const owner = await makePerson();
    const [laptop, phone] = [makeAuthenticator({ origin: APP }), makeAuthenticator({ origin: APP })];
    expect(await register(owner, laptop, "Laptop")).toBe("added");
    expect(await register(owner, phone, "Phone")).toBe("added");
    for (const device of [laptop, phone]) {
      const { outcome, jar, from } = await signInWith(device);
      expect(outcome).toBe("signed in");
      expect(await personOf(from.auth, jar.request())).toMatchObject({ id: owner.person.id });
    }
    const listed = await listPasskeys(owner.from, owner.person);
    expect(listed.map(({ name, lastUsedAt }) => [name, lastUsedAt instanceof Date])).toEqual([
      ["Laptop", true],
      ["Phone", true],
    ]);
    const stored = await database.db.select().from(sessions).where(eq(sessions.userId, owner.person.id));
    expect(stored.map(({ method }) => method).sort()).toEqual(["passkey", "passkey", "password"]);
  });

  it("are added only with the password", async () => {
    const { from, jar, person } = await makePerson();
    expect(await startPasskey(from, jar.request(), { person, password: "no" })).toEqual({
      outcome: "refused",
    });
  });

  it("must ask for a finger, face, or PIN, both when added and when used", async () => {
    const owner = await makePerson();
    const behavior = { origin: APP, verifies: false };
    const device = makeAuthenticator(behavior);
    expect(await register(owner, device, "Careless")).toBe("refused");
    expect(await listPasskeys(owner.from, owner.person)).toEqual([]);
    behavior.verifies = true;
    expect(await register(owner, device, "Careful")).toBe("added");
    behavior.verifies = false;
    expect((await signInWith(device)).outcome).toBe("refused");
    behavior.verifies = true;
    expect((await signInWith(device)).outcome).toBe("signed in");
  });

  it("work on our own pages only", async () => {
    const owner = await makePerson();
    const elsewhere = makeAuthenticator({ origin: "https://tidemark.example.net" });
    expect(await register(owner, elsewhere, "Elsewhere")).toBe("refused");
  });

  it("sign in once for each challenge", async () => {
    const owner = await makePerson();
    const device = makeAuthenticator({ origin: APP });
    await register(owner, device, "Laptop");
    const { from, jar, response } = await signInWith(device);
    expect((await signInWithPasskey(from, jar.request(), response)).outcome).toBe("refused");
  });

  it("are removed by their person only, with the password, and then no longer sign in", async () => {
    const owner = await makePerson();
    const stranger = await makePerson();
    const device = makeAuthenticator({ origin: APP });
    await register(owner, device, "Laptop");
    const [{ id } = { id: "" }] = await listPasskeys(owner.from, owner.person);
    const remove = ({ from, jar, person }: Owner, password: string) =>
      removePasskey(from, jar.request(), { person, password, id });
    expect(await remove(stranger, PASSWORD)).toEqual({ outcome: "gone" });
    expect(await remove(owner, "no")).toEqual({ outcome: "refused" });
    expect((await signInWith(device)).outcome).toBe("signed in");
    expect(await remove(owner, PASSWORD)).toEqual({ outcome: "removed", name: "Laptop" });
    expect((await signInWith(device)).outcome).toBe("refused");
  });

  it("are refused with a sentence whatever is sent instead of one", async () => {
    for (const response of ["{", "[]", "null", '{"id":"x"}', '{"id":{"$ne":1}}', "x".repeat(30_000)]) {
      const from = context();
      const answer = (await passkeyForm({
        request: new CookieJar().request("/sign-in/passkey", { response }),
        params: {},
        context: from,
      } as ActionFunctionArgs)) as { data: { error: string } };
      expect(answer.data.error).toMatch(/^This passkey is not known here/);
    }
  });
});
