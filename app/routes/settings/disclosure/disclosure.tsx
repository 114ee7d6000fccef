import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { effectivePolicy } from "~/domain/agreements/floor";
import type { DisclosurePolicy } from "~/domain/terms";
import { paths } from "~/paths";
import { writePolicy } from "~/records/collaboratives/policy.server";
import { previewRollup, readRollup, readSetting } from "~/records/figures/rollup.server";
import { cite, readSettingCitations } from "~/records/meetings/citations.server";
import { CitedDecisions } from "~/routes/partnership";
import { citableDecisions, citedDecisions, mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { chosenYear } from "~/routes/shared/chosen-year.server";
import { useAnswer } from "~/routes/shared/forms";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { AppliedPolicy } from "./AppliedPolicy";
import { appliedParts } from "./applied";
import { policyForm, policyOf } from "./form";
import { PolicyForm } from "./PolicyForm";
import { PreviewTable, previewSummary } from "./PreviewTable";
import { previewOf } from "./preview";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Disclosure · ${data.shell.name}` : "Tidemark" },
];

/** The stored policy, or the one in the address as a preview that stores nothing. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage disclosure", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const { collaborative, members } = catalog;
    const year = chosenYear(args.request, setting);
    const query = new URL(args.request.url).searchParams;
    const { setting: stored, floors } = catalog.policyBasis ?? { setting: collaborative.policy, floors: [] };
    const submission = query.has("preset") ? parseWithZod(query, { schema: policyForm }) : null;
    const policy = submission?.status === "success" ? policyOf(submission.value) : stored;
    const applied = effectivePolicy(policy, floors);
    const member = members.find(({ slug }) => slug === query.get("as")) ?? members[0];
    const executive = { role: "executive", memberId: member?.id ?? null } as const;
    const preview = member && {
      ...previewOf(
        catalog,
        await readRollup(db, { viewer, catalog, to: year }),
        await previewRollup(db, { viewer: executive, catalog, to: year, policy: applied.policy }),
        year,
      ),
      member: { slug: member.slug, name: member.name },
    };
    const citations = (await readSettingCitations(db)).filter(({ subject }) => subject === "policy");
    return {
      shell: shellOf(visited, collaborative),
      citable: await citableDecisions(visited),
      cited: await citedDecisions(visited, citations),
      decision: query.get("decision") ?? "",
      policy,
      parts: appliedParts(applied, floors),
      changed: JSON.stringify(policy) !== JSON.stringify(stored),
      saved: query.has("saved"),
      refused: submission && submission.status !== "success" ? submission.reply() : null,
      members: members.map(({ slug, name }) => ({ slug, name })),
      preview,
      year,
      years,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "manage disclosure");
  const submission = parseWithZod(form, { schema: policyForm });
  const text = (name: string) => String(form.get(name) ?? "");
  return visit(args, "manage disclosure", async (visited) => {
    if (submission.status !== "success") return submission.reply();
    const decisionId = text("decision");
    if (!(await mayCite(visited, decisionId)))
      return submission.reply({ fieldErrors: { decision: [NOT_CITABLE] } });
    const { db } = visited;
    const revised = await writePolicy(db, policyOf(submission.value));
    // A decision on a policy that stays as it is adopts it.
    if (decisionId) await cite(db, { subject: "policy", decisionId, act: revised ? "revised" : "adopted" });
    const query = { saved: 1, as: text("as"), year: text("year") };
    return redirect(paths.settingsPage(args.params.collaborative ?? "", "disclosure", query));
  });
}

export default function SettingsDisclosure() {
  const {
    shell,
    citable,
    cited,
    decision,
    policy,
    parts,
    preview,
    changed,
    saved,
    refused,
    members,
    year,
    years,
  } = useLoaderData<typeof loader>();
  const answer = useAnswer();
  return (
    <SettingsPage
      shell={shell}
      title="Disclosure"
      lead="What members see of each other’s figures. Backbone staff and conveners see all of them. This is a setting, not legal advice."
    >
      {saved && !changed ? (
        <Notice tone="success">Saved. Pages, files, and the API now follow these settings.</Notice>
      ) : null}
      <AppliedPolicy parts={parts} slug={shell.slug} changed={changed} />
      <PolicyForm
        key={JSON.stringify(policy)}
        lastResult={answer ?? (refused as SubmissionResult<string[]> | null) ?? undefined}
        as={preview?.member.slug}
        policy={policy as DisclosurePolicy}
        members={members}
        year={year}
        decisions={citable}
        decision={decision}
      />
      {cited.length > 0 ? (
        <Section
          id="decided"
          title="Decided by"
          lead="The decisions that these settings cited, oldest first."
        >
          <div className="grid gap-3">
            <CitedDecisions decisions={cited} shell={shell} />
          </div>
        </Section>
      ) : null}
      {preview ? (
        <Section
          id="preview"
          title={`What the executive of ${preview.member.name} ${changed ? "would see" : "sees"} in ${year}`}
          lead={previewSummary(preview.shown)}
          actions={<YearPicker years={years} current={year} />}
        >
          {changed ? (
            <div className="mb-6">
              <Notice title="Not saved">
                <p>
                  This is a preview. Choose Save above to apply it, or{" "}
                  <Link to={paths.settingsPage(shell.slug, "disclosure", { as: preview.member.slug, year })}>
                    return to the current settings
                  </Link>
                  .
                </p>
              </Notice>
            </div>
          ) : null}
          {preview.rows.length > 0 ? (
            <PreviewTable rows={preview.rows} member={preview.member.name} year={year} writing={shell} />
          ) : (
            <p className="text-ink-soft">No one has reported anything for {year}.</p>
          )}
        </Section>
      ) : (
        <EmptyState
          title="No members yet"
          action={{ to: paths.settingsPage(shell.slug, "members"), label: "Set up members" }}
        >
          <p>Once members have figures, you can preview here what each of them would see.</p>
        </EmptyState>
      )}
    </SettingsPage>
  );
}
