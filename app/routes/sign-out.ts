import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { signOut } from "~/access/auth.server";

export const loader = () => redirect("/");

export async function action({ request, context }: ActionFunctionArgs) {
  return redirect("/", { headers: await signOut(context.auth, request) });
}
