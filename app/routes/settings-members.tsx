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
import { slugSchema } from "~/domain/member";
import { readCatalog } from "~/records/catalog.server";
import { putMember } from "~/records/members.server";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Section } from "~/ui/layout/Page";
import { InstitutionTable } from "./shared/InstitutionTable";
import { MemberForm, memberForm } from "./shared/MemberForm";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Set up members · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage members", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative), baselineYear: collaborative.baselineYear, members };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(doorway.request), { schema: memberForm });
  if (submission.status !== "success") return submission.reply();
  return visit(doorway, "manage members", async ({ db }) => {
    const { members } = await readCatalog(db);
    const { slug } = submission.value;
    // Made from the name, it may be empty, or stand for something else.
    const made = slugSchema.safeParse(slug);
    if (!made.success)
      return submission.reply({
        fieldErrors: {
          slug:
            slug === ""
              ? ["Give a short name: this name has no letters to make one from."]
              : messagesOf(made.error),
        },
      });
    if (members.some((member) => member.slug === slug))
      return submission.reply({
        fieldErrors: { slug: [`“${slug}” is taken by another member: choose another.`] },
      });
    await putMember(db, submission.value);
    return redirect(`/c/${doorway.params.collaborative}/settings/members`);
  });
}

const messagesOf = ({ issues }: { issues: { message: string }[] }) => issues.map(({ message }) => message);

export default function SettingsMembers() {
  const { shell, members, baselineYear } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  const base = `/c/${shell.slug}`;
  return (
    <SettingsPage shell={shell} title="Set up members">
      {members.length === 0 ? (
        <EmptyState title="No members yet">
          <p>
            Add the first institution below. Then enter its baseline year, {baselineYear}: all progress is
            measured against it.
          </p>
        </EmptyState>
      ) : (
        <InstitutionTable
          {...{ members, baselineYear }}
          writing={shell}
          name={({ name }) => name}
          change={({ slug, name }) => (
            <Link to={`${base}/settings/members/${slug}`} aria-label={`Change ${name}`}>
              Change
            </Link>
          )}
        />
      )}
      <Section title="Add a member">
        {/* A new form after each member that was added. */}
        <MemberForm key={members.length} {...{ lastResult, baselineYear }} writing={shell} />
      </Section>
    </SettingsPage>
  );
}
