import type { Visit } from "~/access/visit.server";
import type { Member } from "~/domain/terms";
import { readPeople } from "~/records/partnership/people.server";
import type { Invited } from "~/records/pulse/invitations.server";
import { todayIso } from "~/records/today";

/** People of members and partners who are in their job now and not yet invited, with their organization. */
export async function readAskable(
  db: Visit["db"],
  members: readonly Member[],
  invited: readonly Invited[],
): Promise<{ value: string; label: string }[]> {
  const today = todayIso();
  const { contacts, partners } = await readPeople(db);
  const nameOf = new Map([...members, ...partners].map(({ id, name }) => [id, name]));
  return contacts
    .filter(({ id, from, until }) => {
      const current = from <= today && (until === null || until >= today);
      return current && !invited.some(({ contactId }) => contactId === id);
    })
    .map(({ id, name, memberId, partnerId }) => ({
      value: id,
      label: `${name}, ${nameOf.get(memberId ?? partnerId ?? "") ?? ""}`,
    }));
}
