import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { jsonOf } from "~/access/body.server";
import { problem } from "~/access/problem";
import { slugSchema } from "~/domain/member";
import { putMember } from "~/records/members.server";
import { memberBody } from "./schemas";
import { memberJson } from "./shapes";

const MOST_BYTES = 64 * 1024;

export const loader = () => problem(405, "Not possible here", "A member is created or updated with PUT.");

export async function action(doorway: ActionFunctionArgs) {
  const { request, params } = doorway;
  if (request.method !== "PUT") return loader();
  const body = await jsonOf(request, MOST_BYTES);
  return answerCall(doorway, "manage members", async ({ db }) => {
    const slug = slugSchema.safeParse(params.slug);
    if (!slug.success)
      return problem(
        422,
        "The address is not right",
        "A member’s short name has small letters, digits and single hyphens.",
      );
    const read = memberBody.safeParse(body);
    if (!read.success)
      return problem(
        422,
        "The member is not right",
        "Nothing was stored.",
        read.error.issues.map((issue) => ({
          row: null,
          column: issue.path.join(".") || null,
          code: issue.code,
          message: issue.message,
        })),
      );
    const { created, member } = await putMember(db, { ...read.data, slug: slug.data });
    return Response.json(memberJson(member), { status: created ? 201 : 200 });
  });
}
