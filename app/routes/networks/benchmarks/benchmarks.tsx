import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { MEDIAN_FROM, QUARTILES_FROM } from "~/domain/networks/benchmark";
import { paths } from "~/paths";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkShell } from "../NetworkShell";
import { EditionTable } from "./EditionTable";
import { benchmarkSteps } from "./steps.server";
import { readBenchmarks } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Benchmarks · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const edition = new URL(args.request.url).searchParams.get("edition");
    return { frame: frameOf(visited), ...(await readBenchmarks(visited, { edition, today: todayIso() })) };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, benchmarkSteps);

export default function Benchmarks() {
  const { frame, shown, others, sheets, ownYears } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  return (
    <NetworkShell frame={frame}>
      <Page
        title={shown ? `Benchmarks of ${shown.year}` : "Benchmarks"}
        lead={`Medians from ${MEDIAN_FROM} collaboratives on, quartiles from ${QUARTILES_FROM}, to half a percentage point. Never names, lowest, or highest.`}
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        {shown ? (
          <Section
            title={`Edition ${shown.number}`}
            lead={`Made on ${formatDate(shown.madeOn, frame)} and frozen. What is withdrawn is left out of the next one.`}
          >
            <EditionTable edition={shown} />
          </Section>
        ) : (
          <EmptyState title="No edition yet">
            <p>
              Conveners give benchmark sheets from their collaborative, under Partnership → Networks. The
              coordinator then makes an edition.
            </p>
          </EmptyState>
        )}
        {others.length > 0 ? (
          <Section title="Other editions">
            <ul className="grid gap-2">
              {others.map(({ id, year, number, madeOn }) => (
                <li key={id}>
                  <Link to={paths.networkBenchmarks(frame.slug, { edition: id })}>
                    {year}, edition {number}
                  </Link>
                  , {formatDate(madeOn, frame)}
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title="Sheets">
          {sheets.length === 0 ? (
            <p className="text-ink-soft">Nobody has given a sheet yet.</p>
          ) : (
            <ul className="grid gap-4">
              {sheets.map(({ year, count }) => (
                <li key={year} className="flex flex-wrap items-center gap-4">
                  <span>
                    {year}: {count === 1 ? "1 sheet" : `${count} sheets`}
                    {ownYears.includes(year) ? ", yours among them" : ""}
                  </span>
                  {runs ? (
                    <Form method="post" className="no-print">
                      <input type="hidden" name="year" value={year} />
                      <Button kind="secondary" name="intent" value="make">
                        Make an edition of {year}
                      </Button>
                    </Form>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </Page>
    </NetworkShell>
  );
}
