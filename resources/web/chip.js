"use strict";
(async () => {
const $ = (id) => document.getElementById(id);
const story = JSON.parse($("story").textContent), said = story.words;

// The numbers: compressed, their lowest bytes first, then the next ones.
const packed = Uint8Array.from(atob($("data").textContent), (c) => c.charCodeAt(0));
const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
function numbers([at, count, size]) {
  const found = new Array(count).fill(0);
  for (let plane = 0; plane < size; plane++)
    for (let i = 0; i < count; i++) found[i] += bytes[at + plane * count + i] * 2 ** (8 * plane);
  return found;
}
function fractions(where) {
  if (where[2] === 4) return new Float32Array(Uint32Array.from(numbers(where)).buffer);
  return numbers(where).map((bits) => {
    const sign = bits >> 15 ? -1 : 1, power = bits >> 10 & 31, rest = bits & 1023;
    return sign * (power ? 2 ** (power - 15) * (1 + rest / 1024) : 2 ** -14 * rest / 1024);
  });
}
function steps(at, length) {
  const found = [];
  for (let i = at, now = 0; i < at + length; i++) { now += bytes[i]; if (bytes[i] < 255) found.push(now); }
  return found;
}
const placed = (count) => count / 50 - 50;
const [X, Y, DX, DY] = story.segments.map(numbers);
const boxes = story.qubits.boxes.map((one) => numbers(one).map(placed)), names = numbers(story.qubits.numbers);

const chips = [...document.querySelectorAll("#chips > div")].map((box) => (
  { box, canvas: box.querySelector("canvas"), legend: box.querySelector(".legend"), parts: [], labels: null }));
const tip = $("tip"), slider = $("scene"), calm = matchMedia("(prefers-reduced-motion: reduce)");
let index = -1, view = null, held = null, pointed = -1, timer = 0, due = 0;
let places = null, values = null;

function sign(path, kind, x, y, r) {
  if (kind === "o") { path.moveTo(x + r, y); path.arc(x, y, r, 0, 7); return; }
  if (kind === "x") {
    path.moveTo(x - r, y - r); path.lineTo(x + r, y + r); path.moveTo(x - r, y + r); path.lineTo(x + r, y - r);
    return;
  }
  const corners = { s: [[-r, -r], [r, -r], [r, r], [-r, r]], d: [[0, -r], [r, 0], [0, r], [-r, 0]],
    t: [[0, r], [r, -r], [-r, -r]] }[kind];
  corners.forEach(([dx, dy], i) => i ? path.lineTo(x + dx, y + dy) : path.moveTo(x + dx, y + dy));
  path.closePath();
}
function part(number) {
  const [kind, color, size, opacity, at, length] = story.layers[number], path = new Path2D();
  for (const i of steps(at, length)) {
    const x = placed(X[i]), y = placed(Y[i]);
    if (kind === "l") {
      path.moveTo(x, y);
      path.lineTo(placed(X[i] + DX[i] & 65535), placed(Y[i] + DY[i] & 65535));
    } else { sign(path, kind, x, y, size); }
  }
  return { kind, color, size, opacity, path };
}

// Drawing.
function scaleOf(canvas) { return Math.min(canvas.clientWidth, canvas.clientHeight) / view[2]; }
function paint() {
  due = 0;
  for (const { box, canvas, parts, labels } of chips) {
    if (box.hidden) continue;
    const ratio = devicePixelRatio, width = Math.round(canvas.clientWidth * ratio);
    const height = Math.round(canvas.clientHeight * ratio), pen = canvas.getContext("2d");
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    const scale = scaleOf(canvas) * ratio;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, width, height);
    pen.setTransform(scale, 0, 0, scale, width / 2 - view[0] * scale, height / 2 - view[1] * scale);
    pen.lineCap = "round";
    for (const one of parts) {
      pen.globalAlpha = one.opacity;
      pen.strokeStyle = pen.fillStyle = one.color;
      pen.lineWidth = one.kind === "x" ? one.size / 2 : Math.max(one.size, 0.8 * ratio / scale);
      if ("lx".includes(one.kind)) pen.stroke(one.path); else pen.fill(one.path);
    }
    pen.globalAlpha = 1;
    if (labels && labels.size * scale > 7 * ratio) {
      pen.font = `bold ${labels.size}px sans-serif`;
      pen.textAlign = "center"; pen.textBaseline = "middle";
      for (const [x, y, words, color] of labels.words) { pen.fillStyle = color; pen.fillText(words, x, y); }
    }
    if (pointed >= 0) {
      const [left, top, right, bottom] = boxes.map((one) => one[pointed]);
      pen.strokeStyle = story.ink; pen.lineWidth = 3 * ratio / scale;
      pen.beginPath(); pen.moveTo(left, top); pen.lineTo(right, bottom); pen.stroke();
    }
  }
}
function repaint() { due = due || requestAnimationFrame(paint); }

// Scenes.
function element(tag, words, style) {
  const made = document.createElement(tag);
  made.textContent = words;
  Object.assign(made.style, style);
  return made;
}
const SIGNS = { "-": "M-8 0H8", "=": "M-8 0H8", "+": "M-8 0H8M0 -7V7", x: "M-7 -4L7 4M-7 4L7 -4",
  o: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0Z", ".": "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", s: "M-6 -6H6V6H-6Z",
  d: "M0 -7L7 0L0 7L-7 0Z", t: "M0 6L6 -5H-6Z" };
function swatch(kind, color) {
  const svg = drawn("svg", { viewBox: "-9 -9 18 18", "aria-hidden": true });
  const line = { fill: "none", stroke: color, "stroke-width": kind === "=" ? 5 : 2 };
  const look = "-=+x".includes(kind) ? line : { fill: color };
  svg.append(drawn("path", { d: SIGNS[kind], ...look }));
  return svg;
}
function explain(legend, box) {
  const bar = element("div", "");
  if (legend.colors.length) {
    bar.className = "bar";
    bar.append(element("span", legend.low), ...legend.colors.map((color) => element("i", "", { background: color })),
      element("span", legend.high));
    box.replaceChildren(element("div", legend.title), bar);
    return legend.title;
  }
  const list = element("ul", "");
  for (const [kind, color, words] of legend.entries) {
    const entry = element("li", "");
    entry.append(swatch(kind, color), words);
    list.append(entry);
  }
  box.replaceChildren(list);
  return legend.entries.map(([, , words]) => words).join(", ");
}
function drawn(tag, about, words) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(about)) made.setAttribute(name, value);
  if (words !== undefined) made.textContent = words;
  return made;
}
function bars(inset) {
  const row = 24, svg = drawn("svg", { viewBox: `0 0 400 ${40 + row * inset.bars.length}`, role: "img",
    "aria-label": inset.words });
  svg.append(drawn("text", { x: 4, y: 20, fill: story.ink, "font-size": 17 }, inset.title));
  inset.bars.forEach((value, i) => {
    const chosen = i === inset.chosen, y = 32 + row * i, text = { fill: story.ink, "font-size": 17, y: y + 17,
      "font-weight": chosen ? "bold" : "normal" };
    const name = inset.names[i].length > 12 ? inset.names[i].slice(0, 11) + "…" : inset.names[i];
    svg.append(drawn("text", { x: 4, ...text }, name));
    svg.append(drawn("rect", { x: 120, y: y + 3, width: Math.max(1, 220 * value), height: row - 6,
      fill: inset.colors[i], stroke: chosen ? story.ink : "none" }));
    if (chosen) svg.append(drawn("text", { x: 128 + 220 * value, ...text }, value.toFixed(2)));
  });
  return svg;
}
function diagram(inset) {
  const box = $("inset");
  box.hidden = !inset;
  if (!inset) return;
  if (inset.bars) { box.replaceChildren(bars(inset)); return; }
  const curve = inset.curve === undefined ? null : story.curves[inset.curve], square = !curve;
  const svg = drawn("svg", { viewBox: square ? "0 0 400 440" : "0 0 400 190", role: "img", "aria-label": inset.words });
  const ink = story.ink, text = { fill: ink, "font-size": 17 };
  const left = 64, top = 44, right = 380, bottom = square ? 360 : 165;
  svg.append(drawn("text", { x: 4, y: 20, ...text }, inset.title));
  svg.append(drawn("path", { d: `M${left} ${top}V${bottom}H${right}`, stroke: ink, fill: "none" }));
  const ends = curve ? [`${Math.round(100 * curve.floor)} %`, "100 %"] : inset.ends;
  svg.append(drawn("text", { x: left - 8, y: bottom, "text-anchor": "end", ...text }, ends[0]));
  svg.append(drawn("text", { x: left - 8, y: top + 8, "text-anchor": "end", ...text }, ends[1]));
  if (curve) {
    const across = (x) => left + (x - curve.x[0]) / Math.max(curve.x.at(-1) - curve.x[0], 1) * (right - left);
    const up = (y) => bottom - (y - curve.floor) / Math.max(1 - curve.floor, 1e-9) * (bottom - top);
    const known = curve.x.map((x, i) => [across(x), up(curve.y[i])]).filter((_, i) => curve.x[i] <= inset.now);
    if (known.length) {
      const [x, y] = known.at(-1), share = `${(100 * curve.y[known.length - 1]).toFixed(1)} %`;
      const color = story.accent, path = "M" + known.map((one) => one.join(" ")).join("L");
      svg.append(drawn("path", { d: path, stroke: color, "stroke-width": 2.5, fill: "none" }));
      svg.append(drawn("circle", { cx: x, cy: y, r: 5, fill: color }));
      const away = x > right - 70 ? { x: x - 10, "text-anchor": "end" } : { x: x + 10 };
      // Below the curve where there is room, or else above all of it that is near.
      const near = known.slice(Math.max(known.findIndex(([a]) => a > x - 80) - 1, 0)).map((one) => one[1]);
      const below = y + 28 < bottom && Math.max(...near) < y + 6;
      svg.append(drawn("text", { y: below ? y + 24 : Math.min(...near) - 10, ...away, ...text }, share));
    }
  } else {
    svg.append(drawn("path", { d: `M${left} ${bottom}L${right} ${top}`, stroke: ink, "stroke-dasharray": "4 4" }));
    inset.points.forEach(([x, y], i) => svg.append(drawn("circle", {
      cx: left + x * (right - left), cy: bottom - y * (bottom - top), r: inset.points.length < 100 ? 5 : 3, fill: inset.colors[i] })));
    svg.append(drawn("text", { x: right, y: bottom + 20, "text-anchor": "end", ...text }, ends[1]));
    svg.append(drawn("text", { x: left, y: bottom + 44, ...text, "font-size": 15 }, inset.about));
  }
  box.replaceChildren(svg);
}
function picture(shown) {
  $("image").hidden = !shown || !story.image;
  if ($("image").hidden || $("image").firstChild) return;
  const grey = numbers(story.image.pixels), canvas = element("canvas", "");
  canvas.width = story.image.width; canvas.height = grey.length / canvas.width;
  canvas.setAttribute("role", "img"); canvas.setAttribute("aria-label", story.subject);
  const pixels = new ImageData(Uint8ClampedArray.from(grey.flatMap((v) => [v, v, v, 255])), canvas.width);
  canvas.getContext("2d").putImageData(pixels, 0, 0);
  $("image").replaceChildren(canvas, element("div", story.subject));
}
function go(wanted) {
  wanted = Math.min(Math.max(wanted, 0), story.scenes.length - 1);
  if (wanted === index) return;
  const scene = story.scenes[wanted], before = story.scenes[index], eye = calm.matches ? "still" : "view";
  // Who has moved the chip keeps what he looks at, as long as the story looks at the same.
  if (!before || String(before[eye]) !== String(scene[eye])) view = [...scene[eye]];
  index = wanted;
  document.body.classList.toggle("pair", scene.chips.length > 1);
  const head = $("chapter"); // one scene alone has none
  if (head) head.textContent = scene.title;
  $("caption").textContent = scene.caption;
  chips.forEach((one, i) => {
    const shown = scene.chips[i];
    one.box.hidden = !shown;
    if (!shown) return;
    one.parts = shown.layers.map(part);
    one.labels = shown.labels === null ? null : story.labels[shown.labels];
    one.canvas.setAttribute("aria-label", `${said.chip}: ${explain(story.legends[shown.legend], one.legend)}`);
  });
  diagram(scene.inset);
  picture(scene.image);
  places = values = null;
  tip.hidden = true; pointed = -1;
  if (slider) {
    const count = said.count.replace("{scene}", index + 1).replace("{scenes}", story.scenes.length);
    slider.value = index + 1;
    slider.setAttribute("aria-valuetext", `${count}: ${scene.title}`);
    $("count").textContent = count;
    $("back").disabled = !index;
    $("next").disabled = index === story.scenes.length - 1;
    const all = document.querySelectorAll("details button");
    for (const one of all) one.removeAttribute("aria-current");
    all[index].setAttribute("aria-current", "step");
  }
  repaint();
}
function chapter(way) {
  const starts = story.scenes.map((one, i) => i)
    .filter((i) => !i || story.scenes[i - 1].chapter !== story.scenes[i].chapter);
  if (way > 0) return starts.find((i) => i > index) ?? story.scenes.length - 1;
  return starts.filter((i) => i < index).at(-1) ?? 0;
}
function stay(wanted) { pause(); go(wanted); }
function pause() {
  clearTimeout(timer);
  timer = 0;
  if (slider) { $("play").textContent = said.play; $("words").setAttribute("aria-live", "polite"); }
}
function wait() {
  timer = setTimeout(() => { go(index + 1); if (index < story.scenes.length - 1) wait(); else pause(); },
    1000 * story.scenes[index].seconds);
}
function toggle() {
  if (timer) { pause(); return; }
  if (index === story.scenes.length - 1) go(0);
  $("play").textContent = said.pause;
  $("words").setAttribute("aria-live", "off");
  wait();
}

