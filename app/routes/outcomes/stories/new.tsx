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
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addStory } from "~/records/outcomes/stories.server";
import { CollaborativeShell } from "~/routes/shared/CollaborativeShell";
import { useAnswer } from "~/routes/shared/forms";
import { Page } from "~/ui/layout/Page";
import type { OutcomeAnswer } from "../write.server";
import { readFields } from "./fields.server";
import { StoryForm } from "./StoryForm";
import { readStoryChoices } from "./view.server";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Tell a story · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep stories", async (visited) => {
    const { collaborative } = await readCatalog(visited.db);
    return { shell: shellOf(visited, collaborative), choices: await readStoryChoices(visited) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  return visit(args, "keep stories", async (visited) => {
    const read = await readFields(visited, form);
    if ("refused" in read) return data<OutcomeAnswer>(read.refused, { status: 422 });
    const id = await addStory(visited.db, read.fields);
    return redirect(paths.story(args.params.collaborative ?? "", id));
  });
}

export default function NewStory() {
  const { shell, choices } = useLoaderData<typeof loader>();
  const answer = useAnswer<OutcomeAnswer>();
  const back = paths.stories(shell.slug);
  return (
    <CollaborativeShell shell={shell}>
      <Page
        eyebrow={<Link to={back}>Stories</Link>}
        title="Tell a story"
        lead="A draft needs no consent yet. Release does."
      >
        <StoryForm value={null} revision={null} choices={choices} lastResult={answer?.result} cancel={back} />
      </Page>
    </CollaborativeShell>
  );
}
