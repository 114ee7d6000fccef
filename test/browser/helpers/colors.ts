import type { Page } from "@playwright/test";

/** Selects the elements marked by the last call of `markChangedColors`. */
export const CHANGED = "[data-changed-colors]";

/**
 * Marks the elements whose contrast may have changed since the last call for the same color scheme:
 * those that were hidden, look different, or may overlap others. Measuring contrast takes most of
 * the time of an accessibility check, and a different width changes few colors.
 * @returns the number of marked elements
 */
export function markChangedColors(page: Page, colorScheme: "light" | "dark"): Promise<number> {
  return page.evaluate(
    ({ scheme, attribute }) => {
      const holder = window as typeof window & { lastColors?: Record<string, Map<Element, string>> };
      holder.lastColors ??= {};
      const before = holder.lastColors[scheme];
      const now = new Map<Element, string>();
      let marked = 0;
      for (const element of document.querySelectorAll("body, body *")) {
        const style = getComputedStyle(element);
        const { position, color, opacity, fontSize, fontWeight, textShadow, clipPath } = style;
        const { backgroundColor, backgroundImage, textDecorationLine } = style;
        const appearance = [position, color, opacity, fontSize, fontWeight, textShadow, clipPath].join();
        const visible = element.checkVisibility();
        const background = [backgroundColor, backgroundImage, textDecorationLine].join();
        now.set(element, visible ? `${appearance} ${background}` : "");
        const floats = ["absolute", "fixed", "sticky"].includes(position);
        const changed = visible && (floats || before?.get(element) !== now.get(element));
        element.toggleAttribute(attribute, changed);
        if (changed) marked++;
      }
      holder.lastColors[scheme] = now;
      return marked;
    },
    { scheme: colorScheme, attribute: CHANGED.slice(1, -1) },
  );
}
