import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf } from "~/access/limits/body.server";
import { may, mayReachMember } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { forbidden, notFound, type Visit, visit } from "~/access/visit.server";
import { showTyped } from "~/domain/entry/typed-cell";
import { baselineYearOf, isActive, periodFor } from "~/domain/periods";
import type { Catalog, Measure, Member } from "~/domain/terms";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { entryItems, readEntryCells } from "~/records/entry/entry.server";
import {
  addDefinition,
  readRecordedDefinitions,
  withdrawDefinition,
} from "~/records/figures/definitions.server";
import { readSetting } from "~/records/figures/rollup.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { ChoiceForm } from "~/ui/controls/ChoiceForm";
import { Select } from "~/ui/controls/Field";
import { formatPeriod } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { DefinitionForm } from "./DefinitionForm";
import { DefinitionList } from "./DefinitionList";
import { definitionForm, readRestatement } from "./definition-form";
import type { RestatedYear } from "./RestatementTable";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Own definitions of ${data.member.name} · ${data.shell.name}` : "Tidemark" },
];

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** @throws 404 for an unknown member or measure, 403 for a member out of the visitor's reach */
function chosen({ request, params }: RouteArgs, { viewer }: Visit, catalog: Catalog) {
  const member = catalog.members.find(({ slug }) => slug === params.member);
  if (!member) throw notFound("There is no such member in this collaborative.");
  if (!mayReachMember(viewer, member.id))
    throw forbidden("You can see your own institution’s definitions, but not this member’s.");
  const code = new URL(request.url).searchParams.get("measure");
  const measure = catalog.measures.find((measure) => measure.code === code) ?? null;
  if (code && !measure) throw notFound("There is no such measure in this collaborative.");
  return { member, measure };
}

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const { catalog, years } = await readSetting(db);
    const { member, measure } = chosen(args, visited, catalog);
    const { collaborative, measures } = catalog;
    const recorded = await readRecordedDefinitions(db, member.id);
    const query = new URL(args.request.url).searchParams;
    return {
      shell: shellOf(visited, collaborative),
      member: { slug: member.slug, name: member.name },
      baselineYear: baselineYearOf(member, collaborative.baselineYear),
      measures,
      measure,
      years: measure ? await restatedYears(visited, catalog, { member, measure, years }) : [],
      groups: measures.flatMap((listed) => {
        const definitions = recorded.filter(({ measureId }) => measureId === listed.id);
        const shown = measure === null || measure.id === listed.id;
        return shown && definitions.length > 0 ? [{ measure: listed, definitions }] : [];
      }),
      mayChange: may(viewer, "enter data"),
      done: query.has("recorded") ? "recorded" : query.has("withdrawn") ? "withdrawn" : null,
    };
  });
}

/** The years in which the member could have reported the measure, with their stored values. */
async function restatedYears(
  { db }: Visit,
  catalog: Catalog,
  { member, measure, years }: { member: Member; measure: Measure; years: number[] },
) {
  const items = entryItems(catalog, measure.strategy).filter(({ code }) => code === measure.code);
  const cells = await readEntryCells(db, catalog, member, items);
  return years
    .filter((year) => isActive(member, year))
    .map((year): RestatedYear => {
      const cell = cells.find((cell) => cell.year === year);
      const { start, end } = periodFor(member, year);
      return {
        year,
        period: formatPeriod(start, end, catalog.collaborative),
        text: cell ? showTyped(cell, measure, catalog.collaborative) : "",
        revision: cell?.revision ?? 0,
        computed: cell?.ledger !== undefined,
      };
    });
}

interface Refused {
  result: SubmissionResult<string[]>;
  errors: Record<number, string>;
  typed: Record<number, string>;
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "enter data", async (visited) => {
    const { db } = visited;
    const catalog = await readCatalog(db);
    const { member, measure } = chosen(args, visited, catalog);
    const here = new URL(args.request.url).pathname;
    const query = measure ? `measure=${measure.code}&` : "";
    if (form.has("withdraw")) {
      const id = z.uuid().safeParse(form.get("withdraw"));
      const gone = id.success && (await withdrawDefinition(db, member.id, id.data));
      if (!gone) throw notFound("This definition no longer exists, or it has restated earlier years.");
      return redirect(`${here}?${query}withdrawn`);
    }
    if (!measure) throw notFound("Choose the measure first.");
    const submission = parseWithZod(form, { schema: definitionForm });
    const fields =
      submission.status === "success" ? submission.value : { fromYear: 9999, restatedFrom: null };
    const { values, errors, typed } = readRestatement(form, fields, measure, catalog.collaborative);
    const refuse = (faults: Record<number, string>) => {
      const result = submission.reply(
        submission.status === "success" && Object.keys(faults).length > 0
          ? { formErrors: ["Nothing was recorded: see the marked years."] }
          : {},
      );
      return json<Refused>({ result, errors: faults, typed }, { status: 422 });
    };
    if (submission.status !== "success" || Object.keys(errors).length > 0) return refuse(errors);
    const outcome = await addDefinition(db, catalog, { ...submission.value, member, measure, values });
    if (outcome.stored) return redirect(`${here}?${query}recorded`);
    const at = (index: number) => values[index]?.year ?? 0;
    return refuse({
      ...Object.fromEntries(outcome.errors.map(({ index, message }) => [at(index), message])),
      ...Object.fromEntries(outcome.conflicts.map(({ index }) => [at(index), CHANGED_MEANWHILE])),
    });
  });
}

const CHANGED_MEANWHILE =
  "This value has changed since you opened the page. Check what it is now, then record again.";

export default function Definitions() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() as Refused | undefined;
  const { shell, member, measure, groups, mayChange, baselineYear } = shown;
  const here = paths.definitions(shell.slug, member.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.member(shell.slug, member.slug)}>{member.name}</Link>}
        title="Own definitions"
        lead="Where the institution counts a measure in its own way, and how comparable that makes it. Totals say so beside their coverage."
      >
        {shown.done && !refused ? (
          <Notice tone="success">
            {shown.done === "recorded" ? "The definition is recorded." : "The definition is taken back."} All
            figures take it into account.
          </Notice>
        ) : null}
        <ChoiceForm version={measure?.code ?? ""} className="flex max-w-[46rem] flex-wrap items-end gap-3">
          <div className="min-w-0 grow">
            <Select
              label="Measure"
              name="measure"
              defaultValue={measure?.code ?? ""}
              options={[
                { value: "", label: "All with their own definition" },
                ...shown.measures.map(({ code, label }) => ({ value: code, label })),
              ]}
            />
          </div>
        </ChoiceForm>
        {groups.length === 0 && !measure ? (
          <EmptyState title={`${member.name} counts as the collaborative does`}>
            <p>
              {mayChange
                ? "If it counts a measure differently, such as what is local or whose certificate is recognized, choose the measure above and record how."
                : "No definition has been recorded. Its data lead or the backbone staff can add one."}
            </p>
          </EmptyState>
        ) : null}
        {measure ? (
          <Section title={measure.label} lead={`The collaborative’s definition: ${measure.definition}`}>
            {groups.length === 0 ? (
              <p className="text-ink-soft">{member.name} has not recorded a definition of its own.</p>
            ) : (
              <DefinitionList
                measure={measure}
                mayChange={mayChange}
                definitions={groups[0]?.definitions ?? []}
                writing={shell}
              />
            )}
          </Section>
        ) : (
          groups.map((group) => (
            <Section
              key={group.measure.code}
              title={group.measure.label}
              lead={`The collaborative’s definition: ${group.measure.definition}`}
              actions={
                <Link to={`${here}?measure=${group.measure.code}`} aria-label={`Open ${group.measure.label}`}>
                  {mayChange ? "Record another" : "Open"}
                </Link>
              }
            >
              <DefinitionList {...group} mayChange={mayChange} writing={shell} />
            </Section>
          ))
        )}
        {measure && mayChange ? (
          <Section title="Record a definition">
            <DefinitionForm
              key={`${measure.code} ${groups[0]?.definitions.length ?? 0}`}
              measure={measure}
              baselineYear={baselineYear}
              memberName={member.name}
              years={shown.years}
              lastResult={refused?.result}
              errors={refused?.errors ?? {}}
              typed={refused?.typed ?? {}}
              cancel={paths.entry(shell.slug, { member: member.slug, strategy: measure.strategy })}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
