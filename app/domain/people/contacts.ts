import { isAway } from "~/domain/people/membership";
import type { Member } from "~/domain/terms";
import type { Duty, PartnerKind } from "./terms";

/** An organization that is no member. */
export interface Partner {
  id: string;
  name: string;
  kind: PartnerKind;
  website: string;
  note: string;
}

/** A person of a member or a partner. */
export interface Contact {
  id: string;
  name: string;
  /** One of the two. */
  memberId: string | null;
  partnerId: string | null;
  jobTitle: string;
  email: string;
  phone: string;
  /** Only a member's contact has one. */
  duty: Duty | null;
  /** ISO dates, both included; `until` is null while it lasts. */
  from: string;
  until: string | null;
  userId: string | null;
  note: string;
}

type Span = Pick<Contact, "from" | "until">;

/** Whether a span covers a day. @param day ISO date */
export const covers = ({ from, until }: Span, day: string): boolean =>
  from <= day && (until === null || day <= until);

/** Who has a duty at a member on a day, or since when nobody has. */
export type Coverage =
  | { kind: "covered"; contactIds: string[] }
  | { kind: "uncovered"; since: string }
  /** It is not a member on that day. */
  | { kind: "not_expected" };

/**
 * Who is a member's sponsor or working lead on a day. Without a current one it is uncovered since the day after the
 * last one's last day, or since it joined (docs/rules.md, section 12.1).
 */
export function coverageOf(
  member: Pick<Member, "id" | "joinedOn" | "leftOn" | "absences">,
  duty: Duty,
  contacts: Pick<Contact, "id" | "memberId" | "duty" | "from" | "until">[],
  day: string,
): Coverage {
  if (isAway(member, day)) return { kind: "not_expected" };
  const all = contacts.filter((contact) => contact.memberId === member.id && contact.duty === duty);
  const current = all.filter((contact) => covers(contact, day));
  if (current.length > 0) return { kind: "covered", contactIds: current.map(({ id }) => id) };
  const ends = all.flatMap(({ until }) => (until !== null && until < day ? [dayAfter(until)] : []));
  // ISO dates sort as text.
  return { kind: "uncovered", since: [member.joinedOn, ...ends].sort().at(-1) ?? member.joinedOn };
}

/** The next day. @param day ISO date */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
