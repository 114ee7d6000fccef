import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { bodyForm } from "~/domain/people/form";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addBody } from "~/records/partnership/bodies.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { type Answer, refused } from "../outcome.server";
import { BodyForm } from "./BodyForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add a body · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run partnership", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run partnership", async ({ db }) => {
    const submission = parseWithZod(form, { schema: bodyForm });
    if (submission.status !== "success") return refused(submission.reply());
    const id = await addBody(db, submission.value);
    return redirect(paths.body(args.params.collaborative ?? "", id));
  });
}

const EMPTY = { kind: "executive_council", quorum: "majority", rule: "majority" } as const;

export default function NewBody() {
  const { shell } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page title="Add a body" eyebrow="Bodies" lead="Its seats come next.">
        <BodyForm
          value={EMPTY}
          revision={null}
          lastResult={answer?.result}
          cancel={paths.bodies(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
