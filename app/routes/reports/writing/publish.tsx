import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { linkOrigin } from "~/access/links/link-origin.server";
import { linkToSend } from "~/access/links/report-mail.server";
import { hashOf } from "~/access/links/secrets.server";
import { shellOf } from "~/access/shell";
import { type Visit, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listLinks } from "~/records/reports/links.server";
import { countUnverified } from "~/records/reports/reports.server";
import type { StoredReport } from "~/records/reports/stored-report";
import { listVersions, readVersion } from "~/records/reports/versions.server";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import { differences } from "~/reports/differences";
import { FORMAT_CHOICES } from "~/reports/formats.server";
import type { ReportModel } from "~/reports/model";
import { endedIn, frozen } from "~/reports/published.server";
import { reportOf, toPublish } from "~/routes/reports/report-page.server";
import { WhatDiffers } from "~/routes/reports/WhatDiffers";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { BeforePublishing } from "./BeforePublishing";
import { CorrectVersion } from "./CorrectVersion";
import { KeptFigures } from "./KeptFigures";
import { NewestVersion } from "./NewestVersion";
import { PublishedVersions } from "./PublishedVersions";
import { type PublishAnswer, publishAction } from "./publish.server";
import { warningsOf } from "./warnings";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Publish ${shown.report.title} · ${shown.shell.name}` : "Tidemark" },
];

/** The page may show a secret link, so nothing caches it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, args.params.report);
    const { collaborative } = await readCatalog(db);
    const versions = await listVersions(db, report.id);
    const links = await listLinks(db, report.id);
    const [newest] = versions;
    const secret = newest && (await linkToSend(db, args.context.config.sessionSecret, newest.id));
    const sentHash = secret ? hashOf(secret) : null;
    const origin = linkOrigin(args.context.config, args.request);
    const { model: draft, kept } = await toPublish(db, report);
    const against = await differsFrom(visited, report, draft);
    const now = new Date();
    return {
      shell: shellOf(visited, collaborative),
      report: { slug: report.slug, title: report.title, year: report.year, audience: report.audience },
      newest: newest && {
        version: newest.version,
        link: secret && origin !== null ? `${origin}${paths.publicReport(secret)}` : null,
        files: FORMAT_CHOICES.map(({ format, label }) => ({
          label,
          href: paths.reportFile(args.params.collaborative ?? "", report.slug, format, {
            version: newest.version,
          }),
        })),
      },
      differs: against?.differs ?? null,
      ended: against?.ended ?? 0,
      kept,
      minimumContributors: collaborative.policy.minimumContributors,
      warnings: warningsOf(draft, await countUnverified(db, report.year), collaborative),
      versions: versions.map(({ publishedAt, ...version }) => ({
        ...version,
        publishedAt: publishedAt.toISOString(),
        links: links
          .filter(({ versionId, revokedAt }) => versionId === version.id && revokedAt === null)
          .map(({ id, createdAt, createdBy, expiresAt, secretHash }) => ({
            id,
            isToSend: secretHash === sentHash,
            createdBy,
            createdAt: createdAt.toISOString(),
            expiresAt: expiresAt?.toISOString() ?? null,
            expired: expiresAt !== null && expiresAt < now,
          })),
      })),
    };
  });
}

/** How a new version would differ from the last one, and how many stories that one lost; null while there is none. */
async function differsFrom({ db }: Visit, report: StoredReport, draft: ReportModel) {
  const last = await readVersion(db, { reportId: report.id });
  const model = last && (await frozen(db, last));
  return model && { differs: differences(model, draft), ended: endedIn(model) };
}

const toldWords = (count: number) =>
  count === 1 ? "1 subscriber is told by mail." : `${count} subscribers are told by mail.`;

export const action = (args: ActionFunctionArgs) => publishAction(args);

export default function ReportPublish() {
  const { shell, report, newest, versions, differs, ended, warnings, kept, minimumContributors } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PublishAnswer | undefined;
  const busy = useNavigation().state !== "idle";
  const next = (versions[0]?.version ?? 0) + 1;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.report(shell.slug, report.slug)}>{report.title}</Link>}
        title="Publish"
        lead={`For ${AUDIENCE_WORDS[report.audience].label.toLowerCase()}. A published version never changes, whatever is entered later.`}
      >
        {answer ? (
          <Announced of={answer}>
            {"published" in answer ? (
              <Notice tone="success">
                Version {answer.published} is published.
                {answer.told > 0 ? ` ${toldWords(answer.told)}` : ""}
              </Notice>
            ) : "link" in answer ? (
              <Notice tone="success" title={`A link to version ${answer.version}. It is shown only now.`}>
                <CopyText label="Link to the report">{answer.link}</CopyText>
              </Notice>
            ) : "refused" in answer ? (
              <Notice tone="error">{answer.refused}</Notice>
            ) : (
              <Notice tone="success">The link is withdrawn. It no longer works.</Notice>
            )}
          </Announced>
        ) : null}
        {newest && ended > 0 ? <CorrectVersion version={newest.version} ended={ended} busy={busy} /> : null}
        {newest ? (
          <NewestVersion
            newest={newest}
            isPublic={report.audience === "public"}
            page={paths.report(shell.slug, report.slug, { version: newest.version })}
            send={paths.sendReport(shell.slug, report.slug)}
          />
        ) : null}
        <Section title={`Version ${next}`}>
          <div className="grid gap-6">
            <BeforePublishing warnings={warnings} />
            {differs === null ? (
              <p>This will be the first version.</p>
            ) : (
              <WhatDiffers version={next} differs={differs} />
            )}
            <Form method="post" className="grid gap-6">
              <KeptFigures kept={kept} least={minimumContributors} writing={shell} />
              <div>
                <Button name="intent" value="publish" aria-disabled={busy || undefined}>
                  Publish version {next}
                </Button>
              </div>
            </Form>
          </div>
        </Section>
        <Section title="Published versions">
          {versions.length === 0 ? (
            <p className="text-ink-soft">None yet.</p>
          ) : (
            <PublishedVersions
              versions={versions}
              versionAddress={(version) => paths.report(shell.slug, report.slug, { version })}
              isPublic={report.audience === "public"}
              date={(iso) => formatDate(iso.slice(0, 10), shell)}
            />
          )}
        </Section>
      </Page>
    </CollaborativeShell>
  );
}
