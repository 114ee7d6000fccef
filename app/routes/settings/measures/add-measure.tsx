import { getFormProps, getSelectProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addMeasure } from "~/records/measures/measures.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Select } from "~/ui/controls/Field";
import { faultOf } from "./actions.server";
import { measureForm } from "./form";
import { CountingFields, STRATEGY_OPTIONS, WordingFields } from "./MeasureFields";
import { LIBRARY_CODES } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add a measure · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage measures", async (visited) => {
    const { collaborative, measures } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      measures: measures.map(({ code, label }) => ({ code, label })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(args.request), { schema: measureForm });
  let added = "";
  const fault = await faultOf(async () => {
    await visit(args, "manage measures", async ({ db }) => {
      if (submission.status !== "success") return;
      added = await addMeasure(db, { fields: submission.value, reserved: LIBRARY_CODES });
    });
  });
  if (fault)
    return json(submission.reply({ fieldErrors: { [fault.field]: [fault.message] } }), { status: 422 });
  if (submission.status !== "success") return json(submission.reply(), { status: 422 });
  const slug = args.params.collaborative ?? "";
  return redirect(`${paths.settingsPage(slug, "measures", { saved: added })}#${added}`);
}

export default function AddMeasure() {
  const { shell, measures } = useLoaderData<typeof loader>();
  const [form, fields] = useCheckedForm({
    id: "measure",
    schema: measureForm,
    lastResult: useAnswer(),
    defaultValue: { kind: "flow", unit: "count", strategy: "workforce" },
  });
  return (
    <SettingsPage
      shell={shell}
      title="Add a measure"
      lead="A number that every member enters once a year. Add the figure that is computed from it afterward."
    >
      <Form method="post" {...getFormProps(form)} className="grid max-w-[40rem] gap-6">
        <WordingFields label={fields.label} definition={fields.definition} />
        <Select
          {...getSelectProps(fields.strategy)}
          label="Strategy"
          options={STRATEGY_OPTIONS}
          error={fields.strategy.errors}
        />
        <CountingFields unit={fields.unit} kind={fields.kind} partOf={fields.partOf} measures={measures} />
        <div className="flex flex-wrap gap-3">
          <Button>Add measure</Button>
          <LinkButton kind="quiet" to={paths.settingsPage(shell.slug, "measures")}>
            Cancel
          </LinkButton>
        </div>
      </Form>
    </SettingsPage>
  );
}
