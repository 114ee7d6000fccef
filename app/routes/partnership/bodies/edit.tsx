import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { bodyForm } from "~/domain/people/form";
import { paths } from "~/paths";
import { changeBody } from "~/records/partnership/bodies.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { bodyIn, readPartnership } from "../context.server";
import { type Answer, overtaken, refused, revisionIn } from "../outcome.server";
import { BodyForm, typedBody } from "./BodyForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change ${data.body.name} · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { id, revision, seats: _, ...body } = bodyIn(partnership, args.params.body);
    return {
      shell: shellOf(visited, partnership.catalog.collaborative),
      body: { id, revision, name: body.name },
      typed: typedBody(body),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async (visited) => {
    const { id } = bodyIn(await readPartnership(visited), args.params.body);
    const revision = revisionIn(form);
    form.delete("revision");
    const submission = parseWithZod(form, { schema: bodyForm });
    if (submission.status !== "success") return refused(submission.reply());
    const outcome = await changeBody(visited.db, id, { revision, fields: submission.value });
    return overtaken(outcome) ?? redirect(paths.body(args.params.collaborative ?? "", id, { saved: 1 }));
  });
}

export default function EditBody() {
  const { shell, body, typed } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const back = paths.body(shell.slug, body.id);
  return (
    <CollaborativeShell shell={shell}>
      <Page title={`Change ${body.name}`} eyebrow={<Link to={back}>{body.name}</Link>}>
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        <BodyForm value={typed} revision={body.revision} lastResult={answer?.result} cancel={back} />
      </Page>
    </CollaborativeShell>
  );
}
