import type PptxGenJS from "pptxgenjs";
import { STRATEGIES } from "~/domain/terms";
import type { ReportModel } from "~/reports/model";
import { ROOM, SIDE, SLIDE, shortened } from "./fit";
import { colorOf, FACE, HEAD, hex, INK, SOFT, towards } from "./look";

/** Defines the two masters that the slides are made from: the cover, and a page with a message. */
export function defineMasters(deck: PptxGenJS, model: ReportModel): void {
  const title = (y: number, h: number, fontSize: number) => ({
    placeholder: {
      options: {
        name: "title",
        type: "title" as const,
        x: SIDE,
        y,
        w: ROOM.width,
        h,
        margin: 0,

        fontFace: HEAD,
        fontSize,
        bold: true,
        color: INK,
        align: "left" as const,
        valign: "top" as const,
      },
      text: "",
    },
  });
  const foot = shortened(`${model.collaborative.name} · ${model.title}`, 110);
  deck.defineSlideMaster({
    title: "Message",
    background: { color: "FFFFFF" },
    objects: [
      title(0.62, 0.95, 26),
      {
        text: {
          text: foot,
          options: {
            x: SIDE,
            y: SLIDE.height - 0.45,
            w: 10.5,
            h: 0.3,
            margin: 0,
            fontFace: FACE,
            fontSize: 10,
            color: SOFT,
            ...towards(foot),
            align: "left" as const,
          },
        },
      },
    ],
    slideNumber: {
      x: SLIDE.width - SIDE - 0.8,
      y: SLIDE.height - 0.45,
      w: 0.8,
      h: 0.3,
      margin: 0,
      align: "right",
      fontFace: FACE,
      fontSize: 10,
      color: SOFT,
    },
  });
  deck.defineSlideMaster({
    title: "Cover",
    background: { color: "FFFFFF" },
    objects: [
      title(2.35, 1.7, 44),
      ...coverColors(model).map((color, at) => ({
        rect: { x: SIDE + at * 1.3, y: 1.75, w: 1.2, h: 0.12, fill: { color } },
      })),
    ],
  });
}

/** The bars of the cover: the collaborative's own colors, or those of the strategies. */
function coverColors({ look }: ReportModel): string[] {
  const own = [look?.main, look?.second].flatMap((color) => (color ? [hex(color)] : []));
  return own.length > 0 ? own : STRATEGIES.map(colorOf);
}
