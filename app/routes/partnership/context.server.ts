import { notFound, type Visit } from "~/access/visit.server";
import type { Disclosed } from "~/domain/disclosure/disclosure";
import {
  discloseBodies,
  discloseDecisions,
  discloseMeetings,
  type Reach,
  reachOf,
} from "~/domain/meetings/disclosure";
import type { RecordedDecision } from "~/domain/meetings/minutes";
import type { Directory } from "~/domain/people/bodies";
import { discloseContacts } from "~/domain/people/disclosure";
import type { Catalog, Viewer } from "~/domain/terms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readDecisions } from "~/records/meetings/decisions.server";
import { type ListedMeeting, readMeetings } from "~/records/meetings/meetings.server";
import { readBodies, type StoredBody } from "~/records/partnership/bodies.server";
import { readPeople, type StoredContact, type StoredPartner } from "~/records/partnership/people.server";
import { todayIso } from "~/records/today";

/** The partnership as a viewer may see it: who takes part, and the bodies they may read of. */
export interface Partnership {
  catalog: Catalog;
  viewer: Viewer;
  today: string;
  /** For names; its contacts carry no addresses. */
  directory: Directory;
  contacts: Disclosed<StoredContact[]>;
  partners: StoredPartner[];
  bodies: Disclosed<StoredBody[]>;
  /** How far the viewer reaches into each body, by id. */
  reaches: Map<string, Reach>;
}

/** Three statements. */
export async function readPartnership({ db, viewer }: Pick<Visit, "db" | "viewer">): Promise<Partnership> {
  const catalog = await readCatalog(db);
  const { contacts, partners } = await readPeople(db);
  const bodies = await readBodies(db);
  const today = todayIso();
  const directory: Directory = { members: catalog.members, partners, contacts };
  return {
    catalog,
    viewer,
    today,
    directory,
    contacts: discloseContacts(contacts, viewer) as Disclosed<StoredContact[]>,
    partners,
    bodies: discloseBodies(bodies, viewer, directory, today),
    reaches: new Map(bodies.map((body) => [body.id, reachOf(viewer, body, directory, today)])),
  };
}

/** @throws 404 if there is no such body, or the viewer may not know of it */
export function bodyIn({ bodies }: Partnership, id: string | undefined): StoredBody {
  const body = bodies.find((known) => known.id === id);
  if (!body) throw notFound("There is no such body here, or you may not see it.");
  return body;
}

export async function readVisibleMeetings(
  db: Visit["db"],
  { reaches }: Partnership,
): Promise<Disclosed<ListedMeeting[]>> {
  return discloseMeetings(await readMeetings(db), reaches);
}

export async function readVisibleDecisions(
  db: Visit["db"],
  { reaches }: Partnership,
): Promise<Disclosed<RecordedDecision[]>> {
  return discloseDecisions(await readDecisions(db), reaches);
}

/** Choices of organizations for a form: members first. */
export const organizationChoices = ({ catalog, partners }: Partnership) => [
  ...catalog.members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
  ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name })),
];

/** Whether the organizations and people that a form names exist here. */
export function isKnown({ directory }: Pick<Partnership, "directory">, kind: string, id: string): boolean {
  const known =
    kind === "member" ? directory.members : kind === "partner" ? directory.partners : directory.contacts;
  return known.some((item) => item.id === id);
}
