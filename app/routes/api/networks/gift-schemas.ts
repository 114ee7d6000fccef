import { z } from "zod";
import { GIFT_KINDS, GIFT_STATES } from "~/domain/networks/gift";
import { schemas } from "~/routes/api/schemas";

/** What was given to networks, in the API's responses. */

const oneOf = <Key extends string>(words: Record<Key, string>) =>
  z.enum(Object.keys(words) as [Key, ...Key[]]);

export const gift = z
  .strictObject({
    id: z.string(),
    network: z.string(),
    kind: oneOf(GIFT_KINDS),
    title: z.string(),
    year: z.number().nullable(),
    state: oneOf(GIFT_STATES),
    givenOn: z.string().nullable(),
    until: z.string().describe("The last day on which the network may see it."),
    confirmedBy: z.string().nullable(),
    decision: z.string().nullable().describe("Number of the decision by which it was given."),
    withdrawnOn: z.string().nullable(),
  })
  .register(schemas, { id: "Gift" });
