import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import type { DisclosurePolicy } from "~/domain/types";
import { writePolicy } from "~/records/policy.server";
import { previewRollup, readRollup, readSetting } from "~/records/rollup.server";
import { YearPicker } from "~/ui/controls/YearPicker";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { PolicyForm } from "./shared/PolicyForm";
import { PreviewTable, previewSummary } from "./shared/PreviewTable";
import { policyForm, policyOf } from "./shared/policy-form";
import { previewOf } from "./shared/preview";
import { SettingsPage } from "./shared/SettingsPage";
import { chosenYear } from "./shared/year.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Disclosure · ${data.shell.name}` : "Tidemark" },
];

/** The stored policy, or the one that the address asks to look at; nothing is stored by looking. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage disclosure", async (visited) => {
    const { db, viewer } = visited;
    const setting = await readSetting(db);
    const { catalog, years } = setting;
    const { collaborative, members } = catalog;
    const year = chosenYear(doorway.request, setting);
    const asked = new URL(doorway.request.url).searchParams;
    const stored = collaborative.policy;
    const submission = asked.has("preset") ? parseWithZod(asked, { schema: policyForm }) : null;
    const policy = submission?.status === "success" ? policyOf(submission.value) : stored;
    const member = members.find(({ slug }) => slug === asked.get("as")) ?? members[0];
    const executive = { role: "executive", memberId: member?.id ?? null } as const;
    const preview = member && {
      ...previewOf(
        catalog,
        await readRollup(db, viewer, catalog, year),
        await previewRollup(db, executive, catalog, year, policy),
        year,
      ),
      member: { slug: member.slug, name: member.name },
    };
    return {
      shell: shellOf(visited, collaborative),
      policy,
      changed: JSON.stringify(policy) !== JSON.stringify(stored),
      saved: asked.has("saved"),
      refused: submission && submission.status !== "success" ? submission.reply() : null,
      members: members.map(({ slug, name }) => ({ slug, name })),
      preview,
      year,
      years,
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const submission = parseWithZod(form, { schema: policyForm });
  return visit(doorway, "manage disclosure", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await writePolicy(db, policyOf(submission.value));
    const next = new URLSearchParams({ saved: "1" });
    for (const name of ["as", "year"]) if (form.get(name)) next.set(name, String(form.get(name)));
    return redirect(`/c/${doorway.params.collaborative}/settings/disclosure?${next}`);
  });
}

export default function SettingsDisclosure() {
  const { shell, policy, preview, changed, saved, refused, members, year, years } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  return (
    <SettingsPage
      shell={shell}
      title="Disclosure"
      lead="What members see of each other’s figures. Backbone staff and conveners see all of them. This is a setting, not legal advice."
    >
      {saved && !changed ? (
        <Notice tone="success">Saved: pages, files and the API follow these settings from now on.</Notice>
      ) : null}
      <PolicyForm
        key={JSON.stringify(policy)}
        lastResult={answer ?? (refused as SubmissionResult<string[]> | null) ?? undefined}
        as={preview?.member.slug}
        {...{ policy: policy as DisclosurePolicy, members, year }}
      />
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
                  This is how it would be. Press Save above to keep it, or{" "}
                  <Link to={`?as=${preview.member.slug}&year=${year}`}>go back to the settings in force</Link>
                  .
                </p>
              </Notice>
            </div>
          ) : null}
          {preview.rows.length > 0 ? (
            <PreviewTable rows={preview.rows} member={preview.member.name} year={year} writing={shell} />
          ) : (
            <p className="text-ink-soft">Nobody has reported anything for {year}.</p>
          )}
        </Section>
      ) : (
        <EmptyState
          title="No members yet"
          action={{ to: `/c/${shell.slug}/settings/members`, label: "Set up members" }}
        >
          <p>Once there are members with figures, you can look at the settings through their eyes here.</p>
        </EmptyState>
      )}
    </SettingsPage>
  );
}
