import { seesEverything } from "~/domain/disclosure/disclosure";
import type { Viewer } from "~/domain/terms";
import type { Subject } from "./continuum";

/** Someone signed in, or the readers of a published report. */
export type ContinuumAudience = Viewer | "public";

/** Someone who neither works for the collaborative nor belongs to a member sees what the public sees. */
export function effectiveAudience(audience: ContinuumAudience): ContinuumAudience {
  if (audience === "public" || audience.memberId !== null || seesEverything(audience)) return audience;
  return "public";
}

/** Whether the audience sees every member by name. */
export const seesAll = (audience: ContinuumAudience) => audience !== "public" && seesEverything(audience);

/** The institution that the audience belongs to; null for none. */
export const ownIdOf = (audience: ContinuumAudience) => (audience === "public" ? null : audience.memberId);

/** Whether the subject is the audience's own institution. */
export const isOwn = (audience: ContinuumAudience, memberId: Subject) =>
  memberId !== null && memberId === ownIdOf(audience);
