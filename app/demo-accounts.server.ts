import { eq, inArray } from "drizzle-orm";
import type { Auth } from "~/access/auth.server";
import { signUp } from "~/access/auth.server";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import type { Database } from "~db/client";
import { users } from "~db/schema";

/** The demo accounts work only while the server runs in demo mode, so their password is no secret. */
export const DEMO_PASSWORD = "tidemark-demo";

/** The demo's accounts by role, and the one of the second demo. */
export type DemoKey = Role | "public_buyers";

interface DemoAccount {
  key: DemoKey;
  /** As the sign-in page and the console name it. */
  label: string;
  /** Slug of the demo collaborative. */
  collaborative: "demo" | "kestrel-bay";
  role: Role;
  name: string;
  email: string;
  member: string | null;
  text: string;
}

const inDemo = (account: Omit<DemoAccount, "key" | "label" | "collaborative">): DemoAccount => ({
  ...account,
  key: account.role,
  label: ROLE_NAMES[account.role],
  collaborative: "demo",
});

export const DEMO_ACCOUNTS: DemoAccount[] = [
  inDemo({
    role: "backbone",
    name: "Ana Ruiz",
    email: "backbone@demo.example",
    member: null,
    text: "Runs the collaborative: enters and checks every member’s numbers",
  }),
  inDemo({
    role: "convener",
    name: "Marcus Bell",
    email: "convener@demo.example",
    member: null,
    text: "Brings the members together: sees every figure, changes none",
  }),
  inDemo({
    role: "executive",
    name: "Dr. Helen Osei",
    email: "executive@demo.example",
    member: "tarrow-valley-health",
    text: "Leads Tarrow Valley Health: has ten seconds to look",
  }),
  inDemo({
    role: "data_lead",
    name: "Priya Nair",
    email: "data.lead@demo.example",
    member: "wenlow-state",
    text: "Supplies the numbers of Wenlow State University, and only those",
  }),
  {
    key: "public_buyers",
    label: "Public buyers in Canada",
    collaborative: "kestrel-bay",
    role: "backbone",
    name: "June Okafor",
    email: "public.buyers@demo.example",
    member: null,
    text: "Runs a second demo: seventeen public institutions, in Canadian dollars",
  },
];

/** The ids of the demo accounts that there are. */
export async function demoPeople({ db }: Database): Promise<Map<DemoKey, string>> {
  const emails = DEMO_ACCOUNTS.map(({ email }) => email);
  const rows = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  const ids = new Map(rows.map((row) => [row.email, row.id]));
  return new Map(
    DEMO_ACCOUNTS.flatMap(({ key, email }) => {
      const id = ids.get(email);
      return id === undefined ? [] : [[key, id] as const];
    }),
  );
}

/** The demo accounts' ids. Creates those that are missing. */
export async function ensureDemoAccounts(database: Database, auth: Auth): Promise<Map<DemoKey, string>> {
  const there = await demoPeople(database);
  for (const { key, email, name } of DEMO_ACCOUNTS) {
    if (there.has(key)) continue;
    await signUp(auth, { email, name, password: DEMO_PASSWORD });
    await database.db.update(users).set({ demo: true }).where(eq(users.email, email));
  }
  return demoPeople(database);
}
