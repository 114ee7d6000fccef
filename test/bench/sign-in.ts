import { DEMO_PASSWORD } from "../../app/demo-accounts.server";

export const DEMO_EMAIL = "backbone@demo.example";

/** Signs in through the form, as a browser does. @returns the session cookie */
export async function signInAs(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/?index`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, password: DEMO_PASSWORD }),
  });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  if (cookies.length === 0) throw new Error(`signing in answered ${response.status}`);
  return cookies.join("; ");
}
