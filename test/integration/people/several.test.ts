import type { AppLoadContext } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation } from "../../../app/access/invitations.server";
import type { Delivery, Outgoing } from "../../../app/mail/mailer.server";
import type { Invited } from "../../../app/routes/settings/people/answer";
import { action, loader } from "../../../app/routes/settings/people/people";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { Browser, giveRole, makeAccount, outcomeOf, recordingPost } from "../../support/app/accounts";
import { contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openTestDatabase,
  type TestCollaborative,
} from "../../support/database/databases";

const PASSWORD = "a calm river in spring";
let count = 0;

describe.each(ENGINES)("several people invited at once on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let context: AppLoadContext;
  let ours: TestCollaborative;
  let browser: Browser;
  let staff: string;
  let at: string;
  beforeAll(async () => {
    ({ database, dispose } = await openTestDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    context = contextOf(database);
    ours = await makeCollaborative(database, { members: [{ slug: "college" }] });
    at = `several-${++count}.example`;
    staff = `staff@${at}`;
    const { id, headers } = await makeAccount(database, context, { email: staff, password: PASSWORD });
    await giveRole(ours, id, "backbone");
    browser = new Browser(context).take(headers);
  });

  const args = (fields?: Record<string, string>) => browser.args("/x", { collaborative: ours.slug }, fields);
  const paste = async (...lines: string[]) =>
    (await outcomeOf(action(args({ intent: "several", pasted: lines.join("\n") })))).body;
  const several = async (...lines: string[]) => (await paste(...lines)) as { several: Invited[] };
  const open = async () => (await loader(args())).invitations.map(({ email }) => email).sort();
  /** Mails through a server that answers as told. */
  const mailing = (answer: (to: string) => Delivery["outcome"]) => {
    const tried: Outgoing[] = [];
    const { post } = recordingPost();
    const deliver = async (message: Outgoing) => {
      tried.push(message);
      return { outcome: answer(message.to.address), detail: "553 as told" };
    };
    browser = Object.assign(new Browser({ ...context, post: { ...post, mailer: { deliver, close() {} } } }), {
      cookie: browser.cookie,
    });
    return tried;
  };

  it("get a link each, which is shown once and works as any other", async () => {
    const answer = await several(`Ana@${at}; data_lead; college`, `bo@${at}; Convener`);
    expect(answer.several).toMatchObject([
      { email: `ana@${at}`, mail: null },
      { email: `bo@${at}`, mail: null },
    ]);
    expect(new Set(answer.several.map(({ link }) => link)).size).toBe(2);
    expect(await open()).toEqual([`ana@${at}`, `bo@${at}`]);
    const secret = answer.several[0]?.link.split("/").at(-1) ?? "";
    const joined = await acceptInvitation(context, secret, { name: "Ana", password: PASSWORD });
    expect(joined).toMatchObject({ slug: ours.slug, role: "data_lead" });
    const history = await ours.enter(async ({ tx }) =>
      rowsOf(
        await tx.execute(sql`select after from history where subject = 'invitation' and before is null`),
      ),
    );
    expect(history).toHaveLength(2);
    expect(JSON.stringify(history)).not.toContain("ecretHash");
  });

  it("are invited all or none, each faulty line named", async () => {
    const good = `ana@${at}; Convener`;
    expect(await paste(good, "nobody; Convener")).toMatchObject({
      pasted: `${good}\nnobody; Convener`,
      faults: [{ line: 2, message: expect.stringContaining("not an e-mail address") }],
    });
    expect(await open()).toEqual([]);
    await several(good);
    const again = await paste(`bo@${at}; Convener`, good, `STAFF@${at}; Convener`);
    expect(again).toMatchObject({
      faults: [
        { line: 2, message: `ana@${at} already has an open invitation. Leave the line out.` },
        { line: 3, message: `${staff} already has a role here. Leave the line out.` },
      ],
    });
    expect(await open()).toEqual([`ana@${at}`]);
  });

  it("replace invitations that have expired", async () => {
    await several(`ana@${at}; Convener`);
    await ours.enter(({ tx }) =>
      tx.execute(sql`update invitations set expires_at = now() - interval '1 day'`),
    );
    await several(`ana@${at}; Convener`);
    expect(await open()).toEqual([`ana@${at}`]);
  });

  it("are told by mail where mail is set up; a refused address gets its link by hand", async () => {
    const tried = mailing((to) => (to.startsWith("bo") ? "refused" : "sent"));
    const people = ["ana", "bo", "cy", "di", "ed"].map((name) => `${name}@${at}; Convener`);
    const { several: invited } = await several(...people);
    expect(tried).toHaveLength(5);
    expect(invited.map(({ email, mail }) => [email.slice(0, 2), mail?.sent])).toEqual([
      ["an", true],
      ["bo", false],
      ["cy", true],
      ["di", true],
      ["ed", true],
    ]);
    expect(tried[0]?.text).toContain("invites you to take part");
    // The mailed link proves the address; the one shown does not.
    expect(tried[0]?.text).not.toContain(`${invited[0]?.link}\n`);
  });

  it("wait for no mail server that has just failed", async () => {
    const tried = mailing(() => "later");
    const { several: invited } = await several(
      ...Array.from({ length: 20 }, (_, place) => `p${place}@${at}; Convener`),
    );
    expect(tried.length).toBeLessThan(20);
    expect(invited).toHaveLength(20);
    expect(invited.every(({ mail, link }) => mail?.sent === false && link !== "")).toBe(true);
  });
});
