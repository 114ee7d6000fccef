import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { yearsLost } from "~/domain/periods";
import { readCatalog } from "~/records/catalog.server";
import { putMember } from "~/records/members.server";
import { readObservations } from "~/records/observations.server";
import { MemberForm, memberForm } from "./shared/MemberForm";
import { CONFIRMED } from "./shared/NoLongerCounted";
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

interface Answer {
  result: SubmissionResult<string[]>;
  /** Recorded years that would no longer count; nothing is stored until that is confirmed. */
  lost?: number[];
}

export async function action(doorway: ActionFunctionArgs) {
  const { request, params } = doorway;
  const form = await formOf(request);
  const submission = parseWithZod(form, { schema: memberForm });
  if (submission.status !== "success") return json<Answer>({ result: submission.reply() });
  return visit(doorway, "manage members", async ({ db }) => {
    const { members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === params.member);
    if (!member) throw noSuchMember();
    const given = { ...submission.value, slug: member.slug };
    const recorded = await readObservations(db, { memberIds: [member.id], categoriesOf: "all" });
    const lost = yearsLost(member, { ...member, ...given }, recorded);
    if (lost.length > 0 && form.get(CONFIRMED) !== lost.join(","))
      return json<Answer>({ result: submission.reply(), lost });
    await putMember(db, given);
    return redirect(`/c/${params.collaborative}/settings/members`);
  });
}

export default function SettingsMember() {
  const { shell, member, baselineYear } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const list = `/c/${shell.slug}/settings/members`;
  return (
    <SettingsPage
      shell={shell}
      title={member.name}
      lead="Changes count at once for every year. Who changed what is kept."
    >
      <MemberForm
        {...{ member, baselineYear }}
        lastResult={answer?.result}
        confirm={answer?.lost ?? []}
        writing={shell}
        cancel={list}
      />
    </SettingsPage>
  );
}
