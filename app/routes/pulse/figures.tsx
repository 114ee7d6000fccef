import { getFormProps, getInputProps, getTextareaProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { outsideForm } from "~/domain/pulse/wave";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addFigure, readFigures, removeFigure } from "~/records/pulse/figures.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { type FormResult, useAnswer, useCheckedForm } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { Field, TextField } from "~/ui/controls/Field";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Other surveys · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see pulse", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      mayRun: may(visited.viewer, "run pulse"),
      figures: await readFigures(visited.db),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run pulse", async ({ db }) => {
    const here = redirect(paths.pulseFigures(args.params.collaborative ?? ""));
    if (form.get("intent") === "remove") {
      const id = z.uuid().safeParse(form.get("figure"));
      if (id.success) await removeFigure(db, id.data);
      return here;
    }
    const submission = parseWithZod(form, { schema: outsideForm });
    if (submission.status !== "success") return data(submission.reply(), { status: 422 });
    await addFigure(db, submission.value);
    return here;
  });
}

export default function Figures() {
  const { shell, mayRun, figures } = useLoaderData<typeof loader>();
  const lastResult = useAnswer();
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.pulse(shell.slug)}>Pulse</Link>}
        title="Other surveys"
        lead="Results of other instruments, as figures only: their own words belong to their authors."
      >
        {figures.length === 0 ? (
          <EmptyState title="No figures yet">
            <p>If the partnership has been surveyed with another instrument, its means can stand here.</p>
          </EmptyState>
        ) : (
          <ScrollTable label="Results of other surveys">
            <thead>
              <tr>
                <th scope="col">Survey and scale</th>
                <th scope="col" className="word">
                  Round
                </th>
                <th scope="col">Mean</th>
                <th scope="col">From–to</th>
                <th scope="col">Answers</th>
                <th scope="col">Asked</th>
                {mayRun ? (
                  <th scope="col" className="word">
                    <span className="sr-only">Remove</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure.id}>
                  <th scope="row">
                    {figure.instrument}: {figure.scale}
                    {figure.note ? (
                      <span className="block font-normal text-ink-soft text-sm">{figure.note}</span>
                    ) : null}
                  </th>
                  <td className="word">{figure.wave}</td>
                  <td>{figure.mean}</td>
                  <td>
                    {figure.low}–{figure.high}
                  </td>
                  <td>{figure.n}</td>
                  <td>{figure.invited}</td>
                  {mayRun ? (
                    <td className="word">
                      <TwoStepRemoval
                        look="quiet"
                        first={
                          <>
                            Remove…<span className="sr-only"> {figure.scale}</span>
                          </>
                        }
                        button={`Remove ${figure.scale}`}
                        name="intent"
                        value="remove"
                        fields={{ figure: figure.id }}
                      >
                        <p>The history keeps it.</p>
                      </TwoStepRemoval>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        {mayRun ? (
          <Section title="Add a figure">
            <FigureForm key={figures.length} lastResult={lastResult} />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}

function FigureForm({ lastResult }: { lastResult: FormResult | undefined }) {
  const [form, fields] = useCheckedForm({ id: "figure", schema: outsideForm, lastResult });
  const number = (field: keyof typeof fields, label: string) => (
    <Field
      {...getInputProps(fields[field], { type: "text" })}
      inputMode="decimal"
      label={label}
      error={fields[field].errors}
    />
  );
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="grid max-w-[46rem] items-start gap-6 sm:grid-cols-2"
    >
      <Field
        {...getInputProps(fields.instrument, { type: "text" })}
        label="Survey"
        error={fields.instrument.errors}
      />
      <Field {...getInputProps(fields.wave, { type: "text" })} label="Round" error={fields.wave.errors} />
      <Field {...getInputProps(fields.scale, { type: "text" })} label="Scale" error={fields.scale.errors} />
      {number("mean", "Mean")}
      {number("low", "Lowest possible score")}
      {number("high", "Highest possible score")}
      {number("n", "Answers")}
      {number("invited", "Asked")}
      <div className="sm:col-span-2">
        <TextField
          {...getTextareaProps(fields.note)}
          rows={2}
          label="Note"
          optional
          error={fields.note.errors}
        />
      </div>
      <div>
        <Button name="intent" value="add">
          Add the figure
        </Button>
      </div>
    </Form>
  );
}
