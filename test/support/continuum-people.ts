import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { personOf, signUp } from "../../app/access/auth.server";
import type { Role } from "../../app/domain/terms";
import { grantRole } from "../../app/records/collaboratives/collaboratives.server";
import * as page from "../../app/routes/continuum/continuum";
import * as csv from "../../app/routes/continuum/continuum-csv";
import * as drafts from "../../app/routes/continuum/rating/drafts";
import * as rate from "../../app/routes/continuum/rating/rate";
import * as session from "../../app/routes/continuum/rating/session";
import * as profile from "../../app/routes/continuum/subject";
import * as settings from "../../app/routes/settings/continuum/continuum";
import type { TestCollaborative } from "./database/databases";

let count = 0;

/**
 * A person with a role in a collaborative, as the pages of the Continuum see them. The pages are those of whichever
 * collaborative the test has made last.
 */
export async function continuumPerson(
  { place, context }: { place: () => TestCollaborative; context: AppLoadContext },
  role: Role,
  member?: string,
) {
  const email = `rater-${++count}@example.org`;
  const headers = await signUp(context.auth, { email, name: `Person ${count}`, password: "a calm river" });
  const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const id =
    (await personOf(context.auth, new Request("http://127.0.0.1", { headers: { cookie } })))?.id ?? "";
  const grant = {
    userId: id,
    role,
    memberId: member
      ? ((await place().catalog()).members.find(({ slug }) => slug === member)?.id ?? "")
      : null,
  };
  await place().enter((db) => grantRole(db, grant));
  const args = (path: string, params: object, body?: BodyInit) =>
    ({
      request: new Request(`http://127.0.0.1/c/${place().slug}/${path}`, {
        headers: { cookie },
        ...(body !== undefined && { method: "POST", body }),
      }),
      params: { collaborative: place().slug, ...params },
      context,
    }) as unknown as LoaderFunctionArgs & ActionFunctionArgs;
  return {
    see: (query: string) => page.loader(args(`continuum?${query}`, {})),
    profile: (subject: string, query: string) =>
      profile.loader(args(`continuum/${subject}?${query}`, { subject })),
    file: () => csv.loader(args("continuum.csv", {})).then((answer) => answer.text()),
    send: (form: FormData | URLSearchParams) => page.action(args("continuum", {}, form)),
    rate: (subject: string, query: string, fields: Record<string, string>) =>
      rate.action(args(`continuum/${subject}/rate?${query}`, { subject }, new URLSearchParams(fields))),
    draft: (subject: string, query: string, fields: Record<string, string>) =>
      drafts.action(
        args(`continuum/${subject}/rate/drafts?${query}`, { subject }, new URLSearchParams(fields)),
      ),
    agree: (query: string, fields: Record<string, string>) =>
      session.action(args(`continuum/session?${query}`, {}, new URLSearchParams(fields))),
    session: (query: string) => session.loader(args(`continuum/session?${query}`, {})),
    settings: (form: FormData) => settings.action(args("settings/continuum", {}, form)),
  };
}

/** The fields of a rating on one practice. */
export const rated = (practiceCode: string, stage: string, more: Record<string, string> = {}) => ({
  [`revision.${practiceCode}`]: "0",
  [`stage.${practiceCode}`]: stage,
  ...Object.fromEntries(Object.entries(more).map(([field, value]) => [`${field}.${practiceCode}`, value])),
});
