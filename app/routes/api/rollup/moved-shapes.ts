import { z } from "zod";
import type { ShownMoves } from "~/domain/moved/disclosure";
import { add } from "~/domain/numbers/fraction";

/** What moved a figure since the year before, as the API returns it. Shares are fractions: 0.01 is one point. */

const amount = z.number();
const members = z.array(
  z.strictObject({
    member: z.string(),
    own: amount.describe("What the member’s own change moved."),
    mix: amount.nullable().describe("What its weight moved; null for an amount."),
  }),
);

export const moved = z
  .strictObject({
    from: z.int(),
    to: z.int(),
    before: amount,
    after: amount,
    own: amount.describe("Members’ own change, together."),
    mix: amount.nullable(),
    joinedAndLeft: amount.describe("With the other parts, it adds up to after − before."),
    joined: amount.nullable().describe("For an amount: of members without a value in the earlier year."),
    left: amount.nullable().describe("Null where only joinedAndLeft may be shown."),
    notReported: amount.nullable(),
    members,
    hidden: z.int().min(0).describe("Number of members whose parts this token cannot see."),
  })
  .optional()
  .describe("What moved it since the year before; left out if nothing compares, or if withheld.");

export function movedJson(moves: ShownMoves | null): z.infer<typeof moved> | null {
  if (moves === null || moves.kind === "withheld") return null;
  const { from, to, hidden } = moves;
  const share = moves.kind === "share";
  return {
    from,
    to,
    before: Number(moves.before),
    after: Number(moves.after),
    own: Number(moves.own),
    mix: share ? moves.mix : null,
    joinedAndLeft: share ? moves.joinedAndLeft : Number(add(moves.joined, moves.gone)),
    joined: share ? null : Number(moves.joined),
    left: share || moves.left === null ? null : Number(moves.left),
    notReported: share || moves.notReported === null ? null : Number(moves.notReported),
    members: moves.members.map(({ slug, own, mix }) => ({ member: slug, own: Number(own), mix })),
    hidden,
  };
}
