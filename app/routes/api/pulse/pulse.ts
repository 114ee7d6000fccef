import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { readWaves } from "~/records/pulse/waves.server";
import { readOutcome } from "~/routes/pulse/index.server";
import type { pulseWave } from "./pulse-schemas";

/** Rounds of the pulse, newest first: of closed ones what may be shown, of an open one how many have answered. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see pulse", async ({ db }) => {
    const rounds: z.infer<typeof pulseWave>[] = [];
    for (const wave of await readWaves(db)) {
      const { id, name, state, openedOn, closedOn, k, invited, answered } = wave;
      if (state === "planned") continue;
      const about = { id, name, state, openedOn, closedOn, smallestNumber: k, invited, answered };
      rounds.push({ ...about, outcome: state === "closed" ? outcomeIn(await readOutcome(db, wave)) : null });
    }
    return Response.json(rounds);
  });
}

type Shown = NonNullable<z.infer<typeof pulseWave>["outcome"]>;

/** How many were asked and answered stands with the round. */
function outcomeIn({
  answered: _answered,
  invited: _invited,
  ...outcome
}: Awaited<ReturnType<typeof readOutcome>>): Shown {
  return outcome;
}
