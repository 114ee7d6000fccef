import { createHash } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MOST_DOCUMENT_BYTES } from "../../../app/domain/agreements/documents";
import { outcomeForm } from "../../../app/domain/outcomes/outcome";
import type { Role } from "../../../app/domain/terms";
import { addOutcome, readOutcome, stepOutcome } from "../../../app/records/outcomes/outcomes.server";
import { loader as download } from "../../../app/routes/outcomes/evidence-file";
import { action } from "../../../app/routes/outcomes/outcome";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { type Browser, browserOf, outcomeOf } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PDF = "%PDF-1.7\nA signed policy";
const NEXT = "%PDF-1.7\nA signed policy, second reading";
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

describe.each(ENGINES)("files that show an outcome on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let staff: Browser;
  let id: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
    context = contextOf(database);
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    staff = await someone("backbone");
    const fields = {
      domain: "community",
      who: "Tenants",
      what: "Send two of their own to every meeting.",
      happenedOn: "2024-05-01",
      matters: "Plans used to be ready before.",
      contribution: "We pay for their time.",
      planned: "yes",
      good: "yes",
    };
    id = await ours.enter((db) => addOutcome(db, outcomeForm.parse(fields)));
  });

  const someone = (role: Role) => browserOf(database, context, { collaborative: ours, role });
  const send = (file: Blob | null, more: Record<string, string> = {}) => {
    const form = new FormData();
    const fields = { intent: "evidence", kind: "file", text: "The policy", url: "", ...more };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file) form.set("file", file, "Policy.exe");
    const args = staff.args("/x", { collaborative: ours.slug, outcome: id });
    const request = new Request(args.request.url, {
      method: "POST",
      headers: { cookie: staff.cookie },
      body: form,
    });
    return outcomeOf(action({ ...args, request }));
  };
  const pdf = (text: string) => new Blob([text], { type: "text/html" });
  const evidence = async () => (await ours.enter((db) => readOutcome(db, id)))?.evidence ?? [];
  const fetched = (browser: Browser, file: string, outcome = id) =>
    download(browser.args("/x", { collaborative: ours.slug, outcome, file })).catch(
      (thrown: unknown) => thrown as Response,
    );

  it("are kept by what they are, each version with its hash, and only ever downloaded", async () => {
    expect((await send(pdf(PDF))).status).toBe(302);
    expect((await send(pdf(NEXT))).status).toBe(302);
    const [policy, ...others] = await evidence();
    expect(others).toEqual([]);
    expect(policy).toMatchObject({ kind: "file", text: "The policy", url: "" });
    expect(policy?.files).toMatchObject([
      { version: 2, mediaType: "application/pdf", bytes: NEXT.length, contentHash: hashOf(NEXT) },
      { version: 1, mediaType: "application/pdf", bytes: PDF.length, contentHash: hashOf(PDF) },
    ]);
    const answer = await fetched(staff, policy?.files[1]?.id ?? "");
    expect(await answer.text()).toBe(PDF);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": 'attachment; filename="The-policy-v1.pdf"',
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    const history = await ours.enter(async ({ tx }) =>
      rowsOf<{ after: { evidence?: string } }>(
        await tx.execute(sql`select after from history where subject = 'outcome' order by id`),
      ),
    );
    expect(history.map(({ after }) => after.evidence)).toContain(
      `The policy (file, version 2, SHA-256 ${hashOf(NEXT)})`,
    );
    // It counts as evidence.
    const checker = ours.enter((db) =>
      stepOutcome({ ...db, actor: { name: "Bo", userId: null } }, id, "check"),
    );
    expect(await checker).toBeNull();
  });

  it("are refused where they are none of the kinds, too large, missing, or beside another kind", async () => {
    const fault = (words: string) => ({
      status: 422,
      body: { of: "evidence", result: { error: { file: [expect.stringContaining(words)] } } },
    });
    expect(await send(pdf("<html><script>"))).toMatchObject(fault("none of PDF"));
    const large = new Blob([PDF, new Uint8Array(MOST_DOCUMENT_BYTES)]);
    expect(await send(large)).toMatchObject(fault("larger than 20 MB"));
    expect(await send(null)).toMatchObject(fault("Choose the file."));
    expect(await send(pdf(PDF), { kind: "observation" })).toMatchObject(fault("Choose “File”"));
    expect(await send(pdf(PDF), { url: "https://example.org" })).toMatchObject({ status: 422 });
    expect(await evidence()).toEqual([]);
  });

  it("are seen by whoever may see the outcome, and by nobody else", async () => {
    await send(pdf(PDF));
    const file = (await evidence())[0]?.files[0]?.id ?? "";
    const convener = await someone("convener");
    const executive = await someone("executive");
    expect((await fetched(convener, file)).status).toBe(200);
    // A draft is for its writers.
    expect((await fetched(executive, file)).status).toBe(404);
    await ours.enter((db) => stepOutcome({ ...db, actor: { name: "Bo", userId: null } }, id, "check"));
    expect((await fetched(executive, file)).status).toBe(200);
    const other = await ours.enter(async (db) => {
      const stored = await readOutcome(db, id);
      return stored ? addOutcome(db, stored) : "";
    });
    expect((await fetched(staff, file, other)).status).toBe(404);
  });

  it("go with the evidence when it is removed", async () => {
    await send(pdf(PDF));
    const [own] = await evidence();
    const remove = staff.args(
      "/x",
      { collaborative: ours.slug, outcome: id },
      { intent: "remove-evidence", evidence: own?.id ?? "" },
    );
    expect((await outcomeOf(action(remove))).status).toBe(302);
    expect(await evidence()).toEqual([]);
    expect((await fetched(staff, own?.files[0]?.id ?? "")).status).toBe(404);
    const left = await ours.enter(async ({ tx }) =>
      rowsOf(await tx.execute(sql`select 1 from agreement_documents`)),
    );
    expect(left).toEqual([]);
  });
});
