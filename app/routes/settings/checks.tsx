import { getFormProps, getInputProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { CHANGE_LIMIT } from "~/domain/entry/soft-checks";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { changeProfile } from "~/records/collaboratives/profile.server";
import { useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field } from "~/ui/controls/Field";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { SettingsPage } from "./SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Checks · ${data.shell.name}` : "Tidemark" },
];

const BOUNDS = { least: 5, most: 1000 };
const words = `Enter a whole number from ${BOUNDS.least} to ${BOUNDS.most}.`;
const schema = z.object({
  changeLimit: z.number(words).int(words).min(BOUNDS.least, words).max(BOUNDS.most, words),
});

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage measures", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      changeLimit: collaborative.changeLimit ?? CHANGE_LIMIT,
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const submission = parseWithZod(await formOf(args.request), { schema });
  return visit(args, "manage measures", async ({ db }) => {
    if (submission.status !== "success") return submission.reply();
    await changeProfile(db, submission.value);
    return redirect(paths.settingsPage(args.params.collaborative ?? "", "checks", { saved: 1 }));
  });
}

export default function SettingsChecks() {
  const { shell, changeLimit, saved } = useLoaderData<typeof loader>();
  const lastResult = useAnswer();
  const [form, fields] = useCheckedForm({
    id: `checks-${changeLimit}`,
    schema,
    lastResult,
    defaultValue: { changeLimit },
  });
  return (
    <SettingsPage
      shell={shell}
      title="Checks"
      lead="Impossible numbers are refused. Unlikely numbers are stored, and the person who entered them is asked to check."
    >
      {saved && !lastResult ? <Notice tone="success">Saved. Applies from now on.</Notice> : null}
      <Form method="post" {...getFormProps(form)} className="grid max-w-[34rem] gap-5">
        <Field
          {...getInputProps(fields.changeLimit, { type: "number" })}
          inputMode="numeric"
          label="Largest change accepted without a question, in percent"
          hint={`From ${BOUNDS.least} to ${BOUNDS.most}, up or down from the previous year. The default is ${CHANGE_LIMIT}.`}
          error={fields.changeLimit.errors}
        />
        <Button className="justify-self-start">Save</Button>
      </Form>
      <Section id="questions" title="What triggers a question">
        <dl className="facts grid max-w-[52rem] gap-x-8 gap-y-5 sm:grid-cols-[13rem_1fr]">
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
    "A value that differs from last year’s by more than the percentage above. A change from or to 0 always triggers a question: 0 is a number, and an unknown value should be left empty.",
  ],
  [
    "The same as last year",
    "A number that counts activity during the year (hires, spend) and is exactly the same as last year’s. It may have been copied.",
  ],
  [
    "A share that crossed 50%",
    "It was below one half last year and is above it now, or the other way around. Its two numbers may have been swapped.",
  ],
  [
    "A share unlike its peers’",
    "It is far from the median of at least five other members: 0.6745 times its distance, divided by their median distance, is more than 3.5 (the “robust z”). Because this reveals something about other members, only backbone staff and conveners see this question.",
  ],
];
