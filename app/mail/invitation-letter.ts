import { ROLE_NAMES, type Role } from "../domain/types";
import { type Letter, letterOf, oneLine } from "./letter";
import { dateWords } from "./reminder-letter";

/** The letter that carries an invitation's link; whoever has the link can use it, once. */
export function invitationLetter(given: {
  collaborative: string;
  locale: string;
  inviter: string;
  role: Role;
  member: string | null;
  link: string;
  /** ISO date. */
  until: string;
}): Letter {
  const name = oneLine(given.collaborative);
  const as = `${ROLE_NAMES[given.role].toLowerCase()}${given.member ? ` of ${oneLine(given.member)}` : ""}`;
  return letterOf(`Invitation to ${name}`, [
    "Hello,",
    `${oneLine(given.inviter)} invites you to take part in ${name} on Tidemark as ${as}. There the anchor institutions of a place measure together how they hire, buy and invest.`,
    { link: given.link, label: "Accept the invitation" },
    `The link works once, until ${dateWords(given.until, given.locale)}. It is meant for you alone: do not pass it on.`,
    {
      small: "Do you not know what this is about? Then ignore it: without you nothing happens.",
    },
  ]);
}
