import { eq, inArray } from "drizzle-orm";
import type { Database } from "~db/client";
import { users } from "~db/schema";
import type { Auth } from "./access/auth.server";
import { signUp } from "./access/auth.server";
import type { Role } from "./domain/types";

/** People of the demo: they work only while the server runs in demo mode, so their password is no secret. */
export const DEMO_PASSWORD = "tidemark-demo";

export const DEMO_ACCOUNTS: {
  role: Role;
  name: string;
  email: string;
  member: string | null;
  text: string;
}[] = [
  {
    role: "backbone",
    name: "Ana Ruiz",
    email: "backbone@demo.example",
    member: null,
    text: "Runs the collaborative: enters and checks every member’s numbers",
  },
  {
    role: "convener",
    name: "Marcus Bell",
    email: "convener@demo.example",
    member: null,
    text: "Brings the members together: sees every figure, changes none",
  },
  {
    role: "executive",
    name: "Dr. Helen Osei",
    email: "executive@demo.example",
    member: "tarrow-valley-health",
    text: "Leads Tarrow Valley Health: looks for ten seconds",
  },
  {
    role: "data_lead",
    name: "Priya Nair",
    email: "data.lead@demo.example",
    member: "wenlow-state",
    text: "Supplies the numbers of Wenlow State University, and only those",
  },
];

/** The demo people's ids by role; accounts that are not there yet are made. */
export async function ensureDemoAccounts(database: Database, auth: Auth): Promise<Map<Role, string>> {
  const emails = DEMO_ACCOUNTS.map((account) => account.email);
  const find = () =>
    database.db.select({ id: users.id, email: users.email }).from(users).where(inArray(users.email, emails));
  const there = new Set((await find()).map((row) => row.email));
  for (const { email, name } of DEMO_ACCOUNTS) {
    if (there.has(email)) continue;
    await signUp(auth, { email, name, password: DEMO_PASSWORD });
    await database.db.update(users).set({ demo: true }).where(eq(users.email, email));
  }
  const ids = new Map((await find()).map((row) => [row.email, row.id]));
  return new Map(DEMO_ACCOUNTS.map(({ role, email }) => [role, ids.get(email) ?? ""]));
}
