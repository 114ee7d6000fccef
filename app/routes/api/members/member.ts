import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { nameTaken, slugSchema } from "~/domain/members/member";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { FiscalYearFault, lockMemberName, putMember } from "~/records/collaboratives/members.server";
import { memberBody } from "./member-schemas";
import { memberJson } from "./member-shapes";

const MAX_BYTES = 64 * 1024;

/** One institution. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see figures", async ({ db }) => {
    const { members } = await readCatalog(db);
    const member = members.find(({ slug }) => slug === args.params.slug);
    return member ? Response.json(memberJson(member)) : problem(404, "Not found", "There is no such member.");
  });
}

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  if (request.method !== "PUT")
    return problem(405, "Method not allowed", "Create or update a member with PUT.");
  const body = await jsonOf(request, MAX_BYTES);
  return answerCall(args, "manage members", async ({ db }) => {
    const slug = slugSchema.safeParse(params.slug);
    if (!slug.success)
      return problem(
        422,
        "Invalid address",
        "A member’s short name takes lowercase letters, digits, and single hyphens.",
      );
    const parsed = memberBody.safeParse(body);
    if (!parsed.success)
      return problem(
        422,
        "Invalid member",
        "Nothing was stored.",
        parsed.error.issues.map((issue) => ({
          row: null,
          column: issue.path.join(".") || null,
          code: issue.code,
          message: issue.message,
        })),
      );
    await lockMemberName(db, parsed.data.name);
    const { members } = await readCatalog(db);
    const taken = nameTaken({ slug: slug.data, name: parsed.data.name }, members);
    if (taken !== null) return invalid("name", "name_taken", taken);
    const { from = null, ...fields } = parsed.data;
    try {
      const { created, member } = await putMember(db, { ...fields, fiscalYearFrom: from, slug: slug.data });
      return Response.json(memberJson(member), { status: created ? 201 : 200 });
    } catch (error) {
      if (!(error instanceof FiscalYearFault)) throw error;
      return invalid("from", "fiscal_year", error.message);
    }
  });
}

const invalid = (column: string, code: string, message: string) =>
  problem(422, "Invalid member", "Nothing was stored.", [{ row: null, column, code, message }]);
