/**
 * A style sheet that a strict policy allows, as no text of it stands in the document.
 * @param {string} text
 */
export function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
