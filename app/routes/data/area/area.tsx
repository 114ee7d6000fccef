import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { TooLarge, uploadOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { type Area, versionIn } from "~/domain/areas/area";
import { AREA_UNITS } from "~/domain/areas/codes";
import { type CountedList, countColumn, isCountable } from "~/domain/areas/counting";
import { isYear, newestYear } from "~/domain/years";
import { inMegabytes, UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { readAreas } from "~/records/areas/areas.server";
import { readCatalog, readCatalogAndYears } from "~/records/collaboratives/catalog.server";
import { DataTabs } from "~/routes/data/DataTabs";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { AreaList } from "~/ui/areas/AreaList";
import { AreaMap } from "~/ui/areas/AreaMap";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { ColumnForm } from "./ColumnForm";
import { CountResult } from "./CountResult";
import { mapsOf } from "./lists.server";
import { type StoreRefusal, storeSent } from "./store.server";
import { type Counted, useCounter } from "./use-counter";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Focus area counter · ${shown.shell.name}` : "Tidemark" },
];

/** The lists of a year, by which the page counts. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see areas", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, reporters } = await readCatalogAndYears(db);
    const { collaborative, members, measures } = catalog;
    const { searchParams } = new URL(args.request.url);
    const asked = Number(searchParams.get("year"));
    const year = isYear(asked) ? asked : (newestYear(reporters) ?? new Date().getUTCFullYear());
    const areas = await readAreas(db);
    const mayStore = may(viewer, "enter data");
    const stored = measures.find(({ code }) => code === searchParams.get("stored"));
    return {
      shell: shellOf(visited, collaborative),
      mayManage: may(viewer, "manage areas"),
      mayStore,
      year,
      areas: areas.map((area) => ({
        ...area,
        versions: [],
        version: versionIn(area, year),
        measures: measures
          .filter(({ id }) => area.measureIds.includes(id))
          .map(({ code, label, unit }) => ({ code, label, unit })),
      })),
      maps: await mapsOf(db, areas, year),
      members: members
        .filter(({ id }) => mayStore && (viewer.memberId === null || viewer.memberId === id))
        .map(({ slug, name }) => ({ slug, name })),
      chosenMember: searchParams.get("member"),
      stored: stored ? { code: stored.code, label: stored.label } : null,
    };
  });
}

/** What the server answers to a form: a count that was made in memory, or why something was not stored. */
type Answer = (Counted & { intent: "count"; typed: string }) | StoreRefusal;

/** Counts without JavaScript, in memory; what was sent is neither stored nor logged. Or stores a count. */
export async function action(args: ActionFunctionArgs) {
  const form = await uploadOf(args.request, UPLOAD_LIMITS.column).catch((error) => {
    if (error instanceof TooLarge) return null;
    throw error;
  });
  const file = form?.get("file");
  const sent = file instanceof Blob && file.size > 0 ? await file.text() : String(form?.get("column") ?? "");
  return visit(args, "see areas", async (visited) => {
    if (form?.get("intent") === "store") return storeSent(visited, form);
    const unit = AREA_UNITS.find((each) => each === form?.get("unit")) ?? "zip";
    const typed = String(form?.get("column") ?? "");
    const answer = (result: Counted["answer"], status: number) =>
      data<Answer>({ intent: "count", unit, answer: result, typed }, { status });
    if (!form) {
      return answer({ faults: [`Send at most ${inMegabytes(UPLOAD_LIMITS.column)} at once.`] }, 413);
    }
    const { collaborative } = await readCatalog(visited.db);
    const year = Number(form.get("year"));
    const lists = listsOf(
      (await readAreas(visited.db)).map((area) => ({ ...area, version: versionIn(area, year) })),
    );
    const result = countColumn({ text: sent, unit, lists, typing: collaborative });
    return answer(result, "faults" in result ? 422 : 200);
  });
}

type InYear = Pick<Area, "code" | "unit"> & { version: Area["versions"][number] | null };

const listsOf = (areas: InYear[]): CountedList[] =>
  areas.flatMap(({ code, unit, version }) =>
    version ? [{ area: code, unit, codes: version.codes, weights: version.weights }] : [],
  );

export default function AreaCounter() {
  const shown = useLoaderData<typeof loader>();
  const { shell, areas, year, mayManage, stored } = shown;
  const answer = useAnswer<Answer>();
  const lists = listsOf(areas);
  const units = AREA_UNITS.filter((unit) => lists.some((list) => isCountable(list, unit)));
  const counter = useCounter({ lists, typing: shell });
  const counted = counter.counted ?? (answer?.intent === "count" ? answer : null);
  const settings = paths.settingsPage(shell.slug, "areas");
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Focus area counter"
        lead="Paste a column of ZIP codes or census tracts, and see how many of them lie in your areas. The codes are counted and forgotten: they are never stored."
      >
        <DataTabs shell={shell} />
        {stored && answer?.intent !== "store" ? (
          <Notice tone="success" title={`${stored.label} for ${year} was stored.`}>
            <p>
              <Link
                to={paths.value(shell.slug, {
                  member: shown.chosenMember,
                  measure: stored.code,
                  year,
                })}
              >
                See the value, its source, and what was there before
              </Link>
            </p>
          </Notice>
        ) : null}
        {areas.length === 0 ? (
          <EmptyState
            title="No area to count by yet"
            {...(mayManage ? { action: { to: settings, label: "Set up an area" } } : {})}
          >
            <p>
              {mayManage
                ? "Paste the list of ZIP codes or census tracts that count as local. Then members can count by it."
                : "Backbone staff set up the list of ZIP codes or census tracts that count as local. Then you can count by it here."}
            </p>
          </EmptyState>
        ) : (
          <>
            <ColumnForm
              key={year}
              year={year}
              units={units}
              counting={counter.counting}
              faults={counted && "faults" in counted.answer ? counted.answer.faults : []}
              typed={answer?.intent === "count" ? answer.typed : ""}
              onSubmit={counter.count}
            />
            {counted && "results" in counted.answer ? (
              <CountResult
                answer={counted.answer}
                areas={areas}
                year={year}
                members={shown.members}
                chosenMember={shown.chosenMember}
                writing={shell}
                refused={answer?.intent === "store" ? answer : null}
              />
            ) : null}
            <Section title={`Lists for ${year}`}>
              <div className="grid gap-8">
                {areas.map(({ id, label, code, unit, version }) => (
                  <div key={id}>
                    <h3 className="mb-1 text-lg">{label}</h3>
                    {version ? (
                      <AreaList version={version} unit={unit} />
                    ) : (
                      <p className="text-ink-soft">No list for {year}.</p>
                    )}
                    {shown.maps[code] ? <AreaMap map={shown.maps[code]} label={`Map of ${label}`} /> : null}
                  </div>
                ))}
              </div>
              {mayManage ? (
                <p className="no-print mt-6">
                  <Link to={settings}>Change the areas</Link>
                </p>
              ) : null}
            </Section>
          </>
        )}
      </Page>
    </CollaborativeShell>
  );
}
