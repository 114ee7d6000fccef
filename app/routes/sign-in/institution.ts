import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { institutionOf, sendToInstitution } from "~/access/sign-in/sso/institution.server";
import { log } from "~/log.server";
import { paths } from "~/paths";
import { beginIn, safeNext } from "~/routes/shared/safe-next";

/** Sends a person to their institution. A link leads here: a form could not lead to another site. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slug = params.collaborative ?? "";
  const again = new URL(request.url).searchParams.has("again");
  const institution = await institutionOf(context, slug);
  const asked = safeNext(request);
  if (!institution) throw redirect(paths.home({ next: asked === "/" ? paths.overview(slug) : asked }));
  const next = asked === "/" ? beginIn(slug) : asked;
  // A link on another site leads to our own page first, so that nobody is signed in without meaning to.
  if (request.headers.get("sec-fetch-site") === "cross-site")
    throw redirect(paths.institution(slug, { next }));
  try {
    return await sendToInstitution(context, request, { institution, next, again });
  } catch (error) {
    if ((error as Error).name !== "ProviderError") throw error;
    log.warn(error, "a provider could not be asked");
    throw redirect(paths.institution(slug, { next, problem: "unreachable" }));
  }
}
