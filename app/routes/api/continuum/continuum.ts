import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import type { ShownSubject } from "~/domain/continuum/disclosure";
import type { ShownDistribution } from "~/domain/continuum/shown-distributions";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readContinuum } from "~/records/continuum/continuum.server";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import type { continuum, continuumPractice, continuumSubject } from "./continuum-schemas";

/** The stages of the members and the backbone on the Continuum of Progress in one year. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db, viewer }) => {
    const year = yearParameter(args.request);
    if (typeof year !== "number") return year;
    const catalog = await readCatalog(db);
    const { slug } = catalog.collaborative;
    const shown = await readContinuum(db, viewer, catalog, year);
    const slugs = new Map(catalog.members.map((member) => [member.id, member.slug]));
    const answer: z.infer<typeof continuum> = {
      collaborative: slug,
      year,
      subjects: shown
        ? [...shown.members, shown.backbone].map((subject) =>
            subjectJson(subject, slugs.get(subject.memberId ?? "")),
          )
        : [],
      practices: shown ? shown.practices.map(practiceJson) : [],
    };
    return Response.json(answer);
  });
}

function subjectJson(
  { memberId, rows, stageReached, progressIndex, rated, of }: ShownSubject,
  slug: string | undefined,
): z.infer<typeof continuumSubject> {
  const wanted = rows.flatMap(({ practice, placement }) =>
    placement ? [[practice, placement.rating.wanted] as const] : [],
  );
  return {
    subject: memberId === null ? "backbone" : (slug ?? ""),
    kind: memberId === null ? "backbone" : "member",
    stages: Object.fromEntries(rows.map(({ practice, stage }) => [practice, stage])),
    submitted: rows.flatMap(({ practice, submitted }) => (submitted ? [practice] : [])),
    stageReached,
    progressIndex,
    rated,
    of,
    wanted: Object.fromEntries(wanted),
  };
}

function practiceJson({
  practice,
  counts,
  median,
  rated,
  of,
  withheld,
}: ShownDistribution): z.infer<typeof continuumPractice> {
  const [none, first, second, third] = counts ?? [0, 0, 0, 0];
  return {
    practice,
    counts: counts && { "0": none, "1": first, "2": second, "3": third, unrated: of - rated },
    median,
    withheld,
  };
}
