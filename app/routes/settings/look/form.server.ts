import { COLOR_USES, type ColorUse, faultOf, readColor } from "~/domain/look/colors";
import type { Logo } from "~/domain/look/look";
import type { StoredLook } from "~/records/look/look.server";
import { canBeDrawn } from "~/reports/pdf/logo.server";
import { DAMAGED, MOST_LOGO_BYTES, readLogo } from "./picture.server";

/** By field: what was sent, what is wrong with it, and a shade that would do. */
export type ColorFaults = Record<ColorUse, { sent: string; error: string | null; offer: string | null }>;

/** Both colors of a form; an empty field means ours. */
export function readColors(
  form: FormData,
): { colors: Pick<StoredLook, "mainColor" | "secondColor"> } | { faults: ColorFaults } {
  const read = (use: ColorUse) => {
    const sent = String(form.get(use) ?? "")
      .trim()
      .slice(0, 40);
    if (sent === "") return { sent, color: null, error: null, offer: null };
    const color = readColor(sent);
    if (!color)
      return {
        sent,
        color,
        error: "Enter a color code of six digits and letters, such as #12507b.",
        offer: null,
      };
    const fault = faultOf(color, use);
    return { sent, color, error: fault?.sentence ?? null, offer: fault?.offer ?? null };
  };
  const uses = Object.keys(COLOR_USES) as ColorUse[];
  const found = Object.fromEntries(uses.map((use) => [use, read(use)])) as Record<
    ColorUse,
    ReturnType<typeof read>
  >;
  if (uses.some((use) => found[use].error)) return { faults: found };
  return { colors: { mainColor: found.main.color, secondColor: found.second.color } };
}

/** The logo of a form, or a sentence that says what is wrong with it. */
export async function logoIn(
  form: FormData,
  signal: AbortSignal,
): Promise<(Logo & { content: Uint8Array }) | string> {
  const file = form.get("file");
  if (!(file instanceof Blob) || file.size === 0) return "Choose a picture first.";
  if (file.size > MOST_LOGO_BYTES) return "The logo is larger than 256 kB. Save a smaller copy.";
  const content = new Uint8Array(await file.arrayBuffer());
  const logo = readLogo(content);
  if (typeof logo === "string") return logo;
  return (await canBeDrawn(content, logo.mediaType, signal)) ? { ...logo, content } : DAMAGED;
}
