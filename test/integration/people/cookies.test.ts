import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { personOf, sessionTokenOf, signUp } from "../../../app/access/auth.server";
import type { Database } from "../../../db/client";
import { CONFIG, contextOf } from "../../support/app/calls";
import { ENGINES, openOwnDatabase } from "../../support/database/databases";

describe.each(ENGINES)("the session cookie on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());

  const cookieFor = async (appUrl: string, email: string) => {
    const { auth } = contextOf(database, { config: { ...CONFIG, appUrl } });
    const headers = await signUp(auth, { email, name: "Somebody", password: "a calm river in spring" });
    return { auth, cookie: headers.getSetCookie()[0] ?? "" };
  };

  it("belongs to this host alone over https, is never sent in the clear, and cannot be read by scripts", async () => {
    const { auth, cookie } = await cookieFor("https://tidemark.example.org", "https@example.org");
    const [pair = "", ...attributes] = cookie.split("; ");
    expect(pair).toMatch(/^__Host-tidemark\.session_token=/);
    expect(attributes).toEqual(expect.arrayContaining(["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]));
    expect(attributes.join()).not.toMatch(/domain/i);
    const request = new Request("http://127.0.0.1", { headers: { cookie: pair } });
    expect(await sessionTokenOf(auth, request)).not.toBeNull();
    expect(await personOf(auth, request)).toMatchObject({ email: "https@example.org" });
  });

  it("has no such name over plain http, where browsers would refuse it", async () => {
    const { cookie } = await cookieFor("http://10.0.0.5:3000", "http@example.org");
    expect(cookie).toMatch(/^tidemark\.session_token=/);
    expect(cookie).not.toMatch(/secure/i);
    expect(cookie).toMatch(/HttpOnly/i);
  });
});
