import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import type { TypedRating } from "~/domain/continuum/form";
import { asProblem, type Fault, faultsOf, overtaken, refuse } from "~/routes/api/answering/refusals";
import { byMethod, onlyTakes } from "~/routes/api/answering/removing.server";
import { badParameter } from "~/routes/api/answering/year-parameter";
import { storeRatings } from "~/routes/continuum/index.server";
import { ratingsBody } from "./continuum-schemas";

const BODY_BYTES = 256 * 1024;
const WORD = "rating";

export const loader = onlyTakes({ PUT: true });

/** Rates a subject in a year, as the token's role may: oneself, as the backbone sees a member, or as was agreed. */
export const action = byMethod({ PUT: rate });

async function rate(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "see figures", async (call) => {
    const year = new URL(args.request.url).searchParams.get("year");
    if (year === null) return badParameter("year", "year is required and must be a year, such as 2025.");
    const parsed = ratingsBody.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const { ratings, draft } = parsed.data;
    const byPractice = new Map(ratings.map((rating) => [rating.practice, rating]));
    if (byPractice.size < ratings.length)
      return refuse(WORD, [{ field: "ratings", message: "A practice is sent twice." }]);
    const known = new Set<string>();
    const { stored, submitted, answer } = await storeRatings(call, {
      request: args.request,
      subject: args.params.subject,
      intent: draft ? "later" : "submit",
      sent(practice) {
        known.add(practice);
        const rating = byPractice.get(practice);
        if (!rating) return null;
        return { typed: typedOf(rating), revision: rating.revision ?? null, declined: rating.declined };
      },
    });
    const unknown = ratings.filter(({ practice }) => !known.has(practice));
    // Thrown, so that nothing of the others is stored.
    if (unknown.length > 0)
      throw refuse(
        WORD,
        unknown.map(({ practice }) => ({
          field: practice.slice(0, 80),
          message: "The rubric of this year has no such practice for this subject.",
        })),
      );
    if (Object.keys(answer.conflicts).length > 0) return overtaken(WORD);
    if (!stored) return refuse(WORD, faultsIn(answer.faults));
    return Response.json({ submitted, revisions: answer.revisions });
  }).catch(asProblem);
}

type Rating = (typeof ratingsBody)["_output"]["ratings"][number];

const text = (number: number | null) => (number === null ? "" : String(number));

const typedOf = ({ stage, wanted, wantedBy, evidence, links }: Rating): TypedRating => ({
  stage: text(stage),
  wanted: text(wanted),
  wantedBy: text(wantedBy),
  evidence,
  links: links.join("\n"),
});

const faultsIn = (faults: Record<string, Partial<Record<string, string>>>): Fault[] =>
  Object.entries(faults).flatMap(([practice, byField]) =>
    Object.entries(byField).map(([field, message]) => ({
      field: `${practice}.${field}`,
      message: message ?? "",
    })),
  );
