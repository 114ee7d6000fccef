import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { isFilled, quorumWords, seatsOn } from "~/domain/people/bodies";
import { BODY_KINDS, DECISION_RULES } from "~/domain/people/terms";
import { paths } from "~/paths";
import { PartnershipPage } from "~/routes/partnership/PartnershipPage";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { readPartnership } from "../context.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Bodies · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see partnership", async (visited) => {
    const partnership = await readPartnership(visited);
    const { catalog, bodies, directory, today } = partnership;
    return {
      shell: shellOf(visited, catalog.collaborative),
      mayRun: may(visited.viewer, "run partnership"),
      bodies: bodies.map((body) => {
        const seats = seatsOn(body.seats, today);
        const voting = seats.filter(({ voting }) => voting);
        const filled = voting.filter((seat) => isFilled(seat, directory, today));
        const { id, name, kind, rule, cadence, closed, recordsPublic, endedOn } = body;
        return {
          ...{ id, name, kind, rule, cadence, closed, recordsPublic, endedOn },
          quorum: quorumWords(body.quorum),
          voting: voting.length,
          vacant: voting.length - filled.length,
        };
      }),
    };
  });
}

export default function Bodies() {
  const { shell, bodies, mayRun } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <PartnershipPage
      shell={shell}
      title="Bodies"
      lead="Who meets, what they may decide, and what it takes."
      actions={mayRun ? <LinkButton to={paths.newBody(c)}>Add a body</LinkButton> : null}
    >
      {bodies.length === 0 ? (
        <EmptyState
          title="No body has been set up yet"
          {...(mayRun && { action: { to: paths.newBody(c), label: "Set up the first body" } })}
        >
          <p>
            {mayRun
              ? "Begin with the group that decides, such as the executive council. Then add its seats and plan its first meeting."
              : "Once backbone staff set up the council or a working group, you find it here."}
          </p>
        </EmptyState>
      ) : (
        <ScrollTable label="Bodies of the partnership">
          <thead>
            <tr>
              <th scope="col">Body</th>
              <th scope="col" className="word">
                Decides by
              </th>
              <th scope="col" className="word">
                Quorum
              </th>
              <th scope="col">Voting seats</th>
              <th scope="col">Vacant</th>
            </tr>
          </thead>
          <tbody>
            {bodies.map((body) => (
              <tr key={body.id}>
                <th scope="row">
                  <Link to={paths.body(c, body.id)}>{body.name}</Link>
                  <span className="block text-ink-soft text-sm">
                    {[
                      BODY_KINDS[body.kind],
                      body.cadence,
                      body.closed ? "closed" : body.recordsPublic ? "records public" : "open",
                      body.endedOn ? `ended on ${formatDate(body.endedOn, shell)}` : "",
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                </th>
                <td className="word">{DECISION_RULES[body.rule]}</td>
                <td className="word">{body.quorum}</td>
                <td>{body.voting}</td>
                <td>{body.vacant}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </PartnershipPage>
  );
}
