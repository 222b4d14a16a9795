import type { Page } from "playwright-core";

export interface Contrast {
  text: string;
  color: string;
  background: string;
  /** From 1 to 21. */
  ratio: number;
}

/**
 * The contrast of every visible element that has text of its own, by its colour and the nearest opaque background.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export async function contrastOf(page: Page): Promise<Contrast[]> {
  const pairs = await page.evaluate<{ text: string; color: string; background: string }[]>(`
    [...document.body.querySelectorAll("*")].flatMap((element) => {
      const text = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("").trim();
      if (text === "" || !element.checkVisibility()) return [];
      let under = element;
      while (under && getComputedStyle(under).backgroundColor === "rgba(0, 0, 0, 0)") under = under.parentElement;
      const background = getComputedStyle(under).backgroundColor;
      return [{ text: text.slice(0, 40), color: getComputedStyle(element).color, background }];
    })`);
  return pairs.map((pair) => {
    const [darker = 0, lighter = 0] = [pair.color, pair.background].map(luminance).sort((a, b) => a - b);
    return { ...pair, ratio: (lighter + 0.05) / (darker + 0.05) };
  });
}

function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = [...rgb.matchAll(/[\d.]+/g)].map(([channel]) => {
    const value = Number(channel) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
