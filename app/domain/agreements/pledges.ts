import type { Member } from "~/domain/terms";
import { holdsFor, stateOf } from "./state";
import { currentMembers, type StoredAgreement } from "./stored";

/** A pledge as reports tell of it. */
export interface ReportedPledge {
  id: string;
  title: string;
  goalIds: string[];
  members: {
    id: string;
    name: string;
    signed: boolean;
    /** A data-sharing agreement in force allows that it is named outside. */
    mayBeNamed: boolean;
  }[];
}

/** Pledges that are not over, with every member of today. */
export function reportedPledges(
  agreements: StoredAgreement[],
  members: readonly Pick<Member, "id" | "name" | "joinedOn" | "leftOn">[],
  today: string,
): ReportedPledge[] {
  const naming = agreements.filter(({ kind, mayName }) => kind === "data_sharing" && mayName);
  const current = currentMembers([...members], today);
  return agreements
    .filter((agreement) => agreement.kind === "pledge" && isStanding(agreement, today))
    .map((pledge) => ({
      id: pledge.id,
      title: pledge.title,
      goalIds: pledge.goalIds,
      members: current.map(({ id, name }) => ({
        id,
        name,
        signed: holdsFor(pledge, id, today),
        mayBeNamed: naming.some((agreement) => holdsFor(agreement, id, today)),
      })),
    }));
}

const isStanding = (agreement: StoredAgreement, today: string) =>
  !["draft", "ended", "replaced"].includes(stateOf(agreement, today));