// Moving and pointing.
function at(canvas, event) {
  const box = canvas.getBoundingClientRect(), scale = scaleOf(canvas);
  return [view[0] + (event.clientX - box.left - box.width / 2) / scale,
    view[1] + (event.clientY - box.top - box.height / 2) / scale];
}
function zoom(factor, x, y) {
  const whole = story.scenes[0].view[2], side = Math.min(Math.max(view[2] * factor, whole / 200), 2 * whole);
  view = [x - (x - view[0]) * side / view[2], y - (y - view[1]) * side / view[2], side];
  repaint();
}
function whole() { view = [...story.whole]; repaint(); }
function number(value) {
  const short = String(Number(Math.abs(value).toPrecision(3)));
  return (value < 0 || Object.is(value, -0) ? "−" : "+") + short;
}
function filled(text, about) { return text.replace(/\{(\w+)\}/g, (_, name) => about[name]); }
function tell(qubit) {
  const scene = story.scenes[index], network = story.networks[scene.network], q = names[qubit].toLocaleString("en");
  if (!places) {
    const variables = numbers(network.variables), copies = numbers(network.copies);
    places = new Map(numbers(network.qubits).map((one, i) => [one, [i, variables[i], copies[i]]]));
  }
  if (!places.has(qubit)) return filled(said.spare, { q });
  const [i, variable, copy] = places.get(qubit), outputs = network.names.length;
  const name = variable < outputs ? network.names[variable] : `k${variable - outputs}`;
  let words = filled(said.used, { name, copy: copy + 1, q });
  const known = scene.values === null ? null : story.values[scene.values];
  if (known && copy < known.examples.length) {
    values = values || { h: fractions(known.h), up: numbers(known.up) };
    words += "\n" + filled(said.values, { example: known.examples[copy] + 1, h: number(values.h[i]),
      s: number(2 * values.up[i] / known.reads - 1) });
  }
  return words;
}
function point(canvas, event) {
  const [x, y] = at(canvas, event), [left, top, right, bottom] = boxes;
  let best = -1, least = (12 / scaleOf(canvas)) ** 2;
  for (let i = 0; i < left.length; i++) {
    const dx = Math.max(left[i] - x, x - right[i], 0), dy = Math.max(top[i] - y, y - bottom[i], 0);
    if (dx * dx + dy * dy < least) { least = dx * dx + dy * dy; best = i; }
  }
  tip.hidden = best < 0;
  if (best >= 0) {
    tip.textContent = tell(best);
    tip.style.left = Math.min(event.clientX + 16, innerWidth - tip.offsetWidth - 8) + "px";
    tip.style.top = Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8) + "px";
  }
  if (best !== pointed) { pointed = best; repaint(); }
}
for (const { canvas } of chips) {
  canvas.addEventListener("wheel", (e) => { e.preventDefault(); zoom(Math.exp(e.deltaY / 400), ...at(canvas, e)); },
    { passive: false });
  canvas.addEventListener("pointerdown", (e) => { held = at(canvas, e); canvas.setPointerCapture(e.pointerId); });
  canvas.addEventListener("pointerup", () => { held = null; });
  canvas.addEventListener("pointercancel", () => { held = null; });
  canvas.addEventListener("pointerleave", () => { tip.hidden = true; pointed = -1; repaint(); });
  canvas.addEventListener("pointermove", (e) => {
    if (!held) { point(canvas, e); return; }
    const [x, y] = at(canvas, e);
    view[0] += held[0] - x; view[1] += held[1] - y;
    tip.hidden = true; pointed = -1;
    repaint();
  });
  canvas.addEventListener("dblclick", whole);
}
new ResizeObserver(repaint).observe($("chips"));
$("nearer").addEventListener("click", () => zoom(0.8, view[0], view[1]));
$("farther").addEventListener("click", () => zoom(1.25, view[0], view[1]));
$("whole").addEventListener("click", whole);
if (slider) {
  $("back").addEventListener("click", () => stay(index - 1));
  $("next").addEventListener("click", () => stay(index + 1));
  $("play").addEventListener("click", toggle);
  slider.addEventListener("input", () => stay(slider.value - 1));
  document.querySelectorAll("details button").forEach((one, i) => one.addEventListener("click", () => stay(i)));
}
const told = { ArrowRight: () => stay(index + 1), ArrowLeft: () => stay(index - 1), PageDown: () => stay(chapter(1)),
  PageUp: () => stay(chapter(-1)), Home: () => stay(0), End: () => stay(story.scenes.length - 1), " ": toggle };
addEventListener("keydown", (e) => {
  const kind = e.target.tagName;
  // The slider has its own arrows, and what is pressed its own space bar.
  const own = kind === "INPUT" ? e.key in told && e.key !== " " : /BUTTON|SUMMARY/.test(kind) && e.key === " ";
  if (own || e.ctrlKey || e.altKey || e.metaKey) return;
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (e.key === "+") { zoom(0.8, view[0], view[1]); }
  else if (e.key === "-") { zoom(1.25, view[0], view[1]); }
  else if (e.key === "0") { whole(); }
  else if (e.key in moves && (e.shiftKey || !slider)) {
    const [x, y] = moves[e.key];
    view[0] += x * view[2] / 10; view[1] += y * view[2] / 10;
    repaint();
  } else if (slider && e.key in told) {
    told[e.key]();
  } else { return; }
  e.preventDefault();
});
go(0);
document.body.dataset.ready = "yes";
})();
