import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readCatalog } from "~/records/catalog.server";
import { listInvitations } from "~/records/invitations.server";
import { listPeople } from "~/records/people.server";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { Announced } from "./shared/Announced";
import { InvitationList } from "./shared/InvitationList";
import { InvitationMade } from "./shared/InvitationMade";
import { InviteForm } from "./shared/InviteForm";
import { PeopleList } from "./shared/PeopleList";
import {
  change,
  inviteAgain,
  inviteSomebody,
  type PeopleAnswer,
  remove,
  withdraw,
} from "./shared/people.server";
import { SettingsPage } from "./shared/SettingsPage";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `People · ${data.shell.name}` : "Tidemark" },
];

/** A page that shows an invitation's link is kept by no browser and nothing on the way to it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "manage people", async (visited) => {
    const { db, person } = visited;
    const { collaborative, members } = await readCatalog(db);
    const people = await listPeople(db);
    const staff = people.filter(({ role }) => role === "backbone");
    const now = new Date();
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ slug, name }) => ({ slug, name })),
      mails: doorway.context.post !== undefined && !person.demo,
      people: people.map(({ userId, role, memberId, name, email, member, since, seenOn, quiet }) => ({
        ...{ userId, role, name, email, member, seenOn, quiet },
        memberSlug: members.find(({ id }) => id === memberId)?.slug ?? null,
        since: since.toISOString(),
        you: userId === person.id,
        last: role === "backbone" && staff.length === 1,
      })),
      invitations: (await listInvitations(db)).map(({ id, email, role, member, createdAt, expiresAt }) => ({
        ...{
          id,
          email,
          role,
          member,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        },
        expired: expiresAt < now,
      })),
    };
  });
}

/** One form of the page each. The answer is the only place in which a new link ever stands. */
export async function action(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const answer = await answerTo(doorway, form);
  return answer instanceof Response ? answer : json(answer, { headers: headers() });
}

function answerTo(doorway: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  if (form.has("again")) return inviteAgain(doorway, form);
  if (form.has("withdraw")) return withdraw(doorway, form);
  if (form.has("change")) return change(doorway, form);
  if (form.has("remove")) return remove(doorway, form);
  return inviteSomebody(doorway, form);
}

export default function SettingsPeople() {
  const { shell, members, people, invitations, mails } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PeopleAnswer | undefined;
  return (
    <SettingsPage
      shell={shell}
      title="People"
      lead="Who takes part in this collaborative, and what each of them may do."
    >
      {answer && !("refused" in answer || "refusedChange" in answer) ? (
        <Announced of={answer}>
          {"invited" in answer ? (
            <InvitationMade invited={answer.invited} writing={shell} />
          ) : "done" in answer ? (
            <Notice tone="success">{answer.done}</Notice>
          ) : (
            <Notice tone="error">{answer.problem}</Notice>
          )}
        </Announced>
      ) : null}
      <Section title="Here now">
        <PeopleList
          people={people}
          members={members}
          writing={shell}
          refused={answer && "refusedChange" in answer ? answer.refusedChange : null}
        />
      </Section>
      <Section
        title="Invite somebody"
        lead={
          mails
            ? "The link is sent by mail and shown to you once. It works once, for 14 days."
            : "You get a link to pass on, shown once. It works once, for 14 days."
        }
      >
        {/* A new form after each invitation. */}
        <InviteForm
          key={invitations.map(({ id }) => id).join()}
          members={members}
          lastResult={answer && "refused" in answer ? answer.refused : undefined}
        />
      </Section>
      {invitations.length > 0 ? (
        <Section title="Open invitations" lead="Sent, and not used yet.">
          <InvitationList invitations={invitations} writing={shell} />
        </Section>
      ) : null}
    </SettingsPage>
  );
}
