import { json } from "@remix-run/node";
import { sessionTokenOf } from "~/access/auth.server";
import { LONGEST_PASSWORD } from "~/access/credentials";
import type { Permission } from "~/access/permissions";
import { orUnavailable } from "~/access/unavailable.server";
import { type RouteArgs, requirePerson, visit } from "~/access/visit.server";
import { isProofOld } from "~/domain/accounts/session";
import { paths } from "~/paths";
import { isOnlyVouchedFor } from "~/records/people/accounts.server";
import { noteProof, readProof } from "~/records/people/sessions.server";
import { openLobby } from "~db/door";
import { checkPassword } from "./attempts.server";
import { PROOF_FIELD, type ProofQuestion } from "./proof";

/** No form that needs a proof is longer; a longer one is not sent back in a page. */
const LONGEST_FORM = 50_000;

/**
 * Goes on only if a password or another factor was given in the last minutes. Otherwise the answer is a page that
 * asks for the password and then sends the same form again, so that nothing typed is lost. Call it in an action before
 * anything else is done with the form. Demo accounts are not asked: their password is public and proves nothing.
 *
 * Other factors count as well: whoever checks one calls `proveSession`. People without a password sign in at their
 * institution once more, in another tab.
 * @param permission what the page needs, asked first; without it anyone signed in goes on
 * @throws the page; what `visit` throws
 */
export async function requireRecentProof(
  args: RouteArgs,
  form: FormData,
  permission?: Permission,
): Promise<void> {
  const given = form.get(PROOF_FIELD);
  form.delete(PROOF_FIELD);
  const { person, provenAt } = await holderOf(args, permission);
  if (person.demo) return;
  if (typeof given !== "string") {
    if (isProofOld(provenAt, Date.now())) throw await ask(args, form, { person, problem: null });
    return;
  }
  const problem = await problemWith(args, person, given);
  if (problem) throw await ask(args, form, { person, problem });
  await proveSession(args);
}

/** Notes that a password or another factor has just been given in the session of this request. */
export async function proveSession({ request, context }: Omit<RouteArgs, "params">): Promise<void> {
  const token = await sessionTokenOf(context.auth, request);
  if (token === null) return;
  await openLobby(context.database, { secretHash: "" }, (lobby) => noteProof(lobby, token)).catch(
    orUnavailable,
  );
}

async function holderOf(args: RouteArgs, permission: Permission | undefined) {
  if (permission) return visit(args, permission, async ({ person, provenAt }) => ({ person, provenAt }));
  const person = await requirePerson(args);
  const { context, request } = args;
  const token = (await sessionTokenOf(context.auth, request)) ?? "";
  const provenAt = await openLobby(context.database, { secretHash: "" }, (lobby) =>
    readProof(lobby, token),
  ).catch(orUnavailable);
  return { person, provenAt: provenAt?.getTime() ?? 0 };
}

async function problemWith(
  { context }: RouteArgs,
  person: { id: string; email: string },
  password: string,
): Promise<string | null> {
  if (password === "") return "Enter your password.";
  if (password.length > LONGEST_PASSWORD)
    return "This is longer than any password here. Check what you pasted.";
  const checked = await checkPassword(context, person, password);
  if (checked.outcome === "right") return null;
  return checked.outcome === "refused"
    ? "This is not your password. Try again."
    : `Too many attempts. Wait ${checked.retryAfterSeconds} seconds, then try again.`;
}

async function ask(
  args: RouteArgs,
  form: FormData,
  { person, problem }: { person: { id: string; email: string }; problem: string | null },
): Promise<Response> {
  const { request } = args;
  const { pathname, search } = new URL(request.url);
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (length > LONGEST_FORM)
    return new Response("The form is too long. Go back and shorten it.", {
      status: 413,
      statusText: "Too large",
    });
  const query = new URLSearchParams(search);
  // Which of the page's parts a script wants, not part of the page's address.
  query.delete("_data");
  const action = query.size > 0 ? `${pathname}?${query}` : pathname;
  return json<ProofQuestion>(
    {
      proof: { action, fields, email: person.email, problem, institution: await institutionOf(args, person) },
    },
    { status: 403, statusText: "Password needed", headers: { "cache-control": "no-store" } },
  );
}

/** A session that an institution vouches for opens its own collaborative only, so that is whose sign-in proves it. */
async function institutionOf({ context, params }: RouteArgs, { id }: { id: string }): Promise<string | null> {
  const slug = params.collaborative;
  if (slug === undefined) return null;
  const only = await openLobby(context.database, { userId: id }, (lobby) =>
    isOnlyVouchedFor(lobby, id),
  ).catch(orUnavailable);
  return only ? paths.signInInstitution(slug, { again: 1, next: paths.overview(slug) }) : null;
}
