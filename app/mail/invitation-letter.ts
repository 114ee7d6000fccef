import { ROLE_NAMES, type Role } from "~/domain/terms";
import { type Letter, letterOf, oneLine } from "./letter";
import { dateWords } from "./reminder-letter";

/** The letter with an invitation's link, which works once for anyone who has it. */
export function invitationLetter(invitation: {
  collaborative: string;
  locale: string;
  inviter: string;
  role: Role;
  member: string | null;
  link: string;
  /** ISO date. */
  until: string;
}): Letter {
  const name = oneLine(invitation.collaborative);
  const as = `${ROLE_NAMES[invitation.role].toLowerCase()}${invitation.member ? ` of ${oneLine(invitation.member)}` : ""}`;
  return letterOf(`Invitation to ${name}`, [
    "Hello,",
    `${oneLine(invitation.inviter)} invites you to take part in ${name} on Tidemark as ${as}. There, the anchor institutions of a place measure together how they hire, buy, and invest.`,
    { link: invitation.link, label: "Accept the invitation" },
    `The link works once, until ${dateWords(invitation.until, invitation.locale)}. It is only for you. Please do not share it.`,
    {
      small: "Not expecting this? You can ignore this message; nothing happens unless you accept.",
    },
  ]);
}
