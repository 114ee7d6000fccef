import type { Role, Viewer } from "../domain/types";

/** What one may do; every loader and action names what it needs. */
export const PERMISSIONS = {
  /** Overview, strategies, members and arithmetic, as disclosure allows. */
  "see figures": ["backbone", "convener", "executive", "data_lead"],
  /** The entry grid; a data lead only its own member's, a convener without changing anything. */
  "see entries": ["backbone", "convener", "data_lead"],
  "enter data": ["backbone", "data_lead"],
  /** Opening and closing years, verifying, sending back, reminding. */
  "run years": ["backbone"],
  "export data": ["backbone", "convener", "executive", "data_lead"],
  /** The investment ledger, as disclosure allows: an institution may see only its own part. */
  "see ledger": ["backbone", "convener", "executive", "data_lead"],
  "keep ledger": ["backbone"],
  "manage members": ["backbone"],
  /** Name, place, baseline year, and how numbers are written. */
  "manage profile": ["backbone"],
  /** What is asked of members, and how it is split by group. */
  "manage measures": ["backbone"],
  /** Figures of the community, by hand and from outside; everybody sees them. */
  "manage indicators": ["backbone"],
  /** What members see of each other. */
  "manage disclosure": ["backbone"],
  /** Goals, and the interviews that they come from; goals are seen by everybody as disclosure allows. */
  "set goals": ["backbone", "convener"],
  /** Where members and the backbone stand on the Continuum: the backbone's view, and what is agreed. */
  "rate members": ["backbone", "convener"],
  /** Where one's own institution stands, as it sees itself. */
  "rate own institution": ["executive", "data_lead"],
  /** What members are placed on: practices, descriptors and the names of stages. */
  "keep rubric": ["backbone", "convener"],
  /** Progress reports: drafts are for whoever writes them, what is published for everybody. */
  "write reports": ["backbone", "convener"],
  "see reports": ["backbone", "convener", "executive", "data_lead"],
  /** What was changed by whom, anywhere; a data lead sees its own member's. */
  "see activity": ["backbone", "convener", "data_lead"],
  "manage people": ["backbone"],
  /** Keys for programs: whoever makes one gives away what its role sees. */
  "manage tokens": ["backbone"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function may(viewer: Pick<Viewer, "role">, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(viewer.role);
}

/** A data lead and an executive stand for one member and reach no other's entries. */
export function mayReachMember(viewer: Viewer, memberId: string): boolean {
  return viewer.memberId === null || viewer.memberId === memberId;
}
