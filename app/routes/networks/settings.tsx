import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { coordinatorForm, networkForm } from "~/domain/networks/forms";
import { readCoordinators } from "~/records/networks/people.server";
import { useAnswer } from "~/routes/shared/forms";
import { CopyText } from "~/ui/controls/CopyText";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "./forms/action.server";
import type { NetworkAnswer } from "./forms/answer";
import { NetworkForm } from "./forms/NetworkForm";
import { NetworkShell } from "./NetworkShell";
import { settingsSteps } from "./settings.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Settings · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "run the network", async (visited) => ({
    frame: frameOf(visited),
    network: visited.network,
    coordinators: await readCoordinators(visited.db),
  }));
}

export const action = (args: ActionFunctionArgs) => networkAction(args, settingsSteps(args));

export default function NetworkSettings() {
  const { frame, network, coordinators } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  return (
    <NetworkShell frame={frame}>
      <Page title="Settings">
        {answer?.secret ? (
          <CopyText label={answer.secret.label} hint="It is shown only this once.">
            {answer.secret.text}
          </CopyText>
        ) : null}
        <Section title="The network">
          <NetworkForm
            key={network.revision}
            id="network"
            schema={networkForm}
            fields={[
              { name: "name", label: "Name" },
              { name: "dues", label: "Dues a year" },
              { name: "about", label: "What it is for", kind: "area", optional: true },
            ]}
            values={{ name: network.name, dues: network.dues, about: network.about }}
            hidden={{ revision: network.revision }}
            intent="save"
            button="Save changes"
            answer={answer}
          />
        </Section>
        <Section title="Coordinators">
          <ul className="mb-6 list-disc ps-5">
            {coordinators.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <NetworkForm
            id="coordinator"
            schema={coordinatorForm}
            fields={[{ name: "email", label: "Email of another coordinator" }]}
            intent="invite"
            button="Make a link to sign in"
            kind="secondary"
            answer={answer}
          />
        </Section>
      </Page>
    </NetworkShell>
  );
}
