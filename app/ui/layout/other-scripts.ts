import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import styles from "./other-scripts.css?url";

const OTHER_SCRIPTS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;

/** The style sheet that a text needs for its letters; null where the app's own fonts have them. */
export const stylesFor = (text: string): string | null => (OTHER_SCRIPTS.test(text) ? styles : null);

/**
 * Links the faces of other scripts once a page has such letters; until then, and without a script, the reader's own
 * system draws them. The list of faces alone is larger than most pages.
 */
export function useOtherScripts(): void {
  const { key } = useLocation();
  useEffect(() => {
    const needed = key !== "" && stylesFor(document.body.textContent ?? "");
    if (!needed || document.querySelector(`link[href="${needed}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = needed;
    document.head.append(link);
  }, [key]);
}
