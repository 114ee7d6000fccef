import { Link } from "@remix-run/react";
import type { Dispatch } from "react";
import type { EntryItem } from "~/domain/entry/entry";
import { OWN_DEFINITION_WORDS } from "~/ui/figures/Comparability";
import { keyOf, valueAddress } from "~/ui/grid/state/layout";
import type { GridEvent, GridState, OwnDefinitions } from "~/ui/grid/state/types";
import { SplitToggles } from "./SplitToggles";

interface RowMenuProps {
  state: GridState;
  item: EntryItem;
  /** What the measure is part of. */
  whole: EntryItem | undefined;
  definitions?: OwnDefinitions | undefined;
  dispatch: Dispatch<GridEvent>;
}

export function unitWord(unit: EntryItem["unit"], currency: string): string {
  return { count: "number", currency, percent: "%", share: "%" }[unit];
}

/** Everything about a row besides its numbers: what counts, its groups, and the member's own definition. */
export function RowMenu({ state, item, whole, definitions, dispatch }: RowMenuProps) {
  const { layout } = state;
  const id = `about-${item.code.replace(/[^a-z0-9_]/gi, "-")}`;
  const own = definitions && item.kind === "measure" && !item.part ? definitions : null;
  const history =
    layout.focusYear === undefined ? null : valueAddress(layout, keyOf(item.code, layout.focusYear));
  return (
    <>
      {/* A popover of the browser's own: it opens without JavaScript and is never cut off by the table. */}
      <button
        type="button"
        {...{ popovertarget: id }}
        aria-label={`About ${item.label}`}
        className="no-print inline-flex size-9 items-center justify-center rounded-md text-ink-soft hover:bg-sunk hover:text-ink max-sm:size-11"
      >
        <svg viewBox="0 0 16 16" className="size-4" fill="currentColor" aria-hidden="true">
          <circle cx="3" cy="8" r="1.4" />
          <circle cx="8" cy="8" r="1.4" />
          <circle cx="13" cy="8" r="1.4" />
        </svg>
      </button>
      <div
        id={id}
        {...{ popover: "auto" }}
        className="row-menu w-[min(22rem,calc(100vw-2rem))] whitespace-normal rounded-lg border border-line-strong bg-raised p-4 text-start text-ink shadow-lg"
      >
        <p className="font-semibold">{item.label}</p>
        <p className="text-ink-soft text-sm">
          {unitWord(item.unit, layout.typing.currency)}
          {whole ? `, part of ${whole.label}` : null}
        </p>
        {item.definition ? <p className="mt-2 text-sm leading-snug">{item.definition}</p> : null}
        <SplitToggles state={state} item={item} dispatch={dispatch} />
        {own || history ? (
          <ul className="mt-2 border-line border-t pt-2 text-sm">
            {own ? (
              <li>
                <OwnDefinition item={item} definitions={own} />
              </li>
            ) : null}
            {history ? (
              <li>
                <a href={history} className="inline-flex min-h-8 items-center">
                  History and comments, {layout.focusYear}
                </a>
              </li>
            ) : null}
          </ul>
        ) : null}
      </div>
    </>
  );
}

/** Link to the member's own definition of the measure, with its grade if it has one. */
function OwnDefinition({ item, definitions }: { item: EntryItem; definitions: OwnDefinitions }) {
  const grade = definitions.grades[item.code];
  return (
    <Link
      to={`${definitions.to}?measure=${item.code}`}
      aria-label={`${item.label}: ${grade ? OWN_DEFINITION_WORDS[grade] : "own definition"}`}
      className="inline-flex min-h-8 items-center"
    >
      {grade ? upperFirst(OWN_DEFINITION_WORDS[grade]) : "Own definition"}
    </Link>
  );
}

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
