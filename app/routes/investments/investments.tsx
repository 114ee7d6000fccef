import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { uploadOf } from "~/access/limits/body.server";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import type { LedgerView } from "~/domain/investments/disclosure";
import { type LedgerFilter, passes } from "~/domain/investments/investments";
import { INVESTMENT_STAGES, INVESTMENT_TYPES } from "~/domain/investments/terms";
import type { Catalog } from "~/domain/terms";
import { importLedger } from "~/exchange/ledger/import.server";
import { FileError } from "~/exchange/opening/table";
import { UPLOAD_LIMITS } from "~/exchange/upload-limits";
import { paths } from "~/paths";
import { LedgerRefused } from "~/records/investments/attribution.server";
import { CollaborativeShell, setUp } from "~/routes/shared/CollaborativeShell";
import { FileUpload, type UploadAnswer } from "~/routes/shared/FileUpload";
import { choices, type Filter, ListFilters } from "~/routes/shared/ListFilters";
import { refusal, sentTable } from "~/routes/shared/upload.server";
import { LinkButton } from "~/ui/controls/Button";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { InvestmentTable, type ListedInvestment } from "./InvestmentTable";
import { readLedger, readLedgerCatalog } from "./ledger.server";
import { percentText } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Investments · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see ledger", async (visited) => {
    const { catalog, view } = await readLedger(visited);
    const query = queryOf(args.request, catalog, view);
    const { members } = catalog;
    const filter: LedgerFilter = {
      type: (query.type || null) as LedgerFilter["type"],
      stage: (query.stage || null) as LedgerFilter["stage"],
      memberId: members.find(({ slug }) => slug === query.member)?.id ?? null,
      year: Number(query.year) || null,
    };
    const taking = new Set(
      view.scope === "all"
        ? view.investments.flatMap(({ shares }) => shares.map((share) => share.memberId))
        : [],
    );
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayKeep: may(visited.viewer, "keep ledger"),
      query,
      rows: listed(view, catalog)
        .filter((row) => row.wanted(filter))
        .map(({ wanted: _, ...row }) => row),
      recorded: view.investments.length,
      ownName: view.scope === "own" ? (members.find(({ id }) => id === view.memberId)?.name ?? null) : null,
      members:
        view.scope === "all"
          ? members.filter(({ id }) => taking.has(id)).map(({ slug, name }) => ({ slug, name }))
          : null,
      years: [...new Set(view.investments.flatMap(({ years }) => years.map(({ year }) => year)))].sort(
        (a, b) => b - a,
      ),
      anyMember: members.length > 0,
    };
  });
}

interface LedgerQuery {
  type: string;
  stage: string;
  member: string;
  year: string;
}

/** @param members null if the viewer may not see the other members */
function filtersOf(
  query: LedgerQuery,
  members: { slug: string; name: string }[] | null,
  years: number[],
): Filter[] {
  const byMember = members?.map(({ slug, name }) => ({ value: slug, label: name })) ?? [];
  const byYear = years.map((year) => ({ value: `${year}`, label: `${year}` }));
  const filters = [
    { name: "type", label: "For", all: "Everything", options: choices(INVESTMENT_TYPES) },
    { name: "stage", label: "Stage", all: "Any stage", options: choices(INVESTMENT_STAGES) },
    ...(members ? [{ name: "member", label: "Member", all: "Any member", options: byMember }] : []),
    { name: "year", label: "Year", all: "All years", options: byYear },
  ];
  return filters.map((filter) => ({ ...filter, value: query[filter.name as keyof LedgerQuery] }));
}

/** An unknown value of a filter is ignored. */
function queryOf(request: Request, { members }: Catalog, { scope }: Disclosed<LedgerView>): LedgerQuery {
  const query = new URL(request.url).searchParams;
  const parameter = (name: string, known: (text: string) => boolean) => {
    const text = query.get(name) ?? "";
    return known(text) ? text : "";
  };
  return {
    type: parameter("type", (text) => Object.hasOwn(INVESTMENT_TYPES, text)),
    stage: parameter("stage", (text) => Object.hasOwn(INVESTMENT_STAGES, text)),
    member: parameter("member", (text) => scope === "all" && members.some(({ slug }) => slug === text)),
    year: parameter("year", (text) => /^\d{4}$/.test(text)),
  };
}

