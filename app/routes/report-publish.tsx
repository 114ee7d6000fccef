import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/body.server";
import { newSecret } from "~/access/secrets.server";
import { shellOf } from "~/access/shell";
import { notFound, type Visit, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { addLink, listLinks, revokeLink } from "~/records/report-links.server";
import { listVersions, publish, readVersion } from "~/records/report-versions.server";
import { countUnverified, type StoredReport } from "~/records/reports.server";
import { differences } from "~/reports/sections/compare";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { BeforePublishing } from "./shared/BeforePublishing";
import { CollaborativeShell } from "./shared/CollaborativeShell";
import { PublishedVersions } from "./shared/PublishedVersions";
import { draftOf, frozen, reportOf } from "./shared/report.server";
import { warningsOf } from "./shared/report-warnings";
import { AUDIENCE_WORDS } from "./shared/report-words";
import { WhatDiffers } from "./shared/WhatDiffers";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Publish ${shown.report.title} · ${shown.shell.name}` : "Tidemark" },
];

/** A page that shows a link is kept by no browser and nothing on the way to it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, doorway.params.report);
    const { collaborative } = await readCatalog(db);
    const versions = await listVersions(db, report.id);
    const links = await listLinks(db, report.id);
    const draft = await draftOf(db, report);
    const now = new Date();
    return {
      shell: shellOf(visited, collaborative),
      report: { slug: report.slug, title: report.title, year: report.year, audience: report.audience },
      differs: await differsFrom(visited, report, draft),
      warnings: warningsOf(draft, await countUnverified(db, report.year), collaborative),
      versions: versions.map(({ publishedAt, ...version }) => ({
        ...version,
        publishedAt: publishedAt.toISOString(),
        links: links
          .filter(({ versionId, revokedAt }) => versionId === version.id && revokedAt === null)
          .map(({ id, createdAt, createdBy, expiresAt }) => ({
            ...{ id, createdBy, createdAt: createdAt.toISOString() },
            expiresAt: expiresAt?.toISOString() ?? null,
            expired: expiresAt !== null && expiresAt < now,
          })),
      })),
    };
  });
}

/** What a new version would say of the last one; null while there is none. */
async function differsFrom({ db }: Visit, report: StoredReport, draft: Awaited<ReturnType<typeof draftOf>>) {
  const last = await readVersion(db, { reportId: report.id });
  return last && differences(frozen(last.snapshot), draft);
}

type PublishAnswer =
  | { published: number }
  | { link: string; version: number }
  | { revoked: true }
  | { refused: string };

const linkForm = z.object({
  link: z.uuid(),
  days: z.union([z.literal(""), z.coerce.number().int().min(1).max(3650)]).optional(),
});
const DAY = 24 * 60 * 60 * 1000;

export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const intent = String(form.get("intent"));
  return visit(doorway, "write reports", async (visited) => {
    const { db } = visited;
    const report = await reportOf(visited, doorway.params.report);
    const answer = (given: PublishAnswer, status = 200) => data<PublishAnswer>(given, { status });
    if (intent === "publish")
      return answer({ published: await publish(db, report, JSON.stringify(await draftOf(db, report))) });
    if (intent === "revoke") {
      const id = z.uuid().safeParse(form.get("id"));
      if (!id.success || !(await revokeLink(db, id.data))) throw notFound("There is no such link in force.");
      return answer({ revoked: true });
    }
    const read = linkForm.safeParse(Object.fromEntries(form));
    if (!read.success)
      return answer({ refused: "Say for how many days, 1 to 3,650, or leave it empty." }, 422);
    const version = (await listVersions(db, report.id)).find(({ id }) => id === read.data.link);
    if (!version) throw notFound("There is no such version.");
    const model = frozen((await readVersion(db, { id: version.id }))?.snapshot ?? "{}");
    if (model.audience !== "public")
      return answer({ refused: "Only a report for the public has a link. Publish one for the public." }, 422);
    const { secret, hash } = newSecret("report");
    const { days } = read.data;
    const expiresAt = typeof days === "number" ? new Date(Date.now() + days * DAY) : null;
    await addLink(db, { versionId: version.id, secretHash: hash, expiresAt });
    const origin = doorway.context.settings.appUrl ?? new URL(doorway.request.url).origin;
    return answer({ link: `${origin}/p/${secret}`, version: version.version });
  });
}

export default function ReportPublish() {
  const { shell, report, versions, differs, warnings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PublishAnswer | undefined;
  const busy = useNavigation().state !== "idle";
  const base = `/c/${shell.slug}/reports/${report.slug}`;
  const next = (versions[0]?.version ?? 0) + 1;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={base}>{report.title}</Link>}
        title="Publish"
        lead={`For ${AUDIENCE_WORDS[report.audience].label.toLowerCase()}. A published version stays as it is, whatever is entered later.`}
      >
        {answer ? (
          <Announced of={answer}>
            {"published" in answer ? (
              <Notice tone="success">Version {answer.published} is published.</Notice>
            ) : "link" in answer ? (
              <Notice tone="success" title={`A link to version ${answer.version}. It is shown only now.`}>
                <CopyText label="Link to the report">{answer.link}</CopyText>
              </Notice>
            ) : "refused" in answer ? (
              <Notice tone="error">{answer.refused}</Notice>
            ) : (
              <Notice tone="success">The link is withdrawn: it opens nothing any more.</Notice>
            )}
          </Announced>
        ) : null}
        <Section title={`Version ${next}`}>
          <div className="grid gap-6">
            <BeforePublishing warnings={warnings} />
            {differs === null ? (
              <p>It is the first version.</p>
            ) : (
              <WhatDiffers version={next} differs={differs} />
            )}
            <Form method="post">
              <Button name="intent" value="publish" aria-disabled={busy || undefined}>
                Publish version {next}
              </Button>
            </Form>
          </div>
        </Section>
        <Section title="Published versions">
          {versions.length === 0 ? (
            <p className="text-ink-soft">None yet.</p>
          ) : (
            <PublishedVersions
              {...{ versions, base }}
              isPublic={report.audience === "public"}
              date={(iso) => formatDate(iso.slice(0, 10), shell)}
            />
          )}
        </Section>
      </Page>
    </CollaborativeShell>
  );
}
