import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { personOf, signUp } from "../../../app/access/auth.server";
import { changeWords } from "../../../app/domain/activity/words";
import type { Role } from "../../../app/domain/terms";
import { dressed, letterOf } from "../../../app/mail/letter";
import { grantRole } from "../../../app/records/collaboratives/collaboratives.server";
import { readActivity } from "../../../app/records/history/activity.server";
import { readLetterLook, readLogoFile, readLook, readPrintLook } from "../../../app/records/look/look.server";
import { loader as logoFile } from "../../../app/routes/settings/look/logo";
import { action, loader } from "../../../app/routes/settings/look/look";
import type { Database } from "../../../db/client";
import { logos } from "../../../db/schema";
import { contextOf } from "../../support/app/calls";
import { CookieJar } from "../../support/app/jar";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { pngOf } from "../../support/files/png";

let count = 0;

describe.each(ENGINES)("a collaborative's own look on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let collaborative: TestCollaborative;
  let backbone: CookieJar;
  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database, { members: [{ slug: "college" }] });
    backbone = await someone("backbone");
  });

  async function someone(role: Role, where = collaborative): Promise<CookieJar> {
    const { auth } = contextOf(database);
    const email = `look-${++count}@example.org`;
    const jar = new CookieJar().take(await signUp(auth, { email, name: email, password: "a calm river" }));
    const userId = (await personOf(auth, jar.request()))?.id ?? "";
    await where.enter((db) => grantRole(db, { userId, role, memberId: null }));
    return jar;
  }

  const argsOf = (jar: CookieJar, request = jar.request("/"), hash = "", of = collaborative) =>
    ({
      request,
      params: { collaborative: of.slug, hash },
      context: contextOf(database),
    }) as unknown as ActionFunctionArgs;
  const send = (fields: Record<string, string>, jar = backbone) =>
    action(argsOf(jar, jar.request("/", fields))) as Promise<unknown>;
  const sendLogo = (content: Uint8Array<ArrayBuffer> | null) => {
    const body = new FormData();
    body.set("intent", "logo");
    if (content) body.set("file", new Blob([content]), "logo.png");
    const headers = { cookie: backbone.request().headers.get("cookie") ?? "" };
    return action(
      argsOf(backbone, new Request("http://127.0.0.1/", { method: "POST", headers, body })),
    ) as Promise<unknown>;
  };
  const stored = () => collaborative.enter(readLook);

  it("stores colors that can be seen, and keeps what changed in the history", async () => {
    expect(await send({ intent: "colors", main: "A1123F", second: "#0b6b5d" })).toMatchObject({
      status: 302,
    });
    expect(await stored()).toMatchObject({ mainColor: "#a1123f", secondColor: "#0b6b5d" });
    const { shell } = await loader(argsOf(backbone));
    expect(shell.look?.main?.light).toBe("#a1123f");
    const { batches } = await collaborative.enter((db) => readActivity(db, {}, { ownMemberId: null }));
    const names = { locale: "en-US", currency: "USD", member: () => "" };
    const words = JSON.stringify(batches.flatMap(({ rows }) => rows.map((row) => changeWords(row, names))));
    expect(words).toContain("Main color");
    expect(words).toContain("#a1123f");
  });

  it("refuses a color that is hard to see beside its field, offers one, and stores nothing", async () => {
    const answer = await send({ intent: "colors", main: "#ffd100", second: "sea green" });
    expect(answer).toMatchObject({
      of: "colors",
      faults: { main: { sent: "#ffd100", offer: expect.stringMatching(/^#/) }, second: { offer: null } },
    });
    expect(await stored()).toMatchObject({ mainColor: null, secondColor: null });
  });

  it("keeps one logo, shows it to its own people only, and takes it away again", async () => {
    expect(await sendLogo(null)).toMatchObject({ of: "logo", error: "Choose a picture first." });
    // Browsers show half a picture; a report could not be made with it.
    const whole = pngOf(300, 80);
    for (const cut of [whole.slice(0, whole.length / 2), whole.slice(0, 40)])
      expect(await sendLogo(cut)).toMatchObject({ of: "logo", error: expect.stringContaining("damaged") });
    expect((await stored()).logoHash).toBeNull();
    await sendLogo(pngOf(200, 80));
    await sendLogo(pngOf(300, 80));
    const hash = (await stored()).logoHash ?? "";
    expect(await collaborative.enter((db) => db.tx.select({ hash: logos.hash }).from(logos))).toEqual([
      { hash },
    ]);
    const shown = await logoFile(argsOf(backbone, undefined, hash));
    expect(shown.headers.get("content-type")).toBe("image/png");
    expect((await shown.arrayBuffer()).byteLength).toBe(pngOf(300, 80).length);

    const other = await makeCollaborative(database);
    const stranger = await someone("backbone", other);
    await expect(logoFile(argsOf(stranger, undefined, hash))).rejects.toMatchObject({ status: 404 });
    await expect(logoFile(argsOf(stranger, undefined, hash, other))).rejects.toMatchObject({ status: 404 });
    expect(await other.enter((db) => readLogoFile(db, hash))).toBeNull();

    await send({ intent: "remove-logo" });
    expect((await stored()).logoHash).toBeNull();
    expect(await collaborative.enter((db) => db.tx.select({ hash: logos.hash }).from(logos))).toEqual([]);
  });

  it("is changed by backbone staff only", async () => {
    for (const role of ["convener"] as const)
      await expect(send({ intent: "colors", main: "" }, await someone(role))).rejects.toMatchObject({
        status: 403,
      });
  });

  it("is frozen in a report and worn by letters", async () => {
    await sendLogo(pngOf(200, 80));
    await send({ intent: "colors", main: "#a1123f", second: "" });
    const print = await collaborative.enter(readPrintLook);
    expect(print).toMatchObject({
      main: "#a1123f",
      second: null,
      logo: { width: 200, mediaType: "image/png" },
    });
    const look = await collaborative.enter(readLetterLook);
    const letter = letterOf("News", [{ link: "https://river.example/", label: "Read <it>" }]);
    const worn = look && dressed(letter, look);
    expect(worn?.text).toBe(letter.text);
    expect(worn?.html).toContain("border-top:4px solid #a1123f");
    expect(worn?.html).toContain('style="color:#a1123f">Read &lt;it&gt;</a>');
  });
});
