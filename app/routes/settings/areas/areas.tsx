import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TooLarge, uploadOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { versionIn } from "~/domain/areas/area";
import { inMegabytes, UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { AreaRefused, readAreas, removeArea, saveArea } from "~/records/areas/areas.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { AreaForm } from "./AreaForm";
import { AreaSection } from "./AreaSection";
import { areaOf, type FormFault, typedIn } from "./form.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Focus areas · ${shown.shell.name}` : "Tidemark" },
];

/** Every area with its lists; `?area=` opens the form of one of them, or of a new one. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage areas", async (visited) => {
    const { collaborative, measures } = await readCatalog(visited.db);
    const areas = await readAreas(visited.db);
    const { searchParams } = new URL(args.request.url);
    const open = searchParams.get("area");
    if (open && open !== "new" && !areas.some(({ code }) => code === open))
      throw notFound("There is no such area.");
    return {
      shell: shellOf(visited, collaborative),
      areas,
      measures: measures
        .filter(({ unit }) => unit !== "percent")
        .map(({ id, code, label, strategy, unit }) => ({ id, code, label, strategy, unit })),
      open,
      saved: searchParams.get("saved"),
      thisYear: new Date().getUTCFullYear(),
    };
  });
}

export interface Refusal {
  at: string;
  fault: FormFault;
  typed: Record<string, string>;
  /** Codes of the measures that were chosen. */
  measures: string[];
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params.collaborative ?? "";
  const form = await uploadOf(args.request, UPLOAD_LIMITS.area).catch((error) => {
    if (error instanceof TooLarge) return null;
    throw error;
  });
  const id = form ? String(form.get("area") ?? "") : "";
  const refuse = (fault: FormFault, status = 422) =>
    data<Refusal>(
      {
        at: id,
        fault,
        typed: form ? typedIn(form) : {},
        measures: form?.getAll("measure").map(String) ?? [],
      },
      { status },
    );
  try {
    return await visit(args, "manage areas", async ({ db }) => {
      if (!form)
        return refuse(
          { field: "map", message: `The files are larger than ${inMegabytes(UPLOAD_LIMITS.area)}.` },
          413,
        );
      const intent = String(form.get("intent") ?? "");
      const areas = await readAreas(db);
      const before = areas.find((area) => area.id === id) ?? null;
      if (!before && (id !== "" || intent !== "save")) throw notFound("There is no such area.");
      if (before && intent === "remove") {
        await removeArea(db, before.id, null);
        return redirect(paths.settingsPage(slug, "areas", { saved: "removed" }));
      }
      if (before && intent === "remove-version") {
        await removeArea(db, before.id, Number(form.get("fromYear")));
        return redirect(paths.settingsPage(slug, "areas", { saved: before.code }));
      }
      const { measures } = await readCatalog(db);
      const read = await areaOf(form, before, new Map(measures.map((measure) => [measure.code, measure.id])));
      if ("message" in read) return refuse(read);
      const hidden = (before?.measureIds ?? []).filter((each) => !measures.some((one) => one.id === each));
      const code = await saveArea(db, before?.id ?? null, {
        ...read,
        measureIds: [...read.measureIds, ...hidden],
      });
      return redirect(`${paths.settingsPage(slug, "areas", { saved: code })}#${code}`);
    });
  } catch (error) {
    if (error instanceof AreaRefused) return refuse(error.fault);
    throw error;
  }
}

export default function SettingsAreas() {
  const { shell, areas, measures, open, saved, thisYear } = useLoaderData<typeof loader>();
  const refused = useAnswer<Refusal>();
  const formOf = (area: (typeof areas)[number] | null) => (
    <AreaForm
      area={area}
      version={area ? versionIn(area, Number.POSITIVE_INFINITY) : null}
      areas={areas}
      measures={measures}
      thisYear={thisYear}
      refused={refused && refused.at === (area?.id ?? "") ? refused : null}
    />
  );
  return (
    <SettingsPage
      shell={shell}
      title="Focus areas"
      lead="What counts as local: named lists of ZIP codes, census tracts, or places. Members count their hires, suppliers, and spending by them."
      actions={
        areas.length > 0 ? (
          <LinkButton kind="secondary" to={paths.areaCounter(shell.slug)}>
            Count a column
          </LinkButton>
        ) : null
      }
    >
      {saved === "removed" && !refused ? <Notice tone="success">The area was removed.</Notice> : null}
      {areas.length === 0 && open !== "new" && !refused ? (
        <EmptyState
          title="No area yet"
          action={{ to: paths.settingsPage(shell.slug, "areas", { area: "new" }), label: "Add an area" }}
        >
          <p>
            Start with the neighborhoods that your goals name. Paste the list of their ZIP codes or census
            tracts, and say where it comes from. Add the city or the region around them later.
          </p>
        </EmptyState>
      ) : null}
      {areas.map((area) => (
        <AreaSection
          key={area.id}
          area={area}
          within={areas.find(({ id }) => id === area.withinId)?.label ?? null}
          measures={measures.filter(({ id }) => area.measureIds.includes(id)).map(({ label }) => label)}
          slug={shell.slug}
          saved={saved === area.code && !refused}
          refused={refused?.at === area.id ? refused.fault : null}
        >
          {open === area.code || refused?.at === area.id ? formOf(area) : null}
        </AreaSection>
      ))}
      {open === "new" || refused?.at === "" ? (
        <Section id="new" title="New area">
          {formOf(null)}
        </Section>
      ) : areas.length > 0 ? (
        <p>
          <LinkButton to={paths.settingsPage(shell.slug, "areas", { area: "new" })}>Add an area</LinkButton>
        </p>
      ) : null}
    </SettingsPage>
  );
}
