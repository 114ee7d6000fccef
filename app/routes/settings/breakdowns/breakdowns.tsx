import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import {
  addDimensions,
  addOwnDimension,
  changeDimension,
  readDimensions,
} from "~/records/collaboratives/breakdown-settings.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { STANDARD_DIMENSIONS } from "../../../../seeds/library";
import { AddStandard, DimensionForm, OwnDimensionForm } from "./BreakdownForms";
import { dimensionOf } from "./form";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Breakdowns · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage measures", async (visited) => {
    const { collaborative, measures } = await readCatalog(visited.db);
    const dimensions = await readDimensions(visited.db);
    const known = new Set(dimensions.map(({ code }) => code));
    return {
      shell: shellOf(visited, collaborative),
      dimensions,
      measures: measures.map(({ code, label, strategy }) => ({ code, label, strategy })),
      standard: STANDARD_DIMENSIONS.filter(({ code }) => !known.has(code)).map(({ label }) => label),
      saved: new URL(args.request.url).searchParams.get("saved"),
    };
  });
}

/** Every button sends its whole form, so nothing typed is lost whichever is pressed. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const here = (saved?: string) =>
    paths.settingsPage(args.params.collaborative ?? "", "breakdowns", { saved });
  return visit(args, "manage measures", async ({ db }) => {
    if (intent === "standard") {
      await addDimensions(db, STANDARD_DIMENSIONS);
      return redirect(here());
    }
    const dimensions = await readDimensions(db);
    if (intent === "own") {
      const label = String(form.get("label") ?? "")
        .trim()
        .slice(0, 100);
      const taken = dimensions.some((dimension) => dimension.label.toLowerCase() === label.toLowerCase());
      if (label === "" || taken)
        return data(
          { at: "own", fault: taken ? `“${label}” already exists.` : "Give it a name, such as Age." },
          { status: 422 },
        );
      await addOwnDimension(db, label);
      return redirect(here());
    }
    const id = String(form.get("dimension") ?? "");
    const before = dimensions.find((dimension) => dimension.id === id);
    if (!before) throw notFound("There is no such breakdown.");
    const { measures } = await readCatalog(db);
    const read = dimensionOf(form, before, new Set(measures.map(({ code }) => code)));
    if ("fault" in read) return data({ at: id, fault: read.fault }, { status: 422 });
    await changeDimension(db, id, read);
    return redirect(`${here(before.code)}#${before.code}`);
  });
}

export default function SettingsBreakdowns() {
  const { shell, dimensions, measures, standard, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const faultAt = (at: string) => (refused?.at === at ? refused.fault : null);
  return (
    <SettingsPage
      shell={shell}
      title="Breakdowns"
      lead="Groups that numbers are split by, to show whom the work reaches and whom it does not."
    >
      {dimensions.length === 0 ? (
        <EmptyState title="Nothing is split by group yet">
          <p>
            Start with the standard breakdowns: gender, race and ethnicity, and focus areas that you name
            yourself. Members that cannot split a number leave it empty.
          </p>
          <AddStandard />
        </EmptyState>
      ) : null}
      {dimensions.map((dimension) => (
        <Section
          key={dimension.id}
          id={dimension.code}
          title={dimension.label}
          lead={
            dimension.enabled
              ? undefined
              : "Switched off. Members are not asked for it, and no figure is split by it."
          }
        >
          {saved === dimension.code && !refused ? <Notice tone="success">Saved.</Notice> : null}
          {/* A new form after each change, since its rows may have moved. */}
          <DimensionForm
            key={JSON.stringify(dimension)}
            dimension={dimension}
            measures={measures}
            fault={faultAt(dimension.id)}
          />
        </Section>
      ))}
      {dimensions.length > 0 && standard.length > 0 ? (
        <Section title="Standard breakdowns" lead={`Not here yet: ${standard.join(", ")}.`}>
          <AddStandard />
        </Section>
      ) : null}
      <Section
        title="Add your own"
        lead="Such as age, language, or veteran status. Name its groups in the next step."
      >
        <OwnDimensionForm key={dimensions.length} fault={faultAt("own")} />
      </Section>
    </SettingsPage>
  );
}
