import { getFormProps, getInputProps } from "@conform-to/react";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { discloseChoices } from "~/domain/work/disclosure";
import { newActionForm } from "~/domain/work/forms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { readWorkChoices } from "~/records/work/choices.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page } from "~/ui/layout/Page";
import { DescribedFields } from "./DescribedFields";
import { type ActionAnswer, addAction } from "./save.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Add an action · ${shown.shell.name}` : "Tidemark" },
];

/** In the address: the initiative, goal, or agenda item that the action comes from. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep work", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const choices = discloseChoices(
      await readWorkChoices(visited.db, todayIso()),
      visited.viewer,
      collaborative.policy,
    );
    const query = new URL(args.request.url).searchParams;
    const known = (name: string, list: { id: string }[]) =>
      list.find(({ id }) => id === query.get(name))?.id ?? "";
    const item = query.get("item") ?? "";
    return {
      shell: shellOf(visited, collaborative),
      owners: choices.owners.filter(({ left }) => !left),
      initiatives: choices.initiatives,
      goals: choices.goals,
      initiativeId: known("initiative", choices.initiatives),
      goalId: known("goal", choices.goals),
      agendaItemId: /^[0-9a-f-]{36}$/i.test(item) ? item : "",
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const added = await visit(args, "keep work", (visited) => addAction(visited, form));
  if (!("id" in added)) return data<ActionAnswer>(added, { status: 422 });
  args.context.post?.wake();
  return redirect(paths.action(args.params.collaborative ?? "", added.id, { saved: 1 }));
}

export default function NewAction() {
  const { shell, initiativeId, goalId, agendaItemId, ...choices } = useLoaderData<typeof loader>();
  const answer = useAnswer<ActionAnswer>();
  const [form, fields] = useCheckedForm({
    id: "action",
    schema: newActionForm,
    lastResult: answer?.result ?? undefined,
    defaultValue: {
      origin: agendaItemId ? "meeting" : initiativeId ? "initiative" : "other",
      initiativeId,
      goalId,
      agendaItemId,
    },
  });
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.actions(shell.slug)}>Actions</Link>}
        title="Add an action"
        lead="What one person promises to do by a day. They get mail at once, 3 days before, on the day, and a week after."
      >
        {choices.owners.length === 0 ? (
          <EmptyState title="Nobody can take an action yet">
            <p>
              An action belongs to one person.{" "}
              {shell.role === "backbone" || shell.role === "convener"
                ? "First, add people at members and partners."
                : "Ask the backbone staff to add people at your institution."}
            </p>
          </EmptyState>
        ) : (
          <Form
            method="post"
            {...getFormProps(form)}
            className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
          >
            {form.errors ? <Notice tone="error">{form.errors.join(" ")}</Notice> : null}
            <DescribedFields fields={fields} choices={choices} />
            <Field
              {...getInputProps(fields.dueOn, { type: "date" })}
              label="Due on"
              hint="This first date is kept, even if it is moved later."
              error={fields.dueOn.errors}
            />
            <div className="flex flex-wrap gap-3 sm:col-span-2">
              <Button>Add the action</Button>
              <LinkButton kind="quiet" to={paths.actions(shell.slug)}>
                Cancel
              </LinkButton>
            </div>
          </Form>
        )}
      </Page>
    </CollaborativeShell>
  );
}
