import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import {
  AGREEMENT_KIND_NAMES,
  AGREEMENT_KINDS,
  AGREEMENT_STATES,
  type AgreementKind,
  type AgreementState,
} from "~/domain/agreements/agreement";
import { discloseAgreements } from "~/domain/agreements/disclosure";
import { termOf } from "~/domain/agreements/term";
import { paths } from "~/paths";
import { readAgreements } from "~/records/agreements/agreements.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { todayIso } from "~/records/today";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { choices, ListFilters } from "~/routes/shared/ListFilters";
import { LinkButton } from "~/ui/controls/Button";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page } from "~/ui/layout/Page";
import { STATE_WORDS, termWords } from "./words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Agreements · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see agreements", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative } = await readCatalog(db);
    const today = todayIso();
    const all = discloseAgreements(await readAgreements(db), viewer, today);
    const query = new URL(args.request.url).searchParams;
    const kind = AGREEMENT_KINDS.find((each) => each === query.get("kind")) ?? null;
    const state = AGREEMENT_STATES.find((each) => each === query.get("state")) ?? null;
    const shown = all.filter((each) => (!kind || each.kind === kind) && (!state || each.state === state));
    return {
      shell: shellOf(visited, collaborative),
      mayKeep: may(viewer, "keep agreements"),
      kind,
      state,
      all: all.length,
      actNow: all.filter((each) => each.whole && each.state === "act_now").length,
      rows: shown.map(({ id, title, kind, state, parties, whole }) => ({
        id,
        title,
        kind,
        state,
        signed: parties.filter(({ signed, withdrawn }) => signed && !withdrawn).length,
        parties: parties.filter(({ withdrawn }) => !withdrawn).length,
        term: whole && state !== "draft" ? termWords(termOf(whole, today), collaborative) : null,
      })),
    };
  });
}

export default function Agreements() {
  const { shell, mayKeep, rows, all, kind, state, actNow } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Agreements"
        lead={
          actNow > 0
            ? `${actNow === 1 ? "1 agreement asks" : `${actNow} agreements ask`} to be acted on: its end or its notice date is less than 90 days away.`
            : "What institutions have signed, how long it lasts, and what each has promised to do."
        }
        actions={mayKeep ? <LinkButton to={paths.newAgreement(c)}>Add an agreement</LinkButton> : null}
      >
        {all === 0 ? (
          <EmptyState
            title="No agreements yet"
            {...(mayKeep && { action: { to: paths.newAgreement(c), label: "Add an agreement" } })}
          >
            <p>
              Begin with the charter, or with the data-sharing agreement of the institution that is most
              careful with its numbers: what it asks then applies to every page, file, and report.
            </p>
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <div className="flex flex-wrap items-end justify-between gap-4">
              <ListFilters
                everything={paths.agreements(c)}
                filters={[
                  {
                    name: "kind",
                    label: "Kind",
                    value: kind ?? "",
                    all: "All kinds",
                    options: choices(AGREEMENT_KIND_NAMES),
                  },
                  {
                    name: "state",
                    label: "State",
                    value: state ?? "",
                    all: "All states",
                    options: choices(STATE_WORDS),
                  },
                ]}
              />
              <div className="flex flex-wrap items-center gap-3">
                <LinkButton kind="secondary" to={paths.obligationsCsv(c)} reloadDocument>
                  Download obligations
                </LinkButton>
                {mayKeep ? (
                  <LinkButton kind="quiet" to={paths.importObligations(c)}>
                    Import them
                  </LinkButton>
                ) : null}
              </div>
            </div>
            {rows.length === 0 ? (
              <EmptyState title="No agreement matches">
                <p>
                  <Link to={paths.agreements(c)}>Show all agreements</Link>
                </p>
              </EmptyState>
            ) : (
              <ScrollTable label="Agreements">
                <thead>
                  <tr>
                    <th scope="col">Agreement</th>
                    <th scope="col" className="word">
                      Kind
                    </th>
                    <th scope="col" className="word">
                      State
                    </th>
                    <th scope="col">Signed</th>
                    <th scope="col" className="word">
                      Term
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        <Link to={paths.agreement(c, row.id)}>{row.title}</Link>
                      </th>
                      <td className="word">{AGREEMENT_KIND_NAMES[row.kind as AgreementKind]}</td>
                      <td className="word">{STATE_WORDS[row.state as AgreementState]}</td>
                      <td>
                        {row.signed} of {row.parties}
                      </td>
                      <td className="word">{row.term ?? ""}</td>
                    </tr>
                  ))}
                </tbody>
              </ScrollTable>
            )}
          </div>
        )}
      </Page>
    </CollaborativeShell>
  );
}
