import { type Directory, isFilled, type Seat, seatsOn } from "~/domain/people/bodies";
import { type Contact, covers } from "~/domain/people/contacts";

type People = Omit<Directory, "contacts"> & {
  contacts: (Directory["contacts"][number] & Pick<Contact, "duty">)[];
};

/**
 * Who gets the agenda when a meeting of a body is called: whoever holds a seat on that day, and the alternates. For a
 * seat of a member, these are its sponsor and working lead; for one of a partner, all its contacts.
 * @returns ids of contacts, each once
 */
export function calledContacts(seats: Seat[], directory: People, day: string): string[] {
  const current = directory.contacts.filter((contact) => covers(contact, day));
  const called = seatsOn(seats, day)
    .filter((seat) => isFilled(seat, directory, day))
    .flatMap(({ holder, alternates }) => {
      const holders = current.filter(({ id, memberId, partnerId, duty }) => {
        if (holder?.kind === "contact") return id === holder.id;
        if (holder?.kind === "member") return memberId === holder.id && duty !== null;
        return partnerId === holder?.id;
      });
      return [...holders, ...current.filter(({ id }) => alternates.includes(id))].map(({ id }) => id);
    });
  return [...new Set(called)];
}

/** What a letter tells: that a meeting is called, with its agenda, or that it does not take place. */
export const MEETING_NEWS = ["called", "cancelled"] as const;
export type MeetingNews = (typeof MEETING_NEWS)[number];
