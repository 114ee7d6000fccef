import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { linkOrigin, mailOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { makeLinkToSend } from "~/access/links/report-mail.server";
import { newSecret } from "~/access/links/secrets.server";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { addLink, revokeLink } from "~/records/reports/links.server";
import { queueForSubscribers } from "~/records/reports/recipients.server";
import type { StoredReport } from "~/records/reports/stored-report";
import { listVersions, readVersion } from "~/records/reports/versions.server";
import { correctReport, frozen, publishReport } from "~/reports/published.server";
import { reportOf, toPublish } from "~/routes/reports/report-page.server";

/** What the page says to what was sent. */
export type PublishAnswer =
  | { published: number; told: number }
  | { link: string; version: number }
  | { revoked: true }
  | { refused: string };

/** A version for the public gets its link to send, and whoever subscribed is told of it. */
async function shareVersion(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  { db, isDemo }: { db: Visit["db"]; isDemo: boolean },
  report: StoredReport,
  version: number,
): Promise<number> {
  const published = await readVersion(db, { reportId: report.id, version });
  if (report.audience !== "public" || !published) return 0;
  await makeLinkToSend(db, context.config.sessionSecret, published.id);
  const mails = mailOrigin(context, request) !== null && !isDemo;
  return mails ? queueForSubscribers(db, published.id) : 0;
}

/**
 * Publishes a report as it is now, for pages and programs alike.
 * @param by isDemo: nobody gets mail
 * @returns the number of the version, and how many readers are told
 */
export async function publishNow(
  args: Pick<ActionFunctionArgs, "context" | "request">,
  by: { db: Visit["db"]; isDemo: boolean },
  report: StoredReport,
  figures: "keep" | "withhold",
): Promise<{ published: number; told: number }> {
  const { model, showing } = await toPublish(by.db, report, { figures });
  const published = await publishReport(by.db, report, model, showing);
  return { published, told: await shareVersion(args, by, report, published) };
}

const linkForm = z.object({
  link: z.uuid(),
  days: z.union([z.literal(""), z.coerce.number().int().min(1).max(3650)]).optional(),
});
const DAY = 24 * 60 * 60 * 1000;

/** Publishes a version, corrects one, and makes or withdraws links to them. */
export async function publishAction(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "write reports");
  const intent = String(form.get("intent"));
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const by = { db, isDemo: visited.person.demo };
    const report = await reportOf(visited, args.params.report);
    const answer = (body: PublishAnswer, status = 200) => data<PublishAnswer>(body, { status });
    if (intent === "publish") {
      const figures = form.get("earlier") === "withhold" ? "withhold" : "keep";
      return answer(await publishNow(args, by, report, figures));
    }
    if (intent === "correct") {
      const corrected = await correctReport(db, report);
      if (!corrected) return answer({ refused: "There is nothing to correct anymore." }, 409);
      const { version, audience } = corrected;
      const told = await shareVersion(args, by, { ...report, audience }, version);
      return answer({ published: version, told });
    }
    if (intent === "share") {
      const [newest] = await listVersions(db, report.id);
      if (!newest || report.audience !== "public") throw notFound("There is no version for the public.");
      await makeLinkToSend(db, args.context.config.sessionSecret, newest.id);
      return redirect(paths.publishReport(args.params.collaborative ?? "", report.slug));
    }
    if (intent === "revoke") {
      const id = z.uuid().safeParse(form.get("id"));
      if (!id.success || !(await revokeLink(db, id.data))) throw notFound("There is no such link in force.");
      return answer({ revoked: true });
    }
    const read = linkForm.safeParse(Object.fromEntries(form));
    if (!read.success)
      return answer({ refused: "Enter a number of days from 1 to 3,650, or leave it empty." }, 422);
    const version = (await listVersions(db, report.id)).find(({ id }) => id === read.data.link);
    if (!version) throw notFound("There is no such version.");
    const stored = await readVersion(db, { id: version.id });
    if (!stored || (await frozen(db, stored)).audience !== "public")
      return answer(
        { refused: "Only reports for the public have links. Publish one for the public first." },
        422,
      );
    const origin = linkOrigin(args.context.config, args.request);
    if (origin === null) return answer({ refused: NEEDS_APP_URL }, 422);
    const { secret, hash } = newSecret("report");
    const { days } = read.data;
    const expiresAt = typeof days === "number" ? new Date(Date.now() + days * DAY) : null;
    await addLink(db, { versionId: version.id, secretHash: hash, expiresAt });
    return answer({ link: `${origin}${paths.publicReport(secret)}`, version: version.version });
  });
}
