import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { comeBack } from "~/access/sign-in/sso/institution.server";
import { remember, stash } from "~/access/sign-in/sso/state.server";
import { paths } from "~/paths";

/** Where institutions send people back to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const back = await comeBack(context, request);
  if (!back) throw redirect(paths.home({ institution: "again" }));
  const headers = new Headers({ "cache-control": "no-store" });
  for (const cookie of back.cookies) headers.append("set-cookie", cookie);
  const { slug, next } = back;
  switch (back.outcome) {
    case "signed in":
      headers.append("set-cookie", back.cookie);
      throw redirect(next, { headers });
    case "prove account": {
      const key = await stash(context, back.identity);
      headers.append("set-cookie", remember(context, "link", { slug, next, key }));
      throw redirect(paths.signInLink(), { headers });
    }
    case "refused":
      throw redirect(paths.institution(slug, { next, problem: back.why }), { headers });
  }
}

/** Never shown: the loader always leads on. */
export default function Callback() {
  return null;
}
