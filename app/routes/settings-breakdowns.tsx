import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import {
  addDimensions,
  addOwnDimension,
  changeDimension,
  readDimensions,
} from "~/records/breakdown-settings.server";
import { readCatalog } from "~/records/catalog.server";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { STANDARD_DIMENSIONS } from "../../seeds/library";
import { AddStandard, DimensionForm, OwnDimensionForm } from "./shared/BreakdownForms";
import { dimensionOf } from "./shared/breakdown-form";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Breakdowns · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage measures", async (visited) => {
    const { collaborative, measures } = await readCatalog(visited.db);
    const dimensions = await readDimensions(visited.db);
    const known = new Set(dimensions.map(({ code }) => code));
    return {
      shell: shellOf(visited, collaborative),
      dimensions,
      measures: measures.map(({ code, label, strategy }) => ({ code, label, strategy })),
      standard: STANDARD_DIMENSIONS.filter(({ code }) => !known.has(code)).map(({ label }) => label),
      saved: new URL(doorway.request.url).searchParams.get("saved"),
    };
  });
}

/** Every button sends its whole form: what was typed is kept, whichever was pressed. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const intent = String(form.get("intent") ?? "");
  const here = `/c/${doorway.params.collaborative}/settings/breakdowns`;
  return visit(doorway, "manage measures", async ({ db }) => {
    if (intent === "standard") {
      await addDimensions(db, STANDARD_DIMENSIONS);
      return redirect(here);
    }
    const dimensions = await readDimensions(db);
    if (intent === "own") {
      const label = String(form.get("label") ?? "")
        .trim()
        .slice(0, 100);
      const taken = dimensions.some((one) => one.label.toLowerCase() === label.toLowerCase());
      if (label === "" || taken)
        return data(
          { at: "own", fault: taken ? `There is “${label}” already.` : "Give it a name, such as Age." },
          { status: 422 },
        );
      await addOwnDimension(db, label);
      return redirect(here);
    }
    const id = String(form.get("dimension") ?? "");
    const before = dimensions.find((one) => one.id === id);
    if (!before) throw notFound("There is no such breakdown.");
    const { measures } = await readCatalog(db);
    const read = dimensionOf(form, before, new Set(measures.map(({ code }) => code)));
    if ("fault" in read) return data({ at: id, fault: read.fault }, { status: 422 });
    await changeDimension(db, id, read);
    return redirect(`${here}?saved=${before.code}#${before.code}`);
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
      lead="By which groups numbers are split, so that everybody can see whom the work reaches and whom it does not."
    >
      {dimensions.length === 0 ? (
        <EmptyState title="Nothing is split by group yet">
          <p>
            Start with the standard breakdowns: gender, race and ethnicity, and the focus areas that you name
            yourselves. Members that cannot split a number leave it empty.
          </p>
          <AddStandard />
        </EmptyState>
      ) : null}
      {dimensions.map((dimension) => (
        <Section
          key={dimension.id}
          id={dimension.code}
          title={dimension.label}
          {...(!dimension.enabled && { lead: "Switched off: nobody is asked, and nothing is shown by it." })}
        >
          {saved === dimension.code && !refused ? <Notice tone="success">Saved.</Notice> : null}
          {/* A new form after each change, since its rows may stand elsewhere. */}
          <DimensionForm
            key={JSON.stringify(dimension)}
            {...{ dimension, measures }}
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
        lead="Such as age, language or veterans. Name its groups in the next step."
      >
        <OwnDimensionForm key={dimensions.length} fault={faultAt("own")} />
      </Section>
    </SettingsPage>
  );
}
