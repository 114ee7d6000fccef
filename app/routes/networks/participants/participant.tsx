import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { frameOf, visitNetwork } from "~/access/networks/visit.server";
import { notFound } from "~/access/visit.server";
import { mailForm, participantForm } from "~/domain/networks/forms";
import { gapsOf } from "~/domain/networks/participants";
import { MAIL_CHOICES } from "~/domain/networks/terms";
import { paths } from "~/paths";
import { readParticipants } from "~/records/networks/participants.server";
import { readReceived } from "~/records/networks/received.server";
import { todayIso } from "~/records/today";
import { useAnswer } from "~/routes/shared/forms";
import { choices } from "~/routes/shared/ListFilters";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { Notice } from "~/ui/layout/Notice";
import { Page, Section } from "~/ui/layout/Page";
import { networkAction } from "../forms/action.server";
import type { NetworkAnswer } from "../forms/answer";
import { NetworkForm } from "../forms/NetworkForm";
import { ReceivedGift } from "../gifts/ReceivedGift";
import { NetworkShell } from "../NetworkShell";
import { PARTICIPANT_FIELDS } from "./fields";
import { Representatives } from "./Representatives";
import { participantSteps } from "./steps.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.participant.name} · ${data.frame.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visitNetwork(args, "take part", async (visited) => {
    const { db, role, person } = visited;
    const id = z.uuid().safeParse(args.params.participant).data;
    const [participant] = id ? await readParticipants(db, id) : [];
    if (!participant) throw notFound("There is no such participant.");
    const runs = role === "coordinator";
    const { representatives, ...rest } = participant;
    return {
      frame: frameOf(visited),
      participant: rest,
      gaps: gapsOf(representatives),
      // Addresses are for the coordinator, who invites them.
      representatives: representatives.map(({ email, userId, mail: _, ...own }) => ({
        ...own,
        email: runs ? email : "",
        joined: userId !== null,
      })),
      mail: representatives.find(({ userId }) => userId === person.id)?.mail ?? null,
      gifts: (await readReceived(db, todayIso())).filter((gift) => gift.participantId === participant.id),
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  networkAction(
    args,
    participantSteps(
      args,
      z.uuid().safeParse(args.params.participant).data ?? "00000000-0000-7000-8000-000000000000",
    ),
  );

export default function ParticipantPage() {
  const { frame, participant, gaps, representatives, mail, gifts } = useLoaderData<typeof loader>();
  const answer = useAnswer<NetworkAnswer>();
  const runs = frame.role === "coordinator";
  return (
    <NetworkShell frame={frame}>
      <Page
        eyebrow={<Link to={paths.networkParticipants(frame.slug)}>Participants</Link>}
        title={participant.name}
        lead={[participant.place, participant.about].filter(Boolean).join(". ") || undefined}
      >
        {answer?.fault && answer.of === "" ? <Notice tone="error">{answer.fault}</Notice> : null}
        {answer?.secret ? (
          <CopyText label={answer.secret.label} hint="It is shown only this once.">
            {answer.secret.text}
          </CopyText>
        ) : null}
        {participant.website ? (
          <p>
            <a href={participant.website} rel="noreferrer">
              {participant.website}
            </a>
          </p>
        ) : null}
        <Representatives runs={runs} people={representatives} gaps={gaps} answer={answer} />
        {mail ? (
          <Section title="Your mail">
            <NetworkForm
              key={mail}
              id="mail"
              schema={mailForm}
              fields={[{ name: "mail", label: "Messages of this network", kind: choices(MAIL_CHOICES) }]}
              values={{ mail }}
              intent="mail"
              button="Save"
              kind="secondary"
              answer={answer}
            />
          </Section>
        ) : null}
        <Section title="Given to the network">
          {gifts.length === 0 ? (
            <p className="text-ink-soft">Nothing can be seen at the moment.</p>
          ) : (
            <div className="grid gap-10">
              {gifts.map((gift) => (
                <ReceivedGift key={gift.id} frame={frame} gift={gift} />
              ))}
            </div>
          )}
        </Section>
        {runs && !participant.linked ? (
          <Section
            title="A collaborative on this server"
            lead="Its convener enters a code under Partnership → Networks. A new code replaces the one before."
          >
            <Form method="post" className="no-print">
              <Button kind="secondary" name="intent" value="code">
                Make a code
              </Button>
            </Form>
          </Section>
        ) : null}
        {runs ? (
          <Section title="Change the entry">
            <NetworkForm
              key={participant.revision}
              id="participant"
              schema={participantForm}
              fields={PARTICIPANT_FIELDS}
              values={{
                name: participant.name,
                place: participant.place,
                website: participant.website,
                about: participant.about,
                joinedOn: participant.joinedOn,
                leftOn: participant.leftOn ?? "",
              }}
              hidden={{ revision: participant.revision }}
              intent="change"
              button="Save changes"
              kind="secondary"
              answer={answer}
            />
          </Section>
        ) : null}
      </Page>
    </NetworkShell>
  );
}
