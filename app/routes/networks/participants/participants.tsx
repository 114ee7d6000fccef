import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { participantForm } from "~/domain/networks/forms";
import { gapsOf, takesPart } from "~/domain/networks/participants";
import { paths } from "~/paths";
import { readParticipants } from "~/records/networks/participants.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { ScrollTable } from "~/ui/figures/ScrollTable";
import { EmptyState } from "~/ui/layout/EmptyState";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { NetworkShell } from "../NetworkShell";
import { PARTICIPANT_FIELDS } from "./fields";
import { participantsSteps } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Participants · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const today = todayIso();
    const participants = (await readParticipants(visited.db)).map(({ representatives, ...participant }) => ({
      ...participant,
      representatives: representatives.length,
      gaps: gapsOf(representatives),
      here: takesPart(participant, today),
    }));
    return { frame: frameOf(visited), today, participants };
  });
}

export const action = (args: ActionFunctionArgs) => networkAction(args, participantsSteps);

export default function Participants() {
  const { frame, today, participants } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  return (
    <NetworkShell frame={frame}>
      <Page
        title="Participants"
        lead="Partnerships that learn from each other here, with a collaborative on this server or without."
      >
        {participants.length === 0 ? (
          <EmptyState title="Nobody takes part yet">
            <p>{runs ? "Add the first partnership below." : "The coordinator adds partnerships."}</p>
          </EmptyState>
        ) : (
          <ScrollTable label="Participants">
            <thead>
              <tr>
                <th scope="col">Partnership</th>
                <th scope="col" className="word">
                  Place
                </th>
                <th scope="col">Representatives</th>
                <th scope="col" className="word">
                  Missing
                </th>
                <th scope="col" className="word">
                  Collaborative here
                </th>
              </tr>
            </thead>
            <tbody>
              {participants.map((own) => (
                <tr key={own.id}>
                  <th scope="row">
                    <Link to={paths.networkParticipant(frame.slug, own.id)}>{own.name}</Link>
                    {own.here ? null : (
                      <span className="block font-normal text-ink-soft text-sm">no longer takes part</span>
                    )}
                  </th>
                  <td className="word">{own.place || "–"}</td>
                  <td>{own.representatives}</td>
                  <td className="word">{own.here ? own.gaps.join(" ") || "–" : "–"}</td>
                  <td className="word">{own.linked ? "Yes" : "No"}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        {runs ? (
          <Section title="Add a participant">
            <NetworkForm
              key={participants.length}
              id="participant"
              schema={participantForm}
              fields={PARTICIPANT_FIELDS}
              values={{ joinedOn: today }}
              intent="add"
              button="Add it"
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
