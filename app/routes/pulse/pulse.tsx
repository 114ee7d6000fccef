import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import type { WaveRecord } from "~/domain/pulse/wave";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readWaves } from "~/records/pulse/waves.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { LinkButton } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { OutcomeView } from "./OutcomeView";
import { readShownWave } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Pulse · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see pulse", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative } = await readCatalog(db);
    const waves = await readWaves(db);
    const mayRun = may(viewer, "run pulse");
    const latest = waves.find(({ state }) => state === "closed");
    return {
      shell: shellOf(visited, collaborative),
      mayRun,
      waves: waves.filter(({ state }) => mayRun || state !== "planned"),
      latest: latest ? await readShownWave(db, waves, latest) : null,
    };
  });
}

const STATES: Record<WaveRecord["state"], string> = {
  planned: "Planned",
  open: "Open for answers",
  closed: "Closed",
};

export default function Pulse() {
  const { shell, mayRun, waves, latest } = useLoaderData<typeof loader>();
  const c = shell.slug;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={shell.name}
        title="Pulse"
        lead="What the people involved think of the partnership: 24 statements, five minutes, no names."
        actions={
          <>
            {mayRun ? <LinkButton to={paths.newWave(c)}>Plan a round</LinkButton> : null}
            <LinkButton kind="quiet" to={paths.pulseFigures(c)}>
              Other surveys
            </LinkButton>
          </>
        }
      >
        {waves.length === 0 ? (
          <EmptyState title="No round yet">
            <p>
              {mayRun
                ? "Plan a round, choose whom to ask, and close it once the answers are in."
                : "Once backbone staff have closed a round, its results are shown here."}
            </p>
          </EmptyState>
        ) : null}
        {latest ? <OutcomeView shown={latest} locale={shell.locale} /> : null}
        {waves.length > 0 ? (
          <Section title="Rounds">
            <ScrollTable label="Rounds of the pulse">
              <thead>
                <tr>
                  <th scope="col">Round</th>
                  <th scope="col" className="word">
                    State
                  </th>
                  <th scope="col">Answered</th>
                  <th scope="col">Asked</th>
                  <th scope="col" className="word">
                    Opened
                  </th>
                  <th scope="col" className="word">
                    Closed
                  </th>
                </tr>
              </thead>
              <tbody>
                {waves.map(({ id, name, state, answered, invited, openedOn, closedOn }) => (
                  <tr key={id}>
                    <th scope="row">
                      <Link to={paths.wave(c, id)}>{name}</Link>
                    </th>
                    <td className="word">{STATES[state]}</td>
                    <td>{answered}</td>
                    <td>{invited}</td>
                    <td className="word">{formatDate(openedOn, shell)}</td>
                    <td className="word">{formatDate(closedOn, shell)}</td>
                  </tr>
                ))}
              </tbody>
            </ScrollTable>
          </Section>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
