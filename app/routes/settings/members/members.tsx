import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { nameTaken, slugSchema } from "~/domain/members/member";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMemberName, putMember } from "~/records/collaboratives/members.server";
import { InstitutionTable } from "~/routes/members";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { type FormResult, useAnswer } from "~/routes/shared/forms";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { memberForm } from "./form";
import { MemberForm } from "./MemberForm";
import { PasteForm } from "./PasteForm";
import { type PasteAnswer, pasteMembers } from "./paste.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Set up members · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage members", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative), baselineYear: collaborative.baselineYear, members };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  if (form.get("intent") === "paste")
    return visit(args, "manage members", (visited) =>
      pasteMembers(visited, args.params.collaborative ?? "", form),
    );
  const submission = parseWithZod(form, { schema: memberForm });
  return visit(args, "manage members", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await lockMemberName(db, submission.value.name);
    const { members } = await readCatalog(db);
    const { slug } = submission.value;
    // A slug made from the name may be empty or reserved.
    const checked = slugSchema.safeParse(slug);
    if (!checked.success)
      return submission.reply({
        fieldErrors: {
          slug:
            slug === ""
              ? ["Enter a short name. This name has no letters to make one from."]
              : messagesOf(checked.error),
        },
      });
    if (members.some((member) => member.slug === slug))
      return submission.reply({
        fieldErrors: { slug: [`Another member already uses “${slug}”. Choose another short name.`] },
      });
    const taken = nameTaken(submission.value, members);
    if (taken !== null) return submission.reply({ fieldErrors: { name: [taken] } });
    await putMember(db, submission.value);
    return redirect(paths.settingsPage(args.params.collaborative ?? "", "members"));
  });
}

const messagesOf = ({ issues }: { issues: { message: string }[] }) => issues.map(({ message }) => message);

export default function SettingsMembers() {
  const { shell, members, baselineYear } = useLoaderData<typeof loader>();
  const answer = useAnswer<FormResult | PasteAnswer>();
  const pasted = answer && "pasted" in answer ? answer : undefined;
  const added = Number(useSearchParams()[0].get("added") ?? 0);
  return (
    <SettingsPage shell={shell} title="Set up members">
      {added > 0 && added <= members.length ? (
        <Notice tone="success">
          {added === 1 ? "1 member is" : `${added} members are`} added.{" "}
          <Link to={paths.overview(shell.slug)}>Go on setting up</Link>
        </Notice>
      ) : null}
      {members.length === 0 ? (
        <EmptyState title="No members yet">
          <p>
            Add the first institution below. Then enter its numbers for the baseline year, {baselineYear}: all
            progress is measured from them.
          </p>
        </EmptyState>
      ) : (
        <InstitutionTable
          members={members}
          baselineYear={baselineYear}
          writing={shell}
          name={({ name }) => name}
          change={({ slug, name }) => (
            <Link to={paths.settingsMember(shell.slug, slug)} aria-label={`Change ${name}`}>
              Change
            </Link>
          )}
        />
      )}
      {members.length > 0 ? (
        <details className="folded" open={pasted !== undefined}>
          <summary>Add several members at once</summary>
          <div className="mt-4">
            <PasteForm key={members.length} answer={pasted} baselineYear={baselineYear} />
          </div>
        </details>
      ) : (
        <Section title="Add several members at once">
          <PasteForm answer={pasted} baselineYear={baselineYear} />
        </Section>
      )}
      <Section title="Add a member">
        {/* A new form after each new member. */}
        <MemberForm
          key={members.length}
          lastResult={answer && !("pasted" in answer) ? answer : undefined}
          baselineYear={baselineYear}
          writing={shell}
        />
      </Section>
    </SettingsPage>
  );
}
