import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { makeLinkToSend } from "~/access/links/report-mail.server";
import { shellOf } from "~/access/shell";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { record } from "~/records/history/history.server";
import { listPeople } from "~/records/people/people.server";
import { countLetters } from "~/records/reports/mail-queue.server";
import { countRecipients, queueVersion, stoppedAmong } from "~/records/reports/recipients.server";
import type { StoredReport } from "~/records/reports/stored-report";
import { listVersions } from "~/records/reports/versions.server";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import { reportOf } from "~/routes/reports/report-page.server";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { readSendForm, type SendAnswer } from "./addresses";
import { SendForm } from "./SendForm";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Send ${shown.report.title} · ${shown.shell.name}` : "Tidemark" },
];

/** People of the collaborative who may read the report: those of the backbone alone, where it is for them. */
async function readersOf({ db }: Visit, { audience }: StoredReport): Promise<string[]> {
  const people = await listPeople(db);
  const readers = people.filter(
    ({ role, demo }) => !demo && (audience !== "internal" || role === "backbone" || role === "convener"),
  );
  return [...new Set(readers.map(({ email }) => email.toLowerCase()))];
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, args.params.report);
    const { collaborative } = await readCatalog(db);
    const [newest] = await listVersions(db, report.id);
    return {
      shell: shellOf(visited, collaborative),
      report: { slug: report.slug, title: report.title, audience: report.audience },
      version: newest?.version ?? null,
      people: (await readersOf(visited, report)).length,
      recipients: await countRecipients(db),
      letters: newest ? await countLetters(db, newest.id) : {},
      noMail: whyNoMail(visited, args),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "write reports");
  const { emails, note, people, errors, values } = readSendForm(form);
  const answer = await visit(args, "write reports", async (visited): Promise<SendAnswer> => {
    const { db } = visited;
    const report = await reportOf(visited, args.params.report);
    const [newest] = await listVersions(db, report.id);
    if (!newest) throw notFound("This report is not published yet.");
    const noMail = whyNoMail(visited, args);
    if (noMail !== null) return { refused: noMail };
    const listed = report.audience === "public" ? emails : [];
    if (report.audience !== "public" && emails.length > 0) errors.addresses = ONLY_PEOPLE;
    if (Object.keys(errors).length > 0) return { errors, values };
    const to = [...new Set([...(people ? await readersOf(visited, report) : []), ...listed])];
    const stopped = (await stoppedAmong(db, to)).length;
    if (form.get("intent") !== "send") return { ready: to.length - stopped, stopped, values };
    const { sessionSecret } = args.context.config;
    if (report.audience === "public" && (await makeLinkToSend(db, sessionSecret, newest.id)) === null)
      return { refused: "The link to this version was withdrawn too often. Publish a new version." };
    const queued = await queueVersion(db, { versionId: newest.id, emails: to, note });
    const { title, year } = report;
    const change = { title, version: newest.version };
    if (queued > 0)
      await record(db, [
        {
          subject: "report",
          itemId: report.id,
          year,
          before: change,
          after: { ...change, sentTo: String(queued) },
        },
      ]);
    return { queued, already: to.length - stopped - queued };
  });
  if ("queued" in answer) args.context.post?.wake();
  return data(answer, { status: "errors" in answer || "refused" in answer ? 422 : 200 });
}

/** Why nothing can be mailed, and what to do instead; null where it can. */
function whyNoMail({ person }: Visit, { context, request }: LoaderFunctionArgs): string | null {
  if (mailOrigin(context, request) === null) return NO_MAIL;
  return person.demo ? "Demo accounts send no mail. Copy the link to the report instead." : null;
}

const NO_MAIL = "This server sends no mail. Copy the link to the report and send it yourself.";
const ONLY_PEOPLE = "Only reports for the public can be sent to addresses without an account.";

export default function SendReport() {
  const { shell, report, version, people, recipients, letters, noMail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as SendAnswer | undefined;
  const busy = useNavigation().state !== "idle";
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.publishReport(shell.slug, report.slug)}>{report.title}</Link>}
        title="Send by mail"
        lead={
          version === null
            ? "Only a published version can be sent."
            : `Version ${version}, for ${AUDIENCE_WORDS[report.audience].label.toLowerCase()}. Everyone gets a letter of their own, once, with a link to stop.`
        }
      >
        {answer ? (
          <Announced of={answer}>
            {"queued" in answer ? (
              <Notice tone="success" title={`${letterWords(answer.queued)} on the way.`}>
                {answer.already > 0 ? <p>{answer.already} got this version before.</p> : null}
              </Notice>
            ) : "refused" in answer ? (
              <Notice tone="error">{answer.refused}</Notice>
            ) : null}
          </Announced>
        ) : null}
        {version === null || noMail !== null ? (
          <Notice tone="info">
            {version === null ? (
              <>
                This report is not published yet.{" "}
                <Link to={paths.publishReport(shell.slug, report.slug)}>Publish it first.</Link>
              </>
            ) : (
              noMail
            )}
          </Notice>
        ) : (
          <SendForm
            key={answer && "queued" in answer ? "sent" : "writing"}
            version={version}
            people={people}
            isPublic={report.audience === "public"}
            answer={answer}
            busy={busy}
          />
        )}
        <Section title="Letters of this version">
          <p>
            {version === null || Object.keys(letters).length === 0
              ? "None yet."
              : `${letters.sent ?? 0} sent, ${(letters.waiting ?? 0) + (letters.sending ?? 0)} on the way, ${letters.failed ?? 0} not taken by the mail server, ${letters.not_needed ?? 0} not needed any more.`}
          </p>
          <p className="mt-2 text-ink-soft">
            {recipients.subscribed === 0
              ? "Nobody has subscribed on a published report yet."
              : `Subscribed on a published report, and told of every new public version: ${recipients.subscribed}.`}
            {recipients.stopped === 0 ? "" : ` Asked for no more reports by mail: ${recipients.stopped}.`}
          </p>
        </Section>
      </Page>
    </CollaborativeShell>
  );
}

const letterWords = (count: number) =>
  count === 0 ? "No letter is" : count === 1 ? "1 letter is" : `${count} letters are`;
