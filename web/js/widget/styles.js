/** How the widget looks: every token is a `--teacup-*` property, so that it takes on the page around it. */
import { sheetOf } from "./dom.js";

export const sheet = sheetOf(`
:host { container-type: inline-size; }
[hidden] { display: none !important; }
.card {
  --paper: var(--teacup-paper, light-dark(#fbf8f3, #14181a));
  --card: var(--teacup-card, light-dark(#fff, #1c2124));
  --ink: var(--teacup-ink, light-dark(#1d2422, #ece8e0));
  --soft: var(--teacup-soft, light-dark(#5d6662, #a3aba6));
  --line: var(--teacup-line, light-dark(#e2dcd2, #30373a));
  --edge: var(--teacup-edge, light-dark(#7d8580, #7b8481));
  --leaf: var(--teacup-leaf, light-dark(#1f6f5c, #7fd0b6));
  --wash: var(--teacup-leaf-wash, light-dark(#e3f1ec, #1d332d));
  --trough: var(--teacup-trough, light-dark(#c5ddd3, #2b4a41));
  --amber: var(--teacup-amber, light-dark(#96540a, #f0b35c));
  --radius: var(--teacup-radius, 14px);
  box-sizing: border-box; min-block-size: inherit; overflow: clip;
  display: grid; grid-template: auto 1fr auto / minmax(0, 1fr) minmax(0, 1fr);
  color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: var(--radius);
  font: .95rem/1.45 var(--teacup-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue",
  sans-serif);
  text-align: start;
}
.card *, .card ::before { box-sizing: border-box; }
.ask { grid-area: 1 / 1 / 3 / 2; padding: 1.5rem; }
.title { margin-block-end: 1.2rem; }
.heading { font-size: 1.15rem; line-height: 1.25; font-weight: 650; margin: 0; text-wrap: balance; }
.heading + p { color: var(--soft); margin: .3rem 0 0; text-wrap: pretty; }
.result { grid-area: 1 / 2; position: relative; padding: 1.5rem 1.5rem 0; background: var(--wash);
  display: grid; gap: .9rem; }
.result[aria-busy] > :not(:last-child) { visibility: hidden; }
.result[aria-busy]:has(.problem) > :not(:last-child) { display: none; }
.result.empty > :not(.invitation) { visibility: hidden; }
.result > .invitation { position: absolute; inset: 1.5rem; visibility: visible; color: var(--soft);
  text-wrap: balance; }
.card:not(:has(.explore)) .result { grid-area: 1 / 2 / 3; align-content: start; }
.explore { grid-area: 2 / 2; padding: 1.4rem 1.5rem 1.2rem; background: var(--wash); margin: 0;
  display: flex; flex-direction: column; }
p { margin: 0; }
p:empty { display: none; }
p, figcaption { unicode-bidi: plaintext; }
.card:dir(rtl) :is(p, figcaption) { text-align: right; }
output, .figure, .usual, .who, .much, .note, .foot span { unicode-bidi: isolate; direction: ltr; }
form { display: contents; }

.fields { border: 0; margin: 0; padding: 0; min-inline-size: 0;
  display: flex; flex-wrap: wrap; gap: 1.1rem; }
.field { flex: 1 1 10.5rem; border: 0; margin: 0; padding: 0; min-inline-size: 0; }
.field:has([type=range]), .buttons, .more { flex-basis: 100%; }
label, legend { font-weight: 550; padding: 0; }
.name { display: flex; justify-content: space-between; align-items: baseline; gap: .2rem .8rem;
  flex-wrap: wrap; }
output, .note, .check { color: var(--soft); font-weight: 400; font-variant-numeric: tabular-nums; }
.note { font-size: .85em; }
.check { display: inline-flex; align-items: center; gap: .5rem; min-block-size: 1.75rem; cursor: pointer; }
input, select, textarea, button { font: inherit; color: inherit; }
input:not([type]), [type=text], [type=number], select, textarea {
  inline-size: 100%; min-block-size: 2.5rem; margin-block-start: .3rem; padding: .4rem .65rem;
  background: var(--paper); border: 1px solid var(--edge); border-radius: 8px; text-overflow: ellipsis;
}
textarea { font-family: ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; font-size: .9em;
  resize: vertical; }
[type=range] { inline-size: 100%; block-size: 1.75rem; margin: .15rem 0 0; accent-color: var(--leaf);
  cursor: pointer; }
.absent { opacity: .5; }
[type=checkbox] { inline-size: 1.1rem; block-size: 1.1rem; margin: 0; accent-color: var(--leaf); }
[aria-invalid] { border-color: var(--teacup-rose, light-dark(#b3392f, #f2938a)) !important; }
.pills { display: flex; margin-block-start: .3rem; border: 1px solid var(--edge); border-radius: 8px;
  overflow: clip; }
.pills label { flex: 1; position: relative; font-weight: 400; }
.pills label + label { border-inline-start: 1px solid var(--edge); }
.pills input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0;
  cursor: pointer; }
.pills span { display: grid; place-items: center; min-block-size: 2.4rem; padding: .3rem .5rem;
  background: var(--paper);
  text-align: center; line-height: 1.2; }
.pills :checked + span { background: var(--leaf); color: var(--card); font-weight: 600; }
.pills :focus-visible + span { outline: 3px solid var(--leaf); outline-offset: -5px;
  outline-color: currentColor; }
:focus-visible { outline: 3px solid var(--leaf); outline-offset: 2px; border-radius: 6px; }
fieldset:disabled { opacity: .6; }
summary { min-block-size: 1.75rem; cursor: pointer; color: var(--leaf); font-weight: 550; }
details .fields { margin-block-start: .8rem; }

.number { line-height: 1.1; color: var(--soft); font-size: 1.1rem; font-weight: 500; }
.figure { color: var(--ink); font-size: 3.4rem; line-height: 1; font-weight: 650; letter-spacing: -.03em;
  font-variant-numeric: tabular-nums; margin-inline-end: .15em; white-space: nowrap; }
.probability { display: grid; gap: .9rem; }
.probability > p:last-child { min-block-size: 1.45em; }
.meter { position: relative; block-size: .7rem; border-radius: 1rem; background: var(--trough); }
.fill { position: absolute; inset: 0 auto 0 0; inset-inline: 0 auto; inline-size: var(--share, 0);
  border-radius: inherit;
  background: var(--leaf); }
.mark { position: absolute; inset-block: -.3rem; inset-inline-start: var(--share); inline-size: 3px;
  margin-inline-start: -1px;
  border-radius: 2px; background: var(--amber); box-shadow: 0 0 0 1.5px var(--wash); }
.usual { white-space: nowrap; font-variant-numeric: tabular-nums; }
.tick { display: inline-block; inline-size: 3px; block-size: .9em; margin-inline-end: .35em;
  border-radius: 2px;
  background: var(--amber); vertical-align: -.08em; }

.explore .name { align-items: center; flex-wrap: nowrap; font-weight: 550; white-space: nowrap; }
.explore select { inline-size: auto; min-inline-size: 0; max-inline-size: 16rem; min-block-size: 2.2rem;
  margin: 0; padding: .2rem .5rem; }
.explore svg { display: block; direction: ltr; flex: 1 0 11.5rem; inline-size: 100%; min-block-size: 11.5rem;
  max-block-size: 20rem;
  margin-block-start: .6rem; font-size: .78rem;
  cursor: crosshair; touch-action: pan-y; overflow: visible; }
.explore svg.away { display: none; }
text { fill: var(--soft); font-variant-numeric: tabular-nums; }
.end { text-anchor: end; }
.grid { stroke: var(--trough); fill: none; }
.curve { stroke: var(--leaf); stroke-width: 2.5; stroke-linejoin: round; fill: none; }
.area { fill: var(--leaf); opacity: .1; }
.usual-line { stroke: var(--amber); stroke-width: 1.5; stroke-dasharray: 5 4; fill: none; }
.usual-name { fill: var(--amber); }
.absent-line { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 2 3; fill: none; }
.own { fill: var(--leaf); stroke: var(--wash); stroke-width: 2; }
.here { fill: var(--ink); font-weight: 600; }
.here, .usual-name { paint-order: stroke; stroke: var(--wash); stroke-width: 4; stroke-linejoin: round; }
.caption { color: var(--soft); font-size: .85rem; margin-block-start: .5rem; min-block-size: 1.45em; }
.bars { list-style: none; margin: .6rem 0 0; padding: 0; display: grid;
  grid-template-columns: minmax(4rem, auto) 1fr auto; }
.bars li, .bars button { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1;
  align-items: center; gap: 0 .8rem; }
.bars button { background: none; border: 0; padding: .1rem .4rem; margin-inline: -.4rem;
  min-block-size: 1.75rem; text-align: start;
  border-radius: 6px; cursor: pointer; }
.bars button:hover { background: var(--trough); }
.who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-inline-size: 12rem; }
.bar::before { content: ""; display: block; inline-size: var(--share); min-inline-size: 2px;
  block-size: .6rem;
  border-radius: 1rem; background: var(--leaf); opacity: .55; }
.much { font-variant-numeric: tabular-nums; text-align: end; }
[aria-pressed=true] { font-weight: 650; }
[aria-pressed=true] .bar::before { opacity: 1; }
[aria-pressed=true] .who::before { content: "• "; }
.best { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .6rem;
  font-variant-numeric: tabular-nums; }
.best .figure { font-size: 2.2rem; line-height: 1.15; letter-spacing: -.02em; white-space: normal;
  overflow-wrap: anywhere; }
.ranking .bars li { min-block-size: 1.75rem; }
.ranking .who { white-space: normal; }
.typed input { font-size: 1.35rem; }
.examples, .tools { display: flex; flex-wrap: wrap; gap: .4rem; margin-block-start: .5rem; }
.examples button, .tools button { background: var(--card); border: 1px solid var(--edge); border-radius: 8px;
  padding: .25rem .7rem; min-block-size: 2rem; cursor: pointer; }
.tensor { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
td { padding: .2rem .9rem .2rem 0; text-align: end; }

.foot { grid-area: 3 / 1 / 4 / 3; display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1.3rem;
  border-block-start: 1px solid var(--line); padding: .6rem 1.5rem; color: var(--soft); font-size: .85rem;
  font-variant-numeric: tabular-nums; }
.foot span:nth-child(2) { min-inline-size: 4.2em; }
.foot button, .embed button { margin-inline-start: auto; font-weight: 550; color: var(--ink);
  background: var(--card);
  border: 1px solid var(--edge); border-radius: 8px; padding: .4rem .9rem; min-block-size: 2.25rem;
  cursor: pointer; }
button:hover { border-color: var(--leaf); }
.embed { grid-area: 4 / 1 / 5 / 3; border-block-start: 1px solid var(--line); padding: 1rem 1.5rem 1.2rem;
  display: grid;
  grid-template-columns: 1fr auto; align-items: center; gap: .6rem; }
.embed pre { grid-column: 1 / -1; margin: 0; padding: .8rem 1rem; overflow-x: auto; background: var(--paper);
  border: 1px solid var(--line); border-radius: 8px; direction: ltr; text-align: left;
  font: .82rem/1.6 ui-monospace, "Cascadia Code", Menlo, Consolas, monospace; }
.embed p { grid-area: 1 / 1; }
.embed button { grid-area: 1 / 2; }

@container (max-width: 40rem) {
  .card { display: flex; flex-direction: column; }
  .ask { display: contents; }
  .title { margin: 0; padding: 1.2rem 1.2rem 1rem; }
  .title, .result, .ask form, .explore, .foot, .embed { grid-area: auto; }
  .result { order: 1; padding: 1rem 1.2rem; gap: .7rem; border-block-end: 1px solid var(--line); }
  .probability { gap: .7rem; }
  .probability > p:last-child { min-block-size: 2.9em; text-wrap: balance; }
  .figure { font-size: 2.5rem; }
  .ask form { display: block; order: 2; padding: 1.3rem 1.2rem; }
  .explore { order: 3; flex: 1; padding: 1.2rem; }
  .read .result { order: 2; position: relative !important; border: 0; padding-block-end: 1.2rem; }
  .read form { order: 1 !important; }
  .foot { order: 4; padding-inline: 1.2rem; margin-block-start: auto; }
  .embed { order: 5; padding-inline: 1.2rem; }
}
@media (min-height: 34rem) {
  @container (max-width: 40rem) {
    .result { position: sticky; inset-block-start: var(--teacup-sticky, 0px); z-index: 1; }
  }
}
@media (prefers-reduced-motion: no-preference) {
  .fill { transition: inline-size .16s ease-out; }
}
@media (forced-colors: active) {
  .fill, .bar::before, .mark, .tick, .pills :checked + span { forced-color-adjust: none; }
  .meter { border: 1px solid CanvasText; }
  .fill { background: Highlight; }
  .bar::before { background: Highlight; }
  .mark, .tick { background: CanvasText; }
  .pills :checked + span { background: Highlight; color: HighlightText; }
  .curve, .area, .own { stroke: Highlight; }
  .own { fill: Highlight; }
  .grid, .usual-line, .absent-line { stroke: CanvasText; }
  text { fill: CanvasText !important; stroke: none !important; }
}
`);
