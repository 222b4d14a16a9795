declare module "ansi-to-svg" {
  /** Draws text with ANSI colours as an SVG document. */
  export default function ansiToSvg(
    text: string,
    options?: {
      fontFamily?: string;
      paddingTop?: number;
      paddingLeft?: number;
      paddingBottom?: number;
      paddingRight?: number;
    },
  ): string;
}
