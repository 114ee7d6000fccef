import { describe, expect, it } from "vitest";
import { MOST_LOGO_BYTES, readLogo } from "../../../app/routes/settings/look/picture.server";
import { pngOf } from "../../support/files/png";

const png = pngOf;

describe("a logo", () => {
  it("is a picture of a sensible size, told by its content", () => {
    expect(readLogo(png(300, 80))).toEqual({ mediaType: "image/png", width: 300, height: 80 });
  });

  it("is refused with a reason", () => {
    const svg = new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    expect(readLogo(svg)).toContain("PNG or JPEG");
    expect(readLogo(new Uint8Array(MOST_LOGO_BYTES + 1))).toContain("256 kB");
    expect(readLogo(png(300, 80).slice(0, 12))).toContain("damaged");
    expect(readLogo(png(20, 20))).toBe("The logo is 20 × 20 pixels. Each side must have from 64 to 4000.");
    expect(readLogo(png(1000, 100))).toContain("8 times as wide");
  });
});
