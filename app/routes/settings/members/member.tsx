import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { fiscalYearAfter } from "~/domain/members/fiscal-year";
import { nameTaken } from "~/domain/members/member";
import { yearsLost } from "~/domain/periods";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMemberName, putMember } from "~/records/collaboratives/members.server";
import { readOwnEntries } from "~/records/figures/member-figures.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { memberForm } from "./form";
import { MemberForm } from "./MemberForm";
import { CONFIRMED } from "./NoLongerCounted";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · settings · ${data.shell.name}` : "Tidemark" },
];

const noSuchMember = () => notFound("There is no such member in this collaborative.");

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage members", async (visited) => {
    const { collaborative, members } = await readCatalog(visited.db);
    const member = members.find(({ slug }) => slug === args.params.member);
    if (!member) throw noSuchMember();
    return { shell: shellOf(visited, collaborative), baselineYear: collaborative.baselineYear, member };
  });
}

interface Answer {
  result: SubmissionResult<string[]>;
  /** Recorded years that would no longer count. Nothing is stored until this is confirmed. */
  lost?: number[];
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  const form = await formOf(request);
  const submission = parseWithZod(form, { schema: memberForm });
  return visit(args, "manage members", async ({ db, viewer }) => {
    if (submission.status !== "success") return json<Answer>({ result: submission.reply() });
    await lockMemberName(db, submission.value.name);
    const { members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === params.member);
    if (!member) throw noSuchMember();
    const { fiscalYearFrom, ...fields } = submission.value;
    const change = { ...fields, slug: member.slug };
    const taken = nameTaken(change, members);
    if (taken !== null) return json<Answer>({ result: submission.reply({ fieldErrors: { name: [taken] } }) });
    const fiscalYear = fiscalYearAfter(member, change.fiscalYearEndMonth, fiscalYearFrom);
    if ("fault" in fiscalYear)
      return json<Answer>({
        result: submission.reply({ fieldErrors: { fiscalYearFrom: [fiscalYear.fault] } }),
      });
    const recorded = await readOwnEntries(db, viewer, { memberIds: [member.id], categoriesOf: "all" });
    const lost = yearsLost(member, { ...member, ...change, ...fiscalYear }, recorded);
    if (lost.length > 0 && form.get(CONFIRMED) !== lost.join(","))
      return json<Answer>({ result: submission.reply(), lost });
    await putMember(db, { ...change, fiscalYearFrom });
    return redirect(paths.settingsPage(params.collaborative ?? "", "members"));
  });
}

export default function SettingsMember() {
  const { shell, member, baselineYear } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <SettingsPage
      shell={shell}
      title={member.name}
      lead="Changes apply to every year at once, unless they begin in a year, and are recorded in the history."
    >
      <MemberForm
        member={member}
        baselineYear={baselineYear}
        lastResult={answer?.result}
        confirm={answer?.lost ?? []}
        writing={shell}
        cancel={paths.settingsPage(shell.slug, "members")}
      />
    </SettingsPage>
  );
}
