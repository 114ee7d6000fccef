import { z } from "zod";
import { nameKey } from "~/domain/members/member";
import { isMemberRole, ROLE_NAMES, ROLES, type Role } from "~/domain/terms";

/** Several people to invite from one paste: a line each, as copied from a spreadsheet or typed. */

/** More lines than these are refused. */
export const MOST_INVITED = 200;
/** More characters than these are refused. A form this long can still be sent again after a question for the password. */
export const MOST_PASTED_CHARS = 40_000;

export interface PastedInvitation {
  /** Counted from 1. */
  line: number;
  email: string;
  role: Role;
  memberId: string | null;
}

export interface PastedInvitations {
  invitations: PastedInvitation[];
  /** What is wrong, each with its line; with a fault, nobody may be invited. */
  faults: { line: number; message: string }[];
}

const HEADINGS = ["email", "emailaddress", "address", "mail"];
const ROLE_LIST = Object.values(ROLE_NAMES).join(", ");
const LONGEST_ADDRESS = 200;

type KnownMember = { id: string; name: string; slug: string };

/**
 * Reads lines of e-mail address, role, and, for the roles of one member, institution (its name or short name), separated
 * by tabs, semicolons, or commas. A heading is left out.
 */
export function readPastedInvitations(text: string, members: readonly KnownMember[]): PastedInvitations {
  const refuse = (line: number, message: string) => ({ invitations: [], faults: [{ line, message }] });
  if (text.length > MOST_PASTED_CHARS)
    return refuse(1, `Paste at most ${MOST_PASTED_CHARS.toLocaleString("en-US")} characters.`);
  const separator = text.includes("\t") ? "\t" : text.includes(";") ? ";" : ",";
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line, place) => ({ line: place + 1, cells: line.split(separator).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const rows = HEADINGS.includes(nameKey(lines[0]?.cells[0] ?? "")) ? lines.slice(1) : lines;
  if (rows.length === 0) return refuse(1, "Enter at least one person.");
  const more = rows[MOST_INVITED];
  if (more) return refuse(more.line, `Invite at most ${MOST_INVITED} people at once.`);
  const invitations: PastedInvitation[] = [];
  const faults = rows.flatMap(({ line, cells }) => {
    const read = readLine(cells, members);
    if (typeof read === "string") return [{ line, message: read }];
    const same = invitations.find(({ email }) => email === read.email);
    if (same) return [{ line, message: `${read.email} is in line ${same.line} already.` }];
    invitations.push({ line, ...read });
    return [];
  });
  return { invitations, faults };
}

/** Whom a line invites, or what is wrong with it. */
function readLine(cells: string[], members: readonly KnownMember[]): Omit<PastedInvitation, "line"> | string {
  const [address = "", roleText = "", memberText = "", ...more] = cells;
  if (more.some((cell) => cell !== ""))
    return "There are more than three parts: address, role, institution. Separate them with semicolons if a name has a comma.";
  if (address === "") return "Enter an e-mail address.";
  if (address.length > LONGEST_ADDRESS) return `Use at most ${LONGEST_ADDRESS} characters for an address.`;
  if (!z.email().safeParse(address).success)
    return `“${address.slice(0, 60)}” is not an e-mail address, such as name@example.org.`;
  const email = address.toLowerCase();
  const role = roleOf(roleText);
  if (role === null)
    return roleText === ""
      ? `Enter a role after the address: ${ROLE_LIST}.`
      : `“${roleText.slice(0, 60)}” is not a role. The roles are ${ROLE_LIST}.`;
  const roleName = ROLE_NAMES[role].toLowerCase();
  if (!isMemberRole(role))
    return memberText === ""
      ? { email, role, memberId: null }
      : `Leave the institution out: the role of ${roleName} is for the whole collaborative.`;
  if (memberText === "") return `Enter the institution that this ${roleName} represents.`;
  const member = memberOf(memberText, members);
  return member
    ? { email, role, memberId: member.id }
    : `“${memberText.slice(0, 60)}” is not a member here. Write its name as in the list of members.`;
}

function roleOf(text: string): Role | null {
  const key = nameKey(text);
  return ROLES.find((role) => nameKey(role) === key || nameKey(ROLE_NAMES[role]) === key) ?? null;
}

const memberOf = (text: string, members: readonly KnownMember[]) =>
  members.find(({ slug }) => slug === text.toLowerCase()) ??
  members.find(({ name }) => nameKey(name) === nameKey(text));
