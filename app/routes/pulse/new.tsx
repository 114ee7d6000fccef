import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { formOf } from "~/access/limits/body.server";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { LEAST_K, waveForm } from "~/domain/pulse/wave";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addWave } from "~/records/pulse/waves.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import { WaveForm } from "./WaveForm";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Plan a round · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "run pulse", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "run pulse", async ({ db }) => {
    const submission = parseWithZod(form, { schema: waveForm });
    if (submission.status !== "success") return data(submission.reply(), { status: 422 });
    const id = await addWave(db, submission.value);
    return redirect(paths.wave(args.params.collaborative ?? "", id));
  });
}

export default function NewWave() {
  const { shell } = useLoaderData<typeof loader>();
  const lastResult = useAnswer();
  const back = paths.pulse(shell.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>Pulse</Link>}
        title="Plan a round"
        lead="This is fixed before the first invitation and never changed afterwards."
      >
        <WaveForm
          value={{ name: "", k: LEAST_K, asksGroup: true }}
          revision={null}
          lastResult={lastResult}
          cancel={back}
        />
      </Page>
    </CollaborativeShell>
  );
}
