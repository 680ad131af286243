/** Labels of one size on the screen at every zoom, placed so that none covers another: the foremost nodes choose first. */

const LONGEST = 14;
const widths = new Map();

export const shortened = (label) => ([...label].length > LONGEST ? [...label].slice(0, LONGEST - 1).join("") + "…" : label);

export const textSize = (size) => 11.5 + Math.min(size, 20) * 0.22;

function widthOf(context, text, font) {
  const key = `${font} ${text}`;
  if (!widths.has(key)) {
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

/** The four places where a label may stand, the best first; ``at`` and ``radius`` in pixels of the screen. */
export function placesFor(at, radius, width, height) {
  const gap = 3;
  return [
    { x: at.x - width / 2, y: at.y + radius + gap },
    { x: at.x + radius + gap + 1, y: at.y - height / 2 },
    { x: at.x - width / 2, y: at.y - radius - gap - height },
    { x: at.x - radius - gap - 1 - width, y: at.y - height / 2 },
  ].map((corner) => ({ ...corner, width, height }));
}

export const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (box, stage) => box.x >= 2 && box.y >= 2 && box.x + box.width <= stage.width - 2 && box.y + box.height <= stage.height - 2;

const disc = (at, r) => ({ x: at.x - r, y: at.y - r, width: 2 * r, height: 2 * r });

/** The share of labels that would rather cover the point of a lesser node than be left out. */
const FOREMOST = 0.2;

/** Give each item ({at, radius, width, height, must}) a free place on the stage, or none; items come foremost first. */
export function place(items, stage) {
  const discs = items.map(({ at, radius }) => disc(at, radius * 0.9));
  const taken = [];
  const clear = (box, own, last) => inside(box, stage) && taken.every((other) => !overlap(box, other))
    && discs.every((other, i) => i === own || i > last || !overlap(box, other));
  return items.map((item, own) => {
    const choices = placesFor(item.at, item.radius, item.width, item.height);
    const bold = item.must || own < FOREMOST * items.length;
    const box = choices.find((choice) => clear(choice, own, items.length))
      ?? (bold ? choices.find((choice) => clear(choice, own, own)) : undefined)
      ?? (item.must ? choices[0] : null);
    if (box) taken.push(box);
    return box;
  });
}

/** Draw the labels of items ({text, at, radius, size, faded, must}) on a stage ({width, height, scale}); returns their boxes. */
export function drawLabels(context, items, stage, colours) {
  const grown = Math.min(Math.max(Math.sqrt(stage.scale), 1), 1.3);
  for (const item of items) {
    const pixels = textSize(item.size) * grown;
    item.font = `${item.size > 13 ? 600 : 400} ${pixels.toFixed(1)}px ${colours.family}`;
    item.width = widthOf(context, item.text, item.font);
    item.height = pixels + 2;
  }
  const boxes = place(items, stage);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  items.forEach((item, i) => boxes[i] && drawOne(context, item, boxes[i], colours));
  return boxes;
}

function drawOne(context, item, box, colours) {
  context.font = item.font;
  context.globalAlpha = item.faded ? 0.3 : 1;
  context.lineWidth = 3;
  context.strokeStyle = colours.colour("paper");
  context.fillStyle = item.quiet ? colours.colour("soft") : colours.colour("ink");
  context.strokeText(item.text, box.x, box.y + box.height / 2);
  context.fillText(item.text, box.x, box.y + box.height / 2);
  context.globalAlpha = 1;
}
