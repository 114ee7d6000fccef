import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentProof } from "~/access/account/recent-proof.server";
import { formOf } from "~/access/limits/body.server";
import { mailOrigin } from "~/access/links/link-origin.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { listInvitations } from "~/records/people/invitations.server";
import { listPeople } from "~/records/people/people.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { Announced } from "~/routes/shared/Announced";
import { useAnswer } from "~/routes/shared/forms";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { change, makeResetLink, remove, withdraw } from "./actions.server";
import type { PeopleAnswer } from "./answer";
import { INVITATION_DAYS } from "./form";
import { InvitationList } from "./InvitationList";
import { InvitationMade } from "./InvitationMade";
import { InviteForm } from "./InviteForm";
import { InviteSeveral } from "./InviteSeveral";
import { inviteAgain, inviteSomebody } from "./invite.server";
import { inviteSeveral } from "./invite-several.server";
import { PeopleList } from "./PeopleList";
import { ResetLinkMade } from "./ResetLink";
import { SeveralInvited } from "./SeveralInvited";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `People · ${data.shell.name}` : "Tidemark" },
];

/** The page can show an invitation's link, so nothing may cache it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage people", async (visited) => {
    const { db, person } = visited;
    const { collaborative, members } = await readCatalog(db);
    const people = await listPeople(db);
    const staff = people.filter(({ role }) => role === "backbone");
    const now = new Date();
    // Where mail is sent, people ask for a link themselves.
    const makesLinks = mailOrigin(args.context, args.request) === null;
    return {
      shell: shellOf(visited, collaborative),
      members: members.map(({ slug, name }) => ({ slug, name })),
      mails: args.context.post !== undefined && !person.demo,
      people: people.map(({ userId, role, memberId, name, email, member, since, seenOn, quiet, demo }) => ({
        userId,
        role,
        name,
        email,
        member,
        seenOn,
        quiet,
        memberSlug: members.find(({ id }) => id === memberId)?.slug ?? null,
        since: since.toISOString(),
        you: userId === person.id,
        last: role === "backbone" && staff.length === 1,
        mayReset: makesLinks && !demo && userId !== person.id,
      })),
      invitations: (await listInvitations(db)).map(({ id, email, role, member, createdAt, expiresAt }) => ({
        id,
        email,
        role,
        member,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        expired: expiresAt < now,
      })),
    };
  });
}

/** Handles every form of the page. A new link appears only in the answer. */
export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  await requireRecentProof(args, form, "manage people");
  const answer = await answerTo(args, form);
  return answer instanceof Response ? answer : json(answer, { headers: headers() });
}

function answerTo(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer | Response> {
  if (form.has("again")) return inviteAgain(args, form);
  if (form.has("withdraw")) return withdraw(args, form);
  if (form.has("change")) return change(args, form);
  if (form.has("remove")) return remove(args, form);
  if (form.has("reset")) return makeResetLink(args, form);
  if (form.has("pasted")) return inviteSeveral(args, form);
  return inviteSomebody(args, form);
}

export default function SettingsPeople() {
  const { shell, members, people, invitations, mails } = useLoaderData<typeof loader>();
  const answer = useAnswer<PeopleAnswer>();
  const pasted = answer && "pasted" in answer ? answer : undefined;
  return (
    <SettingsPage
      shell={shell}
      title="People"
      lead="Who takes part in this collaborative, and what they may do."
    >
      {answer && !("refused" in answer || "refusedChange" in answer || "pasted" in answer) ? (
        <Announced of={answer}>
          {"invited" in answer ? (
            <InvitationMade invited={answer.invited} writing={shell} />
          ) : "several" in answer ? (
            <SeveralInvited invited={answer.several} writing={shell} />
          ) : "resetLink" in answer ? (
            <ResetLinkMade made={answer.resetLink} />
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
        title="Invite someone"
        lead={
          mails
            ? `The link is sent by mail and shown to you once. It works once, for ${INVITATION_DAYS} days.`
            : `You get a link to pass on, shown once. It works once, for ${INVITATION_DAYS} days.`
        }
      >
        {/* A new form after each invitation. */}
        <InviteForm
          key={invitations.map(({ id }) => id).join()}
          members={members}
          lastResult={answer && "refused" in answer ? answer.refused : undefined}
        />
        <details className="folded mt-6" open={pasted !== undefined}>
          <summary>Invite several people at once</summary>
          <div className="mt-4">
            <InviteSeveral key={invitations.map(({ id }) => id).join()} answer={pasted} />
          </div>
        </details>
      </Section>
      {invitations.length > 0 ? (
        <Section title="Open invitations" lead="Sent but not yet used.">
          <InvitationList invitations={invitations} writing={shell} />
        </Section>
      ) : null}
    </SettingsPage>
  );
}