function listed(
  view: Disclosed<LedgerView>,
  { members, collaborative }: Catalog,
): (ListedInvestment & { wanted: (filter: LedgerFilter) => boolean })[] {
  if (view.scope === "own")
    return view.investments.map(({ id, name, type, stage, place, years }) => {
      const row = { id, name, type, stage, place, years, members: null };
      return { ...row, wanted: (filter) => passes(row, filter) };
    });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return view.investments.map((investment) => {
    const { id, name, type, stage, place, years, shares } = investment;
    const parts = shares.map(
      ({ memberId, share }) => `${names.get(memberId) ?? ""} ${percentText(share, collaborative)}`,
    );
    const row = { id, name, type, stage, place, years, members: parts };
    return { ...row, wanted: (filter) => passes(investment, filter) };
  });
}

/** Imports a ledger file, whole or not at all. */
export async function action(args: ActionFunctionArgs) {
  try {
    const table = await sentTable(await uploadOf(args.request, UPLOAD_LIMITS.investments));
    return await visit(args, "keep ledger", async ({ db }) => {
      const catalog = await readLedgerCatalog(db);
      const counts = await importLedger(db, catalog, table());
      return data<UploadAnswer>({ counts });
    });
  } catch (error) {
    const reason =
      error instanceof LedgerRefused
        ? new FileError([{ row: null, column: null, code: "refused", message: error.message }])
        : error;
    return refusal(reason, UPLOAD_LIMITS.investments);
  }
}

export default function Investments() {
  const { shell, mayKeep, query, rows, recorded, ownName, members, years, anyMember } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as UploadAnswer | undefined;
  const c = shell.slug;
  const path = paths.investments(c);
  const writing = { locale: shell.locale, currency: shell.currency };
  const year = Number(query.year) || null;
  const whole = members !== null;
  const add = !mayKeep
    ? {}
    : anyMember
      ? { action: { to: paths.newInvestment(c), label: "Record the first investment" } }
      : setUp(shell);
  const count = rows.length === 1 ? "1 investment" : `${rows.length} investments`;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Investments"
        lead={
          whole
            ? "Each place-based investment is listed once, however many members share in it."
            : `The investments ${ownName ?? "your institution"} takes part in, with its own part of each.`
        }
        actions={
          <>
            {recorded > 0 ? (
              <LinkButton kind="secondary" to={paths.investmentsCsv(c)} reloadDocument>
                Download as CSV
              </LinkButton>
            ) : null}
            {mayKeep && anyMember ? (
              <LinkButton to={paths.newInvestment(c)}>Record an investment</LinkButton>
            ) : null}
          </>
        }
      >
        {recorded === 0 ? (
          <EmptyState title="No investments recorded yet" {...add}>
            {whole ? (
              <p>
                An investment that several members fund is recorded once, with each member’s share in percent
                and a row for each year. The members’ figures are computed from it, so the same 100 homes are
                never counted twice.
                {anyMember ? null : " Add the members of the collaborative first."}
              </p>
            ) : (
              <p>
                The backbone staff record investments here. Once your institution takes part in one, you see
                its part here, and its committed, paid-out, and homes figures are computed from it.
              </p>
            )}
          </EmptyState>
        ) : (
          <div className="grid gap-8">
            <ListFilters filters={filtersOf(query, members, years)} everything={path} />
            {rows.length === 0 ? (
              <EmptyState title="No investment matches" action={{ to: path, label: "Show all investments" }}>
                <p>
                  {recorded === 1 ? "One investment is" : `${recorded} investments are`} recorded, but none
                  matches your filters.
                </p>
              </EmptyState>
            ) : (
              <>
                <InvestmentTable
                  rows={rows}
                  year={year}
                  c={c}
                  writing={writing}
                  label={year ? `Investments, ${year}` : "Investments, all years"}
                  sum={whole ? `${count}, each counted once` : `${count}, your part`}
                />
                <p className="max-w-[46rem] text-ink-soft text-sm">
                  {whole
                    ? "Only what members put in is recorded, not what others add. Sums are over the whole investments listed, whichever member you chose."
                    : "You see what your institution put in and its part of the homes. Whole investments and other members’ parts are not shown."}{" "}
                  {year ? null : "All years are added up. "}A dash means nothing is recorded, which is not 0.
                </p>
              </>
            )}
          </div>
        )}
        {mayKeep && anyMember ? (
          <Section
            title="Send a file"
            lead="The file is stored whole or not at all. Investments are matched by name. Years and investments not in the file stay as they are."
          >
            <FileUpload
              label="Ledger file (CSV)"
              hint="One row for each investment and year, as in the file you can download here."
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
