import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { may } from "~/access/permissions";
import { shellOf } from "~/access/shell";
import { notFound, visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readInvited } from "~/records/pulse/invitations.server";
import { readWaves } from "~/records/pulse/waves.server";
import { Announced } from "~/routes/shared/Announced";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { CopyText } from "~/ui/controls/CopyText";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { type WaveAnswer, waveAction, waveAt } from "./actions.server";
import { readAskable } from "./askable.server";
import { InvitedTable } from "./InvitedTable";
import { InviteForm } from "./InviteForm";
import { OutcomeView } from "./OutcomeView";
import { readShownWave } from "./view.server";
import { WaveForm } from "./WaveForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.wave.name} · Pulse · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see pulse", async (visited) => {
    const { db, viewer } = visited;
    const { collaborative, members } = await readCatalog(db);
    const wave = await waveAt(db, args.params.wave);
    const mayRun = may(viewer, "run pulse");
    if (wave.state === "planned" && !mayRun) throw notFound("There is no such round of the pulse.");
    const waves = await readWaves(db);
    const closed = waves.find(({ id, state }) => id === wave.id && state === "closed");
    const invited = mayRun && !closed ? await readInvited(db, wave.id) : [];
    return {
      shell: shellOf(visited, collaborative),
      wave,
      mayRun: mayRun && !closed,
      mails: args.context.post !== undefined,
      invited,
      askable: mayRun && !closed ? await readAskable(db, members, invited) : [],
      shown: closed ? await readShownWave(db, waves, closed) : null,
    };
  });
}

export const action = (args: ActionFunctionArgs) => waveAction(args);

export default function WavePage() {
  const { shell, wave, mayRun, mails, invited, askable, shown } = useLoaderData<typeof loader>();
  const answer = useAnswer<WaveAnswer>();
  const resultOf = (intent: string) => (answer?.intent === intent ? answer.result : undefined);
  const { name, state, answered, k, asksGroup, revision } = wave;
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={paths.pulse(shell.slug)}>Pulse</Link>}
        title={name}
        lead={
          state === "open"
            ? `${answered} of ${wave.invited} have answered. Answers are shown once the round is closed.`
            : state === "planned"
              ? "Planned. The first invitation opens the round and fixes what is set here."
              : undefined
        }
      >
        {answer?.fault ? <Notice tone="error">{answer.fault}</Notice> : null}
        {answer?.done ? (
          <Announced of={answer}>
            <Notice tone="success">{answer.done}</Notice>
          </Announced>
        ) : null}
        {answer?.link ? (
          <Announced of={answer}>
            <CopyText
              label={`Link for ${answer.link.name}`}
              hint="Pass it on without opening it. Whoever holds it can answer once."
            >
              {answer.link.address}
            </CopyText>
          </Announced>
        ) : null}
        {shown ? <OutcomeView shown={shown} locale={shell.locale} /> : null}
        {mayRun ? (
          <>
            {state === "planned" ? (
              <Section title="What is fixed">
                <WaveForm
                  key={revision}
                  value={{ name, k, asksGroup }}
                  revision={revision}
                  lastResult={resultOf("save")}
                />
                <TwoStepRemoval
                  first="Remove…"
                  button="Remove this round"
                  name="intent"
                  value="remove"
                  fields={{ revision }}
                  className="mt-8"
                >
                  <p>Nobody has been asked yet.</p>
                </TwoStepRemoval>
              </Section>
            ) : null}
            {invited.length > 0 ? <InvitedTable invited={invited} mails={mails} /> : null}
            <Section
              title="Invite people"
              lead={
                mails
                  ? "Those with an e-mail address get the link by mail. Links for others can be passed on."
                  : "No mail server is set up: show each link and pass it on."
              }
            >
              <InviteForm key={invited.length} askable={askable} lastResult={resultOf("invite")} />
            </Section>
            {state === "open" ? (
              <Section title="Close the round" lead="For good: no answer comes in afterwards.">
                <TwoStepRemoval first="Close for good…" button="Close the round" name="intent" value="close">
                  <p>
                    All answers are stored again in random order, every link is destroyed, and what may be
                    shown is shown to everyone with a role here.{" "}
                    {answered < k
                      ? `Only ${answered} have answered: with fewer than ${k}, nothing will ever be shown.`
                      : ""}
                  </p>
                </TwoStepRemoval>
              </Section>
            ) : null}
          </>
        ) : null}
      </Page>
    </CollaborativeShell>
  );
}
