import { type FocusEvent, type FormEvent, useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { CellWarning, EntryCell, EntryConflict, EntryError, EntryItem } from "~/domain/entry/entry";
import { useGridDrafts } from "~/ui/grid/hooks/use-grid-drafts";
import { cellInput, useGridKeys } from "~/ui/grid/hooks/use-grid-keys";
import { useGridPaste } from "~/ui/grid/hooks/use-grid-paste";
import { useGridSaving } from "~/ui/grid/hooks/use-grid-saving";
import { foldOf, layOut } from "~/ui/grid/state/layout";
import { gridReducer, startGrid } from "~/ui/grid/state/state";
import { enteredIn } from "~/ui/grid/state/status";
import type { Draft, OwnDefinitions, YearMark } from "~/ui/grid/state/types";
import { CellDetails } from "./CellDetails";
import { ErrorList } from "./ErrorList";
import { ClosedYears, GridTable } from "./GridTable";
import { KeyboardHelp } from "./KeyboardHelp";
import { PasteQuestion } from "./PasteQuestion";
import { ReasonDialog, ReasonField } from "./ReasonDialog";
import { RestoreOffer } from "./RestoreOffer";
import { SaveBar } from "./SaveBar";
import { WarningList } from "./WarningList";

export interface EntryGridProps {
  items: EntryItem[];
  years: number[];
  /** The year that is entered, beside the ones it is compared with; left out: all years alike. */
  focusYear?: number | undefined;
  baselineYear: number;
  /** Years of membership; the others cannot be edited. */
  activeYears: number[];
  /** Status of years that were opened or closed; reasons for read-only years. */
  yearMarks?: Record<number, YearMark> | undefined;
  lockedYears?: Record<number, string> | undefined;
  /** The period that each year covers, in words. */
  periods: Record<number, string>;
  cells: EntryCell[];
  locale: string;
  currency: string;
  readOnly: boolean;
  /** Where the form goes without JavaScript. */
  action: string;
  /** Hears how many numbers of the focus year are entered, whenever that changes. */
  onEntered?: ((entered: number) => void) | undefined;
  /** Where changes go as JSON; by default the form's address. */
  saveTo?: string | undefined;
  member: { slug: string; name: string };
  /** The member's own definitions and their grades. */
  definitions?: OwnDefinitions | undefined;
  /** Address where figures from the investment ledger are changed. */
  ledger?: string | undefined;
  /** Warnings of the soft checks, and the address of the page of a single value. */
  warnings?: CellWarning[] | undefined;
  valueTo?: string | undefined;
  /** The dimension whose breakdowns are unfolded, and the address to which another one's code is appended. */
  split?: string | undefined;
  splitTo?: string | undefined;
  /** From a refused save without JavaScript: errors, typed texts by cell ("new_hires:2025"), and conflicts. */
  errors?: EntryError[] | undefined;
  typed?: Record<string, string> | undefined;
  conflicts?: EntryConflict[] | undefined;
}

/** One member's figures over the years, to type or paste; a plain form without JavaScript. */
export function EntryGrid(props: EntryGridProps) {
  const { action, member, items, years } = props;
  // Another member or other rows need a new grid with fresh state.
  const locked = Object.keys(props.lockedYears ?? {});
  const identity = [action, member.slug, ...items.map((item) => item.code), ...years, "/", ...locked].join(
    " ",
  );
  return <Grid key={identity} {...props} />;
}

function Grid(props: EntryGridProps) {
  const { action, member, baselineYear, periods, cells, warnings, readOnly } = props;
  const [state, dispatch] = useReducer(gridReducer, props, start);
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useGridSaving(state, dispatch, props.saveTo ?? action);
  const offer = useGridDrafts(state, dispatch, `entry ${action} ${member.slug}`);
  const keys = useGridKeys(
    state,
    dispatch,
    useCallback(() => heading.current, []),
  );
  const onPaste = useGridPaste(dispatch, readOnly);

  // Text typed before JavaScript loaded exists only in the DOM.
  useEffect(() => {
    const drafts = typedBefore(form.current);
    if (Object.keys(drafts).length > 0) dispatch({ type: "restored", drafts });
  }, []);
  const first = useRef({ cells, warnings });
  useEffect(() => {
    const before = first.current;
    if (before.cells !== cells || before.warnings !== warnings)
      dispatch({ type: "refreshed", cells, warnings });
    first.current = { cells, warnings };
  }, [cells, warnings]);

  const { onEntered, focusYear } = props;
  const entered = focusYear === undefined ? null : enteredIn(state, focusYear).entered;
  useEffect(() => {
    if (entered !== null) onEntered?.(entered);
  }, [entered, onEntered]);

  const onFocus = (event: FocusEvent) => {
    const input = cellInput(event.target);
    if (!input?.dataset.cell) return;
    dispatch({ type: "entered", key: input.dataset.cell });
    input.select();
  };
  const onBlur = (event: FocusEvent) => {
    if (cellInput(event.target)) dispatch({ type: "left" });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    dispatch({ type: "left" });
    dispatch({ type: "asked", others: false });
  };
  const table = useMemo(
    () => ({ memberName: member.name, baselineYear, periods, definitions: props.definitions }),
    [member, baselineYear, periods, props.definitions],
  );
  return (
    <div className="grid gap-6 min-[112rem]:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        ref={form}
        method="post"
        action={action}
        autoComplete="off"
        noValidate
        className="grid min-w-0 content-start gap-4"
        onSubmit={onSubmit}
        onFocus={onFocus}
        onBlur={onBlur}
        onPaste={onPaste}
        {...keys}
      >
        <PasteQuestion key={JSON.stringify(state.pasting?.block)} state={state} dispatch={dispatch} />
        {offer ? <RestoreOffer {...offer} /> : null}
        <ErrorList state={state} />
        <GridTable
          {...table}
          yearMarks={props.yearMarks}
          state={state}
          readOnly={readOnly}
          dispatch={dispatch}
        />
        <ClosedYears state={state} memberName={member.name} />
        <ReasonField state={state} />
        {readOnly ? null : <SaveBar state={state} dispatch={dispatch} />}
        <WarningList state={state} />
        <KeyboardHelp />
      </form>
      <ReasonDialog state={state} dispatch={dispatch} />
      <CellDetails
        state={state}
        periods={periods}
        readOnly={readOnly}
        heading={heading}
        dispatch={dispatch}
      />
    </div>
  );
}

function start(props: EntryGridProps) {
  const { items, years, activeYears, locale, currency, ledger, valueTo, splitTo, split } = props;
  const open = items.filter((item) => item.part && item.part.dimension === split).map(foldOf);
  const layout = {
    ...layOut(items, years, activeYears, { locale, currency }),
    lockedYears: props.lockedYears,
  };
  const { focusYear } = props;
  return startGrid({ ...layout, ledger, valueTo, splitTo, focusYear, open: [...new Set(open)] }, props);
}

/** Inputs whose text differs from what the server rendered. */
function typedBefore(form: HTMLFormElement | null): Record<string, Draft> {
  const inputs = form?.querySelectorAll<HTMLInputElement>("input[data-cell]") ?? [];
  const drafts: Record<string, Draft> = {};
  for (const input of inputs) {
    if (input.readOnly || !input.dataset.cell || input.value === input.defaultValue) continue;
    const base = form?.elements.namedItem(`base:${input.dataset.cell}`);
    const revision = base instanceof HTMLInputElement ? Number.parseInt(base.value, 10) : 0;
    drafts[input.dataset.cell] = { text: input.value, revision };
  }
  return drafts;
}
