import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { putMember } from "~/records/members.server";
import { MemberForm, memberForm } from "./shared/MemberForm";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · settings · ${data.shell.name}` : "Tidemark" },
];

const noSuchMember = () => notFound("There is no such member in this collaborative.");

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage members", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const member = members.find(({ slug }) => slug === doorway.params.member);
    if (!member) throw noSuchMember();
    return { shell: shellOf(visited, collaborative), baselineYear: collaborative.baselineYear, member };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const { request, params } = doorway;
  const submission = parseWithZod(await formOf(request), { schema: memberForm });
  if (submission.status !== "success") return submission.reply();
  return visit(doorway, "manage members", async ({ db }) => {
    const { members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === params.member);
    if (!member) throw noSuchMember();
    await putMember(db, { ...submission.value, slug: member.slug });
    return redirect(`/c/${params.collaborative}/settings/members`);
  });
}

export default function SettingsMember() {
  const { shell, member, baselineYear } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  const list = `/c/${shell.slug}/settings/members`;
  return (
    <SettingsPage
      shell={shell}
      title={member.name}
      lead="Changes count at once for every year. Who changed what is kept."
    >
      <MemberForm {...{ member, lastResult, baselineYear }} writing={shell} cancel={list} />
    </SettingsPage>
  );
}
