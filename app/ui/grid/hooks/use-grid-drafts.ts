import { type Dispatch, useEffect, useState } from "react";
import { entryOf, readText, sameContent } from "~/ui/grid/state/cells";
import type { CellKey } from "~/ui/grid/state/layout";
import type { Draft, GridEvent, GridState } from "~/ui/grid/state/types";
import { unsavedKeys } from "~/ui/grid/state/unsaved";

export interface DraftOffer {
  count: number;
  restore: () => void;
  discard: () => void;
}

type Drafts = Record<CellKey, Draft>;

/** Keeps unsaved texts across page reloads, offers to restore them, and warns before they are lost. */
export function useGridDrafts(
  state: GridState,
  dispatch: Dispatch<GridEvent>,
  name: string,
): DraftOffer | null {
  /** Undefined until storage has been checked for an earlier visit's texts. */
  const [offered, setOffered] = useState<Drafts | null>();

  useEffect(() => {
    if (offered !== undefined) return;
    const drafts = Object.entries(readDrafts(name)).filter(([key, draft]) => {
      const cell = state.cells[key];
      // A save may have completed after the page was left; text that means the stored value is no draft.
      return cell && !sameContent(cell, readText(state.layout, key, { ...cell, ...draft }));
    });
    setOffered(drafts.length > 0 ? Object.fromEntries(drafts) : null);
  }, [offered, name, state]);

  useEffect(() => {
    if (offered === undefined) return;
    const now = unsavedKeys(state).flatMap((key) => {
      const cell = state.cells[key];
      return cell ? [[key, { ...entryOf(cell), revision: cell.stored.revision }] as const] : [];
    });
    writeDrafts(name, { ...offered, ...Object.fromEntries(now) });
  }, [state, offered, name]);

  const hasUnsaved = unsavedKeys(state).length > 0;
  useEffect(() => {
    if (!hasUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [hasUnsaved]);

  if (!offered) return null;
  return {
    count: Object.keys(offered).length,
    restore: () => {
      dispatch({ type: "restored", drafts: offered });
      setOffered(null);
    },
    discard: () => setOffered(null),
  };
}

function readDrafts(name: string): Drafts {
  try {
    const drafts: unknown = JSON.parse(sessionStorage.getItem(name) ?? "{}");
    return typeof drafts === "object" && drafts !== null ? (drafts as Drafts) : {};
  } catch {
    return {};
  }
}

/** If storage is full or blocked, only the open page keeps the texts. */
function writeDrafts(name: string, drafts: Drafts): void {
  try {
    if (Object.keys(drafts).length > 0) sessionStorage.setItem(name, JSON.stringify(drafts));
    else sessionStorage.removeItem(name);
  } catch {}
}
