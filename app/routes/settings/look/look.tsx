import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readLook, writeColors, writeLogo } from "~/records/look/look.server";
import { useAnswer } from "~/routes/shared/forms";
import { stepOf } from "~/routes/shared/steps";
import { Notice } from "~/ui/layout/Notice";
import { SettingsPage } from "../SettingsPage";
import { ColorForm } from "./ColorForm";
import { type ColorFaults, logoIn, readColors } from "./form.server";
import { LogoForm } from "./LogoForm";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Look · ${data.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "manage profile", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      stored: await readLook(visited.db),
      saved: new URL(args.request.url).searchParams.has("saved"),
    };
  });
}

/** What was wrong with the form that was sent. */
type LookAnswer = { of: "colors"; faults: ColorFaults } | { of: "logo"; error: string };

const STEPS = { colors: "colors", logo: "logo", "remove-logo": "remove" } as const;

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const step = await visit(args, "manage profile", async () => stepOf(STEPS, form));
  // Outside the transaction: drawing it takes about a second.
  const logo = step === "logo" ? await logoIn(form, args.request.signal) : null;
  if (typeof logo === "string") return { of: "logo", error: logo } satisfies LookAnswer;
  const done = () => redirect(paths.settingsPage(args.params.collaborative ?? "", "look", { saved: 1 }));
  return visit(args, "manage profile", async ({ db }): Promise<Response | LookAnswer> => {
    if (step === "colors") {
      const read = readColors(form);
      if ("faults" in read) return { of: "colors", faults: read.faults };
      await writeColors(db, read.colors);
      return done();
    }
    await writeLogo(db, logo);
    return done();
  });
}

export default function SettingsLook() {
  const { shell, stored, saved } = useLoaderData<typeof loader>();
  const answer = useAnswer<LookAnswer>();
  return (
    <SettingsPage
      shell={shell}
      title="Look"
      lead="Your logo and two colors, on every page and in reports, slides, and letters. Published reports keep the look they had."
    >
      {saved && !answer ? <Notice tone="success">Saved.</Notice> : null}
      <LogoForm
        name={shell.name}
        address={stored.logoHash ? paths.logo(shell.slug, stored.logoHash) : null}
        error={answer?.of === "logo" ? answer.error : null}
      />
      <ColorForm stored={stored} faults={answer?.of === "colors" ? answer.faults : null} />
    </SettingsPage>
  );
}
