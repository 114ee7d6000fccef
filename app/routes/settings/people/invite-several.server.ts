import type { ActionFunctionArgs } from "@remix-run/node";
import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { visit } from "~/access/visit.server";
import { MOST_PASTED_CHARS, readPastedInvitations } from "~/domain/accounts/pasted";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { inviteAll } from "~/records/people/invitations.server";
import type { Invited, PasteRefused, PeopleAnswer } from "./answer";
import { invitedBy, mailLink, type NewLink, newLink } from "./new-link.server";

/** Invites everybody in a paste, or nobody. The links appear only in this answer and in the letters. */
export async function inviteSeveral(args: ActionFunctionArgs, form: FormData): Promise<PeopleAnswer> {
  const pasted = String(form.get("pasted") ?? "");
  const made = await visit(
    args,
    "manage people",
    async ({ db, person }): Promise<NewLink[] | PasteRefused> => {
      const refuse = (faults: PasteRefused["faults"]) => ({
        pasted: pasted.slice(0, MOST_PASTED_CHARS),
        faults,
      });
      if (linkOrigin(args.context.config, args.request) === null)
        return refuse([{ line: 1, message: NEEDS_APP_URL }]);
      const { collaborative, members } = await readCatalog(db);
      const { invitations, faults } = readPastedInvitations(pasted, members);
      if (faults.length > 0) return refuse(faults);
      const now = new Date();
      const links = invitations.map((invited) => newLink(invited, { collaborative, members, person, now }));
      const known = await inviteAll(
        db,
        links.map(({ invitation }) => invitation),
        now,
      );
      const taken = invitations.flatMap(({ line, email }) => {
        const outcome = known.get(email);
        return outcome ? [{ line, message: `${email} ${TAKEN[outcome]}` }] : [];
      });
      return taken.length > 0 ? refuse(taken) : links;
    },
  );
  return Array.isArray(made) ? { several: await deliverAll(args, made) } : made;
}

const TAKEN = {
  "here already": "already has a role here. Leave the line out.",
  "invited already": "already has an open invitation. Leave the line out.",
};

/** As many letters as the mailer sends at a time. */
const AT_ONCE = 3;

/** Mails the links, in order. Once the mail server fails, the rest are not tried, so that nobody waits for long. */
async function deliverAll(args: ActionFunctionArgs, links: NewLink[]): Promise<Invited[]> {
  const invited: Invited[] = [];
  let hasFailed = false;
  for (let at = 0; at < links.length; at += AT_ONCE) {
    const mailed = await Promise.all(
      links.slice(at, at + AT_ONCE).map(async (link) => {
        const delivery = hasFailed ? NOT_TRIED : await mailLink(args, link);
        const mail = delivery && { sent: delivery.outcome === "sent", detail: delivery.detail };
        return { delivery, invited: invitedBy(args, link, mail) };
      }),
    );
    invited.push(...mailed.map((own) => own.invited));
    // A refused letter is about its address; everything else is about the server.
    hasFailed ||= mailed.some(({ delivery }) => delivery && !["sent", "refused"].includes(delivery.outcome));
  }
  return invited;
}

const NOT_TRIED = {
  outcome: "later" as const,
  detail: "Not tried, because the mail server had just failed.",
};
