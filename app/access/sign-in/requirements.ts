/** What a collaborative asks of a session besides a role. */
import { redirect } from "@remix-run/node";
import { type FactorRule, factorDueOn, type Proof, providerOf } from "~/domain/sign-in";
import type { Role } from "~/domain/terms";
import { paths } from "~/paths";

interface Entrant extends Proof {
  role: Role;
  collaborativeId: string;
  providerId: string | null;
  secondFactor: FactorRule;
}

/**
 * The answer to someone who has a role in a collaborative but must not enter it with this session; null if they may.
 * Pages and files lead to setting up a second factor; forms and programs are refused.
 */
export function keepOut(
  entrant: Entrant,
  { request, slug, today }: { request: Request; slug: string; today: string },
): Response | null {
  if (entrant.providerId !== null && entrant.providerId !== providerOf(entrant.collaborativeId))
    return refusal(
      "You signed in through the institution of another collaborative. Sign out, then sign in with your password.",
    );
  const due = factorDueOn(entrant, entrant.secondFactor);
  if (due === null || today < due) return null;
  if (entrant.providerId !== null)
    return refusal(
      "This collaborative requires a second factor, and your institution did not ask for one. Ask its IT staff to turn it on for Tidemark, or sign out and use your password with a second factor.",
    );
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!reads || request.headers.get("accept")?.includes("json"))
    return refusal("This collaborative requires a second factor. Set one up on the page of your account.");
  const { pathname, search } = new URL(request.url);
  return redirect(paths.accountPage("second-factor", { for: slug, next: pathname + search }));
}

const refusal = (text: string) => new Response(text, { status: 403, statusText: "Not allowed" });
