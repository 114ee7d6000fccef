import {
  getFormProps,
  getInputProps,
  getSelectProps,
  getTextareaProps,
  type SubmissionResult,
  useForm,
} from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { changeProfile } from "~/records/profile.server";
import { Button } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { currencyOptions, localeOptions, profileSchema as schema } from "./shared/profile-form";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Profile · ${data.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage profile", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { name, place, about, baselineYear, locale, currency } = collaborative;
    return {
      shell: shellOf(visited, collaborative),
      profile: { name, place, about, baselineYear, locale, currency },
      // Listed here: browsers know other languages and currencies by name than the server does.
      locales: localeOptions(locale),
      currencies: currencyOptions(currency),
      saved: new URL(doorway.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(doorway.request), { schema });
  return visit(doorway, "manage profile", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await changeProfile(db, submission.value);
    return redirect(`/c/${doorway.params.collaborative}/settings/profile?saved=1`);
  });
}

export default function SettingsProfile() {
  const { shell, profile, locales, currencies, saved } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  const [form, fields] = useForm({
    id: "profile",
    lastResult,
    defaultValue: profile,
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
  });
  return (
    <SettingsPage
      shell={shell}
      title="Profile"
      lead="What everybody reads about this collaborative, and how its numbers are written."
    >
      {saved && !lastResult ? <Notice tone="success">Saved.</Notice> : null}
      <Form method="post" {...getFormProps(form)} className="grid max-w-[34rem] gap-5">
        <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
        <Field
          {...getInputProps(fields.place, { type: "text" })}
          label="Place"
          optional
          hint="Stands above the name, such as “Wenlow and Tarrow County”."
          error={fields.place.errors}
        />
        <TextField
          {...getTextareaProps(fields.about)}
          label="About these figures"
          optional
          hint="What readers of the overview should know: who takes part, where the numbers come from."
          error={fields.about.errors}
        />
        <Field
          {...getInputProps(fields.baselineYear, { type: "number" })}
          inputMode="numeric"
          label="Baseline year"
          hint="Progress is measured against it. With another year every change since the baseline is computed anew; what members entered stays as it is, and so do published reports."
          error={fields.baselineYear.errors}
        />
        <Select
          {...getSelectProps(fields.locale)}
          options={locales}
          label="How numbers and dates are written"
          error={fields.locale.errors}
        />
        <Select
          {...getSelectProps(fields.currency)}
          options={currencies}
          label="Currency"
          hint="Amounts are taken to be in this currency: another one converts nothing."
          error={fields.currency.errors}
        />
        <Button className="justify-self-start">Save</Button>
      </Form>
    </SettingsPage>
  );
}
