import { basisDifferences } from "./basis";
import type { ReportModel } from "./model";
import { AS_PUBLISHED } from "./sections/writing/figure-writer";
import { storiesIn } from "./stories";

/** What a new version says of the one before: which figures and words differ, in sentences. */
export function differences(before: ReportModel, after: ReportModel): string[] {
  const find = (model: ReportModel) => new Map(model.figures.map((figure) => [figure.id, figure]));
  const old = find(before);
  const now = find(after);
  const changed = [...now.values()].filter((figure) => {
    const then = old.get(figure.id);
    // A figure that keeps its earlier value differs by the day beside it only.
    if (figure.part === AS_PUBLISHED) return false;
    return then && then.text !== figure.text && !(figure.asOf && then.value === figure.value);
  });
  const list = changed
    .slice(0, 20)
    .map(
      ({ id, label, year, text, member, group }) =>
        `${[label, member, group].filter(Boolean).join(", ")}, ${year}: ${old.get(id)?.text} became ${text}.`,
    );
  const more = changed.length > 20 ? [`${changed.length - 20} more figures differ.`] : [];
  const words = (model: ReportModel) =>
    new Map(
      model.sections.map((section) => [
        section.key,
        JSON.stringify(section.blocks.filter(({ kind }) => kind === "narrative")),
      ]),
    );
  const oldWords = words(before);
  const newWords = words(after);
  const titles = new Map([...before.sections, ...after.sections].map(({ key, title }) => [key, title]));
  const sections = [...titles].flatMap(([key, title]) => {
    if (!oldWords.has(key)) return [`The section “${title}” is new.`];
    if (!newWords.has(key)) return [`The section “${title}” was taken out.`];
    return oldWords.get(key) === newWords.get(key) ? [] : [`The words of “${title}” were changed.`];
  });
  return [
    ...list,
    ...more,
    ...basisDifferences(before, after),
    ...sections,
    ...storyDifferences(before, after),
  ];
}

/** How many stories came or went; never which, nor what they told. */
function storyDifferences(before: ReportModel, after: ReportModel): string[] {
  const ids = (model: ReportModel) => new Set(storiesIn(model).map(({ id }) => id));
  const [old, now] = [ids(before), ids(after)];
  const gone = [...old].filter((id) => !now.has(id)).length;
  const added = [...now].filter((id) => !old.has(id)).length;
  return [
    ...(gone > 0 ? [gone === 1 ? "A story was taken off." : `${gone} stories were taken off.`] : []),
    ...(added > 0 ? [added === 1 ? "A story is new." : `${added} stories are new.`] : []),
  ];
}
