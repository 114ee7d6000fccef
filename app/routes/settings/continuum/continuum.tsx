import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { openDrafts } from "~/domain/continuum/drafts";
import { own } from "~/domain/own";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readBlindness } from "~/records/continuum/reveals.server";
import { readRubrics } from "~/records/continuum/rubrics.server";
import { NoRubric } from "~/routes/continuum";
import { thisYear } from "~/routes/continuum/index.server";
import { SettingsPage } from "~/routes/settings/SettingsPage";
import { useAnswer } from "~/routes/shared/forms";
import { LinkButton } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";
import { Section } from "~/ui/layout/Page";
import { DRAFT_SECTIONS } from "../../../../seeds/library";
import { DraftSections } from "./DraftSections";
import { SectionsForm, StageNamesForm } from "./RubricForms";
import { BlindForm, VersionList, WithdrawForm } from "./RubricRules";
import { RubricSections } from "./RubricSections";
import { type RubricAnswer, rubricAction } from "./rubric-actions.server";
import { SAVED } from "./saved-words";

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown ? `Practices and stages · ${shown.shell.name}` : "Tidemark" },
];

export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "keep rubric", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const { collaborative } = catalog;
    const versions = await readRubrics(visited.db);
    const newest = versions.at(-1);
    const { blindFirst } = await readBlindness(visited.db);
    return {
      shell: shellOf(visited, collaborative),
      newest: newest ?? null,
      drafts: newest ? openDrafts(DRAFT_SECTIONS, newest) : [],
      versions: versions.map(({ version, fromYear, sections }) => ({
        version,
        fromYear,
        sections: sections.map(({ name }) => name),
      })),
      thisYear: thisYear(),
      blindFirst,
      saved: new URL(args.request.url).searchParams.get("saved"),
    };
  });
}

export const action = (args: ActionFunctionArgs) => rubricAction(args);

export default function SettingsContinuum() {
  const {
    shell,
    newest,
    drafts,
    versions,
    thisYear: now,
    blindFirst,
    saved,
  } = useLoaderData<typeof loader>();
  const answer = useAnswer<RubricAnswer>();
  return (
    <SettingsPage
      shell={shell}
      title="Practices and stages"
      lead="The practices on which members and the backbone are placed each year."
      actions={
        newest ? (
          <LinkButton kind="secondary" to={paths.rubricJson(shell.slug)} reloadDocument>
            Download as JSON
          </LinkButton>
        ) : null
      }
    >
      {saved && !answer ? (
        <Notice tone="success">{own(SAVED, saved) ?? "The new version has been added."}</Notice>
      ) : null}
      {newest ? (
        <>
          <StageNamesForm stages={newest.stages} refused={answer?.names} />
          <RubricSections rubric={newest} year={now} refused={answer?.wording} />
          {drafts.length > 0 ? <DraftSections drafts={drafts} year={now} refused={answer?.refused} /> : null}
          <SectionsForm year={now} refused={answer?.file} />
          <WithdrawForm rubric={newest} year={now} refused={answer?.refused} />
          <Section title="Versions">
            <VersionList versions={versions} refused={answer?.refused} />
          </Section>
          <BlindForm blindFirst={blindFirst} />
        </>
      ) : (
        <NoRubric mayStart slug={shell.slug} />
      )}
    </SettingsPage>
  );
}
