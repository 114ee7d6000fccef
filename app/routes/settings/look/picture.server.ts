import { imageSize } from "image-size";
import { sniff } from "~/domain/agreements/documents";
import type { Logo } from "~/domain/look/look";

/** A logo is a small PNG or JPEG: pages, slides, and PDF take both, and neither can hold a script. */

export const MOST_LOGO_BYTES = 256 * 1024;
export const DAMAGED = "This picture is damaged. Save it again as PNG or JPEG.";
const MOST_PIXELS = 4000;
const LEAST_PIXELS = 64;

/** @returns what a file is, or a sentence that says why it cannot be a logo */
export function readLogo(content: Uint8Array): Logo | string {
  if (content.length > MOST_LOGO_BYTES) return "The logo is larger than 256 kB. Save a smaller copy.";
  const mediaType = sniff(content)?.mediaType;
  if (mediaType !== "image/png" && mediaType !== "image/jpeg")
    return "The logo must be a PNG or JPEG picture, whatever its name says.";
  const size = sizeOf(content);
  if (!size) return DAMAGED;
  const { width, height } = size;
  if (Math.max(width, height) > MOST_PIXELS || Math.min(width, height) < LEAST_PIXELS)
    return `The logo is ${width} × ${height} pixels. Each side must have from ${LEAST_PIXELS} to ${MOST_PIXELS}.`;
  if (width > 8 * height || height > 2 * width)
    return "The logo may be at most 8 times as wide as high, and at most twice as high as wide.";
  return { mediaType, width, height };
}

function sizeOf(content: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(content);
  } catch {
    return null;
  }
}
