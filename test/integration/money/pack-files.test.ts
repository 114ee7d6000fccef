import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { UPLOAD_LIMITS } from "../../../app/exchange/upload-limits";
import { readAdoptedPacks } from "../../../app/records/measures/packs.server";
import { action } from "../../../app/routes/settings/packs/packs";
import type { Database } from "../../../db/client";
import { STANDARD_PACKS } from "../../../seeds/packs";
import { Browser, giveRole, makeAccount, outcomeOf } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const [SOCIAL] = STANDARD_PACKS;
const OURS = { ...SOCIAL, code: "ours", name: "Ours", measures: SOCIAL?.measures.slice(0, 2), metrics: [] };
let count = 0;

describe.each(ENGINES)("a pack from a file on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let collaborative: TestCollaborative;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    collaborative = await makeCollaborative(database);
  });

  async function send(
    { file, text = "" }: { file?: string | Uint8Array; text?: string },
    role: "backbone" | "convener" = "backbone",
  ) {
    const email = `packs-${++count}@example.org`;
    const { id, headers } = await makeAccount(database, context, {
      email,
      password: "a calm river in spring",
    });
    await giveRole(collaborative, id, role);
    const args = new Browser(context).take(headers).args("/x", { collaborative: collaborative.slug });
    const form = new FormData();
    // Browsers send an empty file where none was chosen.
    form.append("file", new File(file === undefined ? [] : [file as BlobPart], "pack.json"));
    form.append("text", text);
    const cookie = args.request.headers.get("cookie") ?? "";
    const request = new Request(args.request.url, { method: "POST", headers: { cookie }, body: form });
    return outcomeOf(action({ ...args, request } as ActionFunctionArgs) as Promise<unknown>);
  }
  const adopted = async () => (await collaborative.enter(readAdoptedPacks)).map(({ code }) => code);

  it("is adopted, in whatever encoding the file is", async () => {
    const answer = await send({ file: Buffer.from(`\uFEFF${JSON.stringify(OURS)}`, "utf16le") });
    expect([answer.status, answer.to]).toEqual([302, expect.stringContaining("/settings/packs/ours")]);
    expect(await adopted()).toEqual(["ours"]);
  });

  it("is adopted from its text, too", async () => {
    expect((await send({ text: JSON.stringify(OURS) })).status).toBe(302);
    expect(await adopted()).toEqual(["ours"]);
  });

  it("is refused beside the field by which it came, and nothing is stored", async () => {
    const broken = JSON.stringify({ ...OURS, name: "" });
    const refused = [
      [{}, { field: "file", message: "Choose a file, or paste its text below." }],
      [{ file: "{" }, { field: "file", message: expect.stringContaining("This is not JSON") }],
      [{ file: broken }, { field: "file", message: expect.stringContaining("(name)") }],
      [{ text: broken }, { field: "text", message: expect.stringContaining("(name)"), text: broken }],
      [{ file: "[".repeat(500) }, { field: "file", message: expect.stringContaining("This is not JSON") }],
      [
        { file: JSON.stringify(SOCIAL) },
        { field: "file", message: expect.stringContaining("standard pack") },
      ],
      [
        { file: broken, text: broken },
        { field: "text", message: expect.stringContaining("not both") },
      ],
      [
        { text: "x".repeat(100_001) },
        { field: "text", message: expect.stringContaining("too long to paste") },
      ],
      [
        { file: " ".repeat(UPLOAD_LIMITS.pack + 1) },
        { field: "file", message: expect.stringContaining("larger than 1 MB") },
      ],
      [
        { file: JSON.stringify({ ...OURS, measures: [{ ...OURS.measures?.[0], partOf: "nowhere" }] }) },
        { field: "file", message: expect.stringContaining("There is no measure") },
      ],
    ] as const;
    for (const [sent, body] of refused) expect(await send(sent)).toMatchObject({ status: 422, body });
    expect(await adopted()).toEqual([]);
  });

  it("keeps no characters that a database refuses", async () => {
    expect((await send({ file: JSON.stringify({ ...OURS, name: "Ou\0rs" }) })).status).toBe(302);
    const [{ pack } = {}] = await collaborative.enter(readAdoptedPacks);
    expect(pack?.name).toBe("Ours");
  });

  it("is not for conveners", async () => {
    expect((await send({ file: JSON.stringify(OURS) }, "convener")).status).toBe(403);
    expect(await adopted()).toEqual([]);
  });
});
