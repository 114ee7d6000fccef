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
import { partnerForm } from "~/domain/people/form";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addPartner } from "~/records/partnership/people.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { type Answer, refused } from "../outcome.server";
import { PartnerForm } from "./PartnerForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add an organization · ${data.shell.name}` : "Tidemark" },
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
    const submission = parseWithZod(form, { schema: partnerForm });
    if (submission.status !== "success") return refused(submission.reply());
    const id = await addPartner(db, submission.value);
    if (id === null)
      return refused(submission.reply({ fieldErrors: { name: ["An organization has this name already."] } }));
    return redirect(paths.partner(args.params.collaborative ?? "", id));
  });
}

export default function NewPartner() {
  const { shell } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        title="Add an organization"
        eyebrow={<Link to={paths.contacts(shell.slug)}>People</Link>}
        lead="For partners that aren’t members. They report no numbers."
      >
        <PartnerForm
          value={{ kind: "community" }}
          revision={null}
          lastResult={answer?.result}
          cancel={paths.contacts(shell.slug)}
        />
      </Page>
    </CollaborativeShell>
  );
}
