import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { profileForm } from "~/domain/path/profile";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readProfile, saveProfile } from "~/records/path/profile.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { ProfileForm } from "./ProfileForm";
import type { ProfileAnswer } from "./profile-actions.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Change the profile · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative), profile: await readProfile(visited.db) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async ({ db }) => {
    const revision = Number(form.get("revision")) || 0;
    form.delete("revision");
    const submission = parseWithZod(form, { schema: profileForm });
    if (submission.status !== "success")
      return data<ProfileAnswer>({ of: "profile", result: submission.reply() }, { status: 422 });
    const stored = await saveProfile(db, { revision, fields: submission.value });
    if (stored) return redirect(paths.partnershipProfile(args.params.collaborative ?? ""));
    const fault =
      "Somebody changed the profile while you had it open. Nothing was saved. Load the page again to see what is stored now.";
    return data<ProfileAnswer>({ of: "profile", fault }, { status: 409 });
  });
}

export default function EditProfile() {
  const { shell, profile } = useLoaderData<typeof loader>();
  const answer = useAnswer<ProfileAnswer>();
  const back = paths.partnershipProfile(shell.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page title="Change the profile" eyebrow={<Link to={back}>Profile</Link>}>
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <ProfileForm key={profile.revision} profile={profile} lastResult={answer?.result} cancel={back} />
      </Page>
    </CollaborativeShell>
  );
}
