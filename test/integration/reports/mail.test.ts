import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linkToSend, makeLinkToSend } from "../../../app/access/links/report-mail.server";
import type { Outgoing } from "../../../app/mail/mailer.server";
import { sendDueReports } from "../../../app/mail/report-post.server";
import { listLinks, revokeLink } from "../../../app/records/reports/links.server";
import {
  countRecipients,
  queueForSubscribers,
  queueQuestion,
  queueVersion,
} from "../../../app/records/reports/recipients.server";
import { addReport, findReport } from "../../../app/records/reports/reports.server";
import { listVersions, publish } from "../../../app/records/reports/versions.server";
import { newOutline } from "../../../app/reports/outline";
import { action, loader } from "../../../app/routes/reports/public/mail";
import type { Database } from "../../../db/client";
import { rowsOf } from "../../../db/rows";
import { CONFIG, contextOf } from "../../support/app/calls";
import {
  ENGINES,
  makeCollaborative,
  openOwnDatabase,
  type TestCollaborative,
} from "../../support/database/databases";
import { makeReportModel } from "../../support/reports/model";

const ORIGIN = "https://tide.example.org";
const ANN = "ann@example.org";
const BO = "bo@example.org";

describe.each(ENGINES)("reports by mail on the %s engine", (engine) => {
  let database: Database;
  let dispose: () => Promise<void>;
  let anchors: TestCollaborative;
  let versionId: string;
  const letters: Outgoing[] = [];
  let outcome: "sent" | "later" | "refused" = "sent";
  const mailer = {
    async deliver(letter: Outgoing) {
      if (outcome === "sent") letters.push(letter);
      return { outcome, detail: outcome };
    },
  };

  beforeAll(async () => {
    ({ database, dispose } = await openOwnDatabase(engine));
  });
  afterAll(() => dispose());
  beforeEach(async () => {
    await database.asOwner((tx) => tx.execute(sql`delete from report_mail`));
    anchors = await makeCollaborative(database, { profile: { name: "River Anchors" } });
    versionId = await published("How we did");
    letters.length = 0;
    outcome = "sent";
  });

  /** A report for the public, published, with its link to send. */
  const published = (title: string) =>
    anchors.enter(async (db) => {
      const slug = await addReport(db, {
        title,
        year: 2025,
        audience: "public",
        outline: newOutline("public"),
      });
      const report = await findReport(db, slug);
      if (!report) throw new Error("there is no report");
      await publish(
        db,
        report,
        JSON.stringify(makeReportModel({ members: 1, years: 1, audience: "public" })),
        null,
      );
      const id = (await listVersions(db, report.id))[0]?.id ?? "";
      await makeLinkToSend(db, CONFIG.sessionSecret, id);
      return id;
    });
  const send = (emails: string[], note = "") =>
    anchors.enter((db) => queueVersion(db, { versionId, emails, note }));
  const post = (now = new Date()) =>
    sendDueReports({ database, config: CONFIG, mailer, origin: ORIGIN }, undefined, () => now);
  const states = () =>
    anchors.enter(async ({ tx }) =>
      rowsOf<{ email: string; state: string }>(
        await tx.execute(sql`select r.email, w.state from report_mail w
          join report_recipients r on r.id = w.recipient_id order by r.email, w.kind`),
      ).map(({ email, state }) => `${email} ${state}`),
    );
  const tokenIn = (letter: Outgoing | undefined) =>
    /\/reports\/mail\/([\w.-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
  const decide = (token: string, form?: Record<string, string>) => ({
    params: { token },
    context: contextOf(database),
    request: new Request(`${ORIGIN}/reports/mail/${token}`, {
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    }),
  });

  it("go to each address once, in the sender's words, with the link to read and the link to stop", async () => {
    expect(await send([ANN, BO], "Thank you, all.")).toBe(2);
    expect(await send([ANN])).toBe(0);
    expect(await post()).toBe(2);
    expect(await post()).toBe(0);
    const [letter] = letters;
    const secret = await anchors.enter((db) => linkToSend(db, CONFIG.sessionSecret, versionId));
    expect(letters.map(({ to }) => to.address).sort()).toEqual([ANN, BO]);
    expect(letter?.text).toContain("Test sends you the report “How we did” of River Anchors.");
    expect(letter?.text).toContain("Thank you, all.");
    expect(letter?.text).toContain(`${ORIGIN}/p/${secret}`);
    expect(letter?.headers).toEqual({
      "List-Unsubscribe": `<${ORIGIN}/reports/mail/${tokenIn(letter)}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  it("stop at one click of a mail program, also those on their way, until the reader starts again", async () => {
    await send([ANN]);
    await post();
    const token = tokenIn(letters[0]);
    const other = await published("Another one");
    await anchors.enter((db) => queueVersion(db, { versionId: other, emails: [ANN], note: "" }));
    await action(decide(token, { "List-Unsubscribe": "One-Click" }) as never);
    expect(await post()).toBe(0);
    expect(await states()).toEqual([`${ANN} sent`, `${ANN} not_needed`]);
    // A convener cannot put the address back.
    const third = await published("A third one");
    expect(await anchors.enter((db) => queueVersion(db, { versionId: third, emails: [ANN], note: "" }))).toBe(
      0,
    );
    await action(decide(token, { reports: "on" }) as never);
    expect(await loader(decide(token) as never)).toMatchObject({ email: ANN, state: "subscribed" });
  });

  it("change nothing when a link is only opened, and know no link that we did not sign", async () => {
    await send([ANN]);
    await post();
    const token = tokenIn(letters[0]);
    await loader(decide(token) as never);
    expect(await anchors.enter(countRecipients)).toMatchObject({ listed: 1, stopped: 0 });
    for (const bad of [`${token.split(".")[0]}.${"A".repeat(43)}`, "x", ""])
      await expect(loader(decide(bad) as never)).rejects.toMatchObject({ status: 404 });
  });

  it("follow a subscription only once its address has confirmed", async () => {
    const ask = () => anchors.enter((db) => queueQuestion(db, { versionId, email: ANN }));
    await ask();
    await ask();
    expect(await post()).toBe(1);
    expect(letters[0]?.subject).toBe("Do you want reports of River Anchors by mail?");
    expect(letters[0]?.headers).toBeUndefined();
    // Asked again on the same day, the address gets no second letter.
    await ask();
    expect(await post()).toBe(0);
    const next = await published("The next one");
    expect(await anchors.enter((db) => queueForSubscribers(db, next))).toBe(0);
    await action(decide(tokenIn(letters[0]), { reports: "on" }) as never);
    expect(await anchors.enter((db) => queueForSubscribers(db, next))).toBe(1);
    expect(await post()).toBe(1);
    expect(letters[1]?.subject).toBe("New from River Anchors: The next one");
  });

  it("wait when the mail server is out of reach, and are given up when it refuses them", async () => {
    await send([ANN]);
    outcome = "later";
    expect(await post()).toBe(0);
    expect(await states()).toEqual([`${ANN} waiting`]);
    outcome = "refused";
    expect(await post(new Date(Date.now() + 6 * 60_000))).toBe(0);
    expect(await states()).toEqual([`${ANN} failed`]);
  });

  it("do not go out once the link to the report was withdrawn, which no later sending undoes", async () => {
    await send([ANN]);
    await anchors.enter(async (db) => {
      const [version] = rowsOf<{ report: string }>(
        await db.tx.execute(sql`select report_id as report from report_versions where id = ${versionId}`),
      );
      const [link] = await listLinks(db, version?.report ?? "");
      await revokeLink(db, link?.id ?? "");
    });
    expect(await post()).toBe(0);
    expect(await states()).toEqual([`${ANN} not_needed`]);
    const before = await anchors.enter((db) => linkToSend(db, CONFIG.sessionSecret, versionId));
    const renewed = await anchors.enter((db) => makeLinkToSend(db, CONFIG.sessionSecret, versionId));
    expect(before).toBeNull();
    expect(renewed).toMatch(/^report_/);
    expect(await anchors.enter((db) => makeLinkToSend(db, CONFIG.sessionSecret, versionId))).toBe(renewed);
  });

  it("are sent once by two processes at a time", async () => {
    await send(Array.from({ length: 12 }, (_, at) => `reader-${at}@example.org`));
    await Promise.all([post(), post()]);
    expect(letters.map(({ to }) => to.address).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `reader-${at}@example.org`).sort(),
    );
  });
});
