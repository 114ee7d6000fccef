import { getFormProps, getInputProps, getSelectProps, getTextareaProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { backupState } from "~/commands/backup-state";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { changeProfile } from "~/records/collaboratives/profile.server";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button, LinkButton } from "~/ui/controls/Button";
import { Field, Select, TextField } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { LastBackup } from "./LastBackup";
import { currencyOptions, localeOptions, profileSchema as schema } from "./profile-form";
import { SettingsPage } from "./SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Profile · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  const backup = await backupState(args.context);
  return visit(args, "manage profile", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    const { name, place, about, baselineYear, locale, currency } = collaborative;
    return {
      shell: shellOf(visited, collaborative),
      profile: { name, place, about, baselineYear, locale, currency },
      // Built on the server, since browsers know different language and currency names.
      locales: localeOptions(locale),
      currencies: currencyOptions(currency),
      backup,
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(args.request), { schema });
  return visit(args, "manage profile", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await changeProfile(db, submission.value);
    return redirect(paths.settingsPage(args.params.collaborative ?? "", "profile", { saved: 1 }));
  });
}

export default function SettingsProfile() {
  const { shell, profile, locales, currencies, backup, saved } = useLoaderData<typeof loader>();
  const lastResult = useAnswer();
  const [form, fields] = useCheckedForm({
    id: "profile",
    schema,
    lastResult,
    defaultValue: profile,
  });
  return (
    <SettingsPage
      shell={shell}
      title="Profile"
      lead="What everyone reads about this collaborative, and how its numbers are formatted."
    >
      {saved && !lastResult ? <Notice tone="success">Saved.</Notice> : null}
      <Form method="post" {...getFormProps(form)} className="grid max-w-[34rem] gap-5">
        <Field {...getInputProps(fields.name, { type: "text" })} label="Name" error={fields.name.errors} />
        <Field
          {...getInputProps(fields.place, { type: "text" })}
          label="Place"
          optional
          hint="Shown above the name, such as “Wenlow and Tarrow County”."
          error={fields.place.errors}
        />
        <TextField
          {...getTextareaProps(fields.about)}
          label="About these figures"
          optional
          hint="What readers of the overview should know, such as who takes part and where the numbers come from."
          error={fields.about.errors}
        />
        <Field
          {...getInputProps(fields.baselineYear, { type: "number" })}
          inputMode="numeric"
          label="Baseline year"
          hint="Progress is measured from this year. If you change it, every change since the baseline is recomputed. Entered numbers and published reports stay the same."
          error={fields.baselineYear.errors}
        />
        <Select
          {...getSelectProps(fields.locale)}
          options={locales}
          label="Number and date format"
          error={fields.locale.errors}
        />
        <Select
          {...getSelectProps(fields.currency)}
          options={currencies}
          label="Currency"
          hint="All amounts are in this currency. Changing it converts nothing."
          error={fields.currency.errors}
        />
        <Button className="justify-self-start">Save</Button>
      </Form>
      <section aria-labelledby="everything" className="grid max-w-[34rem] gap-3">
        <h2 id="everything" className="text-2xl">
          Everything in one file
        </h2>
        <p className="text-ink-soft">
          All records of this collaborative as CSV and JSON, with the names and addresses of its people. The
          download is kept in the security log.
        </p>
        <div>
          <LinkButton kind="secondary" to={paths.everythingZip(shell.slug)} reloadDocument>
            Download everything
          </LinkButton>
        </div>
      </section>
      <LastBackup backup={backup} locale={profile.locale} />
    </SettingsPage>
  );
}
