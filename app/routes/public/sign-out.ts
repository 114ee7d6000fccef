import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/access/auth.server";
import { prepareSignOut } from "~/access/sign-in/sso/out.server";
import { paths } from "~/paths";

export const loader = () => redirect(paths.home());

export async function action({ request, context }: ActionFunctionArgs) {
  const institution = await prepareSignOut(context, request);
  const headers = await signOut(context.auth, request);
  headers.set("clear-site-data", '"storage"');
  if (institution === null) return redirect(paths.home(), { headers });
  headers.append("set-cookie", institution);
  return redirect(paths.signOutInstitution(), { headers });
}
