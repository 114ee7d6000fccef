/** The file that the typesetter reads a logo from: the ending tells it the format. */
export const logoFile = (mediaType: string): string => (mediaType === "image/png" ? "logo.png" : "logo.jpg");
