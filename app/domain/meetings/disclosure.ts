import { type Disclosed, seesEverything } from "~/domain/disclosure/disclosure";
import { type Body, type Directory, isSeatOf } from "~/domain/people/bodies";
import type { Viewer } from "~/domain/terms";
import type { Meeting } from "./meeting";
import type { Minutes, RecordedDecision } from "./minutes";
import type { MeetingState } from "./terms";

/**
 * Who reads what a body does (docs/rules.md, section 12.3). Backbone staff and conveners read and write everything.
 * Members' people read the bodies that their institution sits in, and all others unless they are closed.
 */
export type Reach = "all" | "sits" | "others" | "none";

/** How far a viewer reaches into a body. An ended seat gives no access. @param day today, an ISO date */
export function reachOf(
  viewer: Viewer,
  body: Pick<Body, "closed" | "seats">,
  directory: Pick<Directory, "contacts">,
  day: string,
): Reach {
  if (seesEverything(viewer)) return "all";
  const { memberId } = viewer;
  const current = body.seats.filter(({ from, until }) => from <= day && (until === null || day <= until));
  if (memberId !== null && current.some((seat) => isSeatOf(seat, memberId, directory))) return "sits";
  return body.closed ? "none" : "others";
}

/** The bodies that a viewer may read of. */
export function discloseBodies<B extends Pick<Body, "closed" | "seats">>(
  bodies: B[],
  viewer: Viewer,
  directory: Pick<Directory, "contacts">,
  day: string,
): Disclosed<B[]> {
  return bodies.filter((body) => reachOf(viewer, body, directory, day) !== "none") as Disclosed<B[]>;
}

/** Agendas are read once they are out. */
export const readsAgenda = (reach: Reach, state: MeetingState): boolean =>
  reach === "all" || (reach !== "none" && state !== "planned");

/** Minutes are read by those who sit in the body once they are out, by others once they are approved. */
export function readsMinutes(reach: Reach, state: MeetingState): boolean {
  if (reach === "all") return true;
  return state === "approved" ? reach !== "none" : reach === "sits" && state === "minutes_out";
}

/** The meetings of the bodies that a viewer may read of. */
export function discloseMeetings<M extends Pick<Meeting, "bodyId">>(
  meetings: M[],
  reaches: Map<string, Reach>,
): Disclosed<M[]> {
  return meetings.filter(({ bodyId }) => (reaches.get(bodyId) ?? "none") !== "none") as Disclosed<M[]>;
}

/** The decisions that a viewer may read: with the minutes that they stand in. */
export function discloseDecisions(
  decisions: RecordedDecision[],
  reaches: Map<string, Reach>,
): Disclosed<RecordedDecision[]> {
  return decisions.filter(({ meeting }) =>
    readsMinutes(reaches.get(meeting.bodyId) ?? "none", meeting.state),
  ) as Disclosed<RecordedDecision[]>;
}

/** Minutes for a viewer: who was there is shown of one's own institution only. Null: for the public, of nobody. */
export function discloseMinutes(minutes: Minutes, viewer: Viewer | null): Disclosed<Minutes> {
  if (viewer !== null && seesEverything(viewer)) return minutes as Disclosed<Minutes>;
  const own = viewer?.memberId ?? null;
  const seats = minutes.seats.filter(({ memberIds }) => own !== null && memberIds.includes(own));
  return { ...minutes, guests: "", seats } as Disclosed<Minutes>;
}
