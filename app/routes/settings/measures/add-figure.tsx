import { getFormProps, getInputProps, getSelectProps, type SubmissionResult } from "@conform-to/react";
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
import { addMetric } from "~/records/measures/metrics.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Choice } from "~/ui/controls/Choice";
import { Field, Select } from "~/ui/controls/Field";
import { faultOf } from "./actions.server";
import { metricForm } from "./form";
import { optionsOf, STRATEGY_OPTIONS } from "./MeasureFields";
import { PreviewTable } from "./PreviewTable";
import { type Preview, previewFor } from "./preview.server";
import { LIBRARY_CODES } from "./view.server";
import { METRIC_KINDS, SPANS } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Add a figure · ${data.shell.name}` : "Tidemark" },
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

interface Answer {
  result: SubmissionResult<string[]>;
  /** What the figure would show. */
  preview: Preview | null;
}

/** The first button shows the figure, the second stores it. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const submission = parseWithZod(form, { schema: metricForm });
  let added: string | null = null;
  let preview: Preview | null = null;
  const fault = await faultOf(async () => {
    await visit(args, "manage measures", async (visited) => {
      if (submission.status !== "success") return;
      const fields = submission.value;
      if (form.get("intent") === "preview") preview = await previewFor(visited, fields);
      else added = await addMetric(visited.db, { fields, reserved: LIBRARY_CODES });
    });
  });
  if (added !== null) {
    const slug = args.params.collaborative ?? "";
    return redirect(`${paths.settingsPage(slug, "measures", { saved: added })}#${added}`);
  }
  const fieldErrors = fault ? { [fault.field]: [fault.message] } : undefined;
  return json<Answer>(
    { result: submission.reply(fieldErrors && { fieldErrors }), preview },
    { status: preview ? 200 : 422 },
  );
}

export default function AddFigure() {
  const { shell, measures } = useLoaderData<typeof loader>();
  const answer = useAnswer<Answer>();
  const [form, fields] = useCheckedForm({
    id: "figure",
    schema: metricForm,
    lastResult: answer?.result,
    defaultValue: { kind: "share", span: "year", strategy: "workforce" },
  });
  return (
    <SettingsPage
      shell={shell}
      title="Add a figure"
      lead="A share or an amount, computed from what members enter, for every year at once."
    >
      <Form method="post" {...getFormProps(form)} className="grid max-w-[40rem] gap-6">
        <Field
          {...getInputProps(fields.label, { type: "text" })}
          label="Name"
          hint="As it stands on pages, in files, and in charts."
          error={fields.label.errors}
          autoComplete="off"
        />
        <Select
          {...getSelectProps(fields.strategy)}
          label="Strategy"
          options={STRATEGY_OPTIONS}
          error={fields.strategy.errors}
        />
        <Choice
          legend="What it is"
          name={fields.kind.name}
          options={METRIC_KINDS}
          defaultValue={fields.kind.initialValue ?? "share"}
          error={fields.kind.errors}
        />
        <Select
          {...getSelectProps(fields.numerator)}
          label="What is counted"
          options={optionsOf(measures, "Choose…")}
          error={fields.numerator.errors}
        />
        <Select
          {...getSelectProps(fields.denominator)}
          label="Divided by"
          optional
          hint="For a share. Members count only in years for which they reported both."
          options={optionsOf(measures, "Nothing: it is an amount")}
          error={fields.denominator.errors}
        />
        <Select {...getSelectProps(fields.span)} label="Years" options={SPANS} error={fields.span.errors} />
        {answer?.preview ? <PreviewTable preview={answer.preview} writing={shell} /> : null}
        <div className="flex flex-wrap gap-3">
          <Button kind="secondary" name="intent" value="preview">
            Preview
          </Button>
          <Button name="intent" value="save">
            Add figure
          </Button>
          <LinkButton kind="quiet" to={paths.settingsPage(shell.slug, "measures")}>
            Cancel
          </LinkButton>
        </div>
      </Form>
    </SettingsPage>
  );
}
