import type PptxGenJS from "pptxgenjs";
import { AUDIENCE_WORDS } from "~/reports/audiences";
import type { ReportModel } from "~/reports/model";
import type { NativeChart } from "./chart";
import { drawCards, drawNote, drawTable, drawWords } from "./draw-bodies";
import { ROOM, SIDE, SLIDE, shortened, TOP } from "./fit";
import { colorOf, FACE, INK, type Page, SOFT, titled, towards } from "./look";
import type { Slide } from "./slide";

/** Draws the cover: title, collaborative, reporting year, audience, and date. */
export function drawCover(deck: PptxGenJS, model: ReportModel): void {
  const page = deck.addSlide({ masterName: "Cover" });
  const { name, place } = model.collaborative;
  drawLogo(page, model);
  titled(page, model.title, { width: ROOM.width, height: 1.7 }, [44, 36, 28, 20, 14]);
  const lines = [shortened(name, 200), place, `Reporting year ${model.year}`];
  page.addText(
    lines.filter(Boolean).map((text, at) => ({
      text,
      options: { ...towards(text), breakLine: true, color: at === 0 ? INK : SOFT },
    })),
    { x: SIDE, y: 4.15, w: ROOM.width, h: 1.5, margin: 0, fontFace: FACE, fontSize: 20, valign: "top" },
  );
  page.addText(`${AUDIENCE_WORDS[model.audience].cover} · ${model.date.slice(0, 10)}`, {
    x: SIDE,
    y: SLIDE.height - 0.75,
    w: ROOM.width,
    h: 0.35,
    margin: 0,
    fontFace: FACE,
    fontSize: 14,
    color: SOFT,
  });
  page.addNotes(
    "Every figure is that of the report of the same date; the workbook shows what it is made of.",
  );
}

/** The collaborative's logo at the top of the cover, as large as there is room, in inches. */
function drawLogo(page: Page, { look, collaborative }: ReportModel): void {
  if (!look?.logo) return;
  const { mediaType, base64, width, height } = look.logo;
  const scale = Math.min(3.2 / width, 0.9 / height);
  const size = { w: width * scale, h: height * scale };
  page.addImage({
    data: `${mediaType};base64,${base64}`,
    x: SIDE,
    y: 0.6,
    ...size,
    altText: collaborative.name,
  });
}

/** Where a figure and its chart stand beside each other. */
const FOCUS = {
  card: 3.9,
  chart: { x: SIDE + 4.2, y: TOP, w: ROOM.width - 4.2, h: ROOM.height - 0.05 },
};

/**
 * Draws a slide on a page of its own.
 * @param chart places a native chart; it is drawn once the deck is written
 */
export function drawSlide(
  deck: PptxGenJS,
  { section, accent, title, below, body, spoken }: Slide,
  chart: (
    page: Page,
    native: NativeChart,
    place: { x: number; y: number; w: number; h: number; alt: string },
  ) => void,
): void {
  const page = deck.addSlide({ masterName: "Message" });
  page.addShape("rect", { x: SIDE, y: 0.32, w: 0.36, h: 0.09, fill: { color: colorOf(accent) } });
  page.addText(shortened(section, 90), {
    x: SIDE + 0.48,
    y: 0.22,
    w: ROOM.width - 0.5,
    h: 0.3,
    margin: 0,
    valign: "middle",
    fontFace: FACE,
    fontSize: 12,
    bold: true,
    color: colorOf(accent),
  });
  const head = { width: ROOM.width, height: below ? 0.62 : 0.95 };
  titled(page, shortened(title, 330), head, [26, 22, 18, 15, 12, 10]);
  if (below)
    page.addText(shortened(below, 160), {
      x: SIDE,
      y: 1.28,
      w: ROOM.width,
      h: 0.34,
      margin: 0,
      valign: "middle",
      ...towards(below),
      fontFace: FACE,
      fontSize: 15,
      color: SOFT,
    });
  if (body.kind === "figures") drawCards(page, body.cards);
  else if (body.kind === "table") drawTable(page, body, accent);
  else if (body.kind === "words") drawWords(page, body, accent);
  else if (body.kind === "focus") {
    const { card, alt } = body;
    drawCards(page, [card], FOCUS.card);
    if (body.chart) chart(page, body.chart, { ...FOCUS.chart, alt });
  } else {
    const h = ROOM.height - (body.note ? 0.45 : 0.05);
    chart(page, body.chart, { x: SIDE, y: TOP, w: ROOM.width, h, alt: body.alt });
    if (body.note) drawNote(page, body.note, TOP + h + 0.05);
  }
  page.addNotes(spoken.join("\n"));
}
