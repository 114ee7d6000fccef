import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { may } from "~/access/permissions";
import { giftState } from "~/domain/networks/gift";
import { readGifts } from "~/records/networks/given.server";
import { todayIso } from "~/records/today";
import type { gift } from "./gift-schemas";

/** What was given to networks; those who give also see what waits to be confirmed. Copies themselves are not in it. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see gifts", async ({ db, viewer }) => {
    const today = todayIso();
    const gifts = await readGifts(db);
    const shown = may(viewer, "give to networks") ? gifts : gifts.filter(({ givenOn }) => givenOn !== null);
    return Response.json(
      shown.map(
        (own): z.infer<typeof gift> => ({
          id: own.id,
          network: own.network,
          kind: own.kind,
          title: own.title,
          year: own.year,
          state: giftState(own, today),
          givenOn: own.givenOn,
          until: own.until,
          confirmedBy: own.confirmedBy,
          decision: own.decision,
          withdrawnOn: own.withdrawnOn,
        }),
      ),
    );
  });
}
