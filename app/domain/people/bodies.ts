import type { Member } from "~/domain/terms";
import { type Contact, covers, type Partner } from "./contacts";
import { isAway } from "./membership";
import type { BodyKind, DecisionRule } from "./terms";

/** How many of the filled voting seats must be there. */
export type QuorumRule = { kind: "majority" } | { kind: "at_least"; of: number; in: number };

/** A group that meets and decides. */
export interface Body {
  id: string;
  name: string;
  kind: BodyKind;
  /** What it may decide, in words. */
  remit: string;
  quorum: QuorumRule;
  rule: DecisionRule;
  cadence: string;
  closed: boolean;
  recordsPublic: boolean;
  /** ISO date of its last day; null while it exists. */
  endedOn: string | null;
  seats: Seat[];
}

/** Who holds a seat. */
export interface Holder {
  kind: "contact" | "member" | "partner";
  id: string;
}

export interface Seat {
  id: string;
  /** Null while it is vacant. */
  holder: Holder | null;
  title: string;
  voting: boolean;
  chair: boolean;
  from: string;
  until: string | null;
  /** Contacts who may stand in. */
  alternates: string[];
}

/** Everybody whom seats may refer to. */
export interface Directory {
  members: Pick<Member, "id" | "name" | "slug" | "joinedOn" | "leftOn" | "absences">[];
  partners: Pick<Partner, "id" | "name">[];
  contacts: Pick<Contact, "id" | "name" | "memberId" | "partnerId" | "jobTitle" | "from" | "until">[];
}

/** Whether somebody holds the seat on a day: a contact who has left, and a member that is away, leave it vacant. */
export function isFilled({ holder }: Pick<Seat, "holder">, { contacts, members }: Directory, day: string) {
  if (holder === null) return false;
  if (holder.kind === "partner") return true;
  if (holder.kind === "member") {
    const member = members.find(({ id }) => id === holder.id);
    return member !== undefined && !isAway(member, day);
  }
  const contact = contacts.find(({ id }) => id === holder.id);
  return contact !== undefined && covers(contact, day);
}

/** The seats that a body has on a day. */
export const seatsOn = <S extends Seat>(seats: S[], day: string): S[] =>
  seats.filter((seat) => covers(seat, day));

/** The name of a contact's organization. */
export function organizationOf(
  { memberId, partnerId }: Pick<Contact, "memberId" | "partnerId">,
  { members, partners }: Pick<Directory, "members" | "partners">,
): string {
  const found = memberId
    ? members.find(({ id }) => id === memberId)
    : partners.find(({ id }) => id === partnerId);
  return found?.name ?? "an organization that is gone";
}

/** Names a seat for people: "Maya Ortiz, Tarrow Valley Health", "Quillard", "Vacant: Neighborhood resident". */
export function seatName({ holder, title }: Pick<Seat, "holder" | "title">, directory: Directory): string {
  if (holder === null) return title ? `Vacant: ${title}` : "Vacant";
  if (holder.kind === "contact") {
    const contact = directory.contacts.find(({ id }) => id === holder.id);
    return contact ? `${contact.name}, ${organizationOf(contact, directory)}` : "Somebody who is gone";
  }
  const named = holder.kind === "member" ? directory.members : directory.partners;
  return named.find(({ id }) => id === holder.id)?.name ?? "an organization that is gone";
}

/** Whether a seat belongs to a member: held by it, by one of its people, or with one of them as an alternate. */
export function isSeatOf(
  { holder, alternates }: Pick<Seat, "holder" | "alternates">,
  memberId: string,
  { contacts }: Pick<Directory, "contacts">,
): boolean {
  if (holder?.kind === "member" && holder.id === memberId) return true;
  const people = new Set(contacts.flatMap((contact) => (contact.memberId === memberId ? [contact.id] : [])));
  return (holder?.kind === "contact" && people.has(holder.id)) || alternates.some((id) => people.has(id));
}

/** The words for a quorum rule: "a majority of the filled voting seats". */
export function quorumWords(rule: QuorumRule): string {
  return rule.kind === "majority"
    ? "a majority of the filled voting seats"
    : `at least ${rule.of} of every ${rule.in} filled voting seats`;
}
