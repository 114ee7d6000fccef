import { getFormProps, getInputProps, type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { CHANGE_LIMIT } from "~/domain/soft-checks";
import { readCatalog } from "~/records/catalog.server";
import { changeProfile } from "~/records/profile.server";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Checks · ${data.shell.name}` : "Tidemark" },
];

const words = "Enter a whole number from 5 to 1000.";
const schema = z.object({ changeLimit: z.number(words).int(words).min(5, words).max(1000, words) });

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage measures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      changeLimit: collaborative.changeLimit ?? CHANGE_LIMIT,
      saved: new URL(doorway.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(doorway: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(doorway.request), { schema });
  return visit(doorway, "manage measures", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await changeProfile(db, submission.value);
    return redirect(`/c/${doorway.params.collaborative}/settings/checks?saved=1`);
  });
}

export default function SettingsChecks() {
  const { shell, changeLimit, saved } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>() as SubmissionResult<string[]> | undefined;
  const [form, fields] = useForm({
    id: `checks-${changeLimit}`,
    lastResult,
    defaultValue: { changeLimit },
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldRevalidate: "onInput",
  });
  return (
    <SettingsPage
      shell={shell}
      title="Checks"
      lead="What cannot be is refused. What is only unlikely is stored, and whoever entered it is asked about it."
    >
      {saved && !lastResult ? <Notice tone="success">Saved: it holds from now on.</Notice> : null}
      <Form method="post" {...getFormProps(form)} className="grid max-w-[34rem] gap-5">
        <Field
          {...getInputProps(fields.changeLimit, { type: "number" })}
          inputMode="numeric"
          label="Change that passes without a question, in percent"
          hint={`From 5 to 1000, up or down against the year before; ${CHANGE_LIMIT} unless you say otherwise.`}
          error={fields.changeLimit.errors}
        />
        <Button className="justify-self-start">Save</Button>
      </Form>
      <Section id="questions" title="What is asked about">
        <dl className="grid max-w-[52rem] gap-x-8 gap-y-5 sm:grid-cols-[13rem_1fr]">
          {CHECKS.map(([name, text]) => (
            <div key={name} className="contents">
              <dt className="font-semibold">{name}</dt>
              <dd className="-mt-4 sm:mt-0">{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </SettingsPage>
  );
}

const CHECKS: [name: string, text: string][] = [
  [
    "A big change",
    "A value that differs from last year’s by more than the percentage above. One that comes from 0 or falls to 0 is always asked about: 0 is a number, and what is not known stays empty.",
  ],
  [
    "The same as last year",
    "A number of something that happens during the year (hires, spend) and is exactly last year’s. It may have been copied.",
  ],
  [
    "A share that crossed 50 %",
    "It was below one half last year and is above it now, or the other way round. Its two numbers may have changed places.",
  ],
  [
    "A share unlike its peers’",
    "Its robust z among at least five other members is more than 3.5: 0.6745 times its distance from their median, divided by their median distance from it. Since it tells about the others, only backbone staff and conveners see this one.",
  ],
];
