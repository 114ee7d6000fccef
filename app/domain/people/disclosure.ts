import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import type { Contact } from "./contacts";

/**
 * Contacts as a viewer may see them. Members' people see who takes part for whom; addresses, numbers, and notes only of
 * their own institution's people (docs/rules.md, section 12.3).
 */
export function discloseContacts(contacts: Contact[], viewer: Viewer): Disclosed<Contact[]> {
  if (seesEverything(viewer)) return contacts as Disclosed<Contact[]>;
  return contacts.map((contact) =>
    viewer.memberId !== null && contact.memberId === viewer.memberId
      ? { ...contact, note: "" }
      : { ...contact, email: "", phone: "", note: "", userId: null },
  ) as Disclosed<Contact[]>;
}
