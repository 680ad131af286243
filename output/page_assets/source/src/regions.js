/** Soft regions behind the communities: a rounded hull around the nodes that stand together. */

const LEAST = 4;
const PADDING = 34;

/** The convex hull of points, counter-clockwise (Andrew's monotone chain). */
export function hull(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const turn = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (run) => {
    const chain = [];
    for (const p of run) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The points near the middle of their group; a stray member does not stretch a region over others. */
export function core(points) {
  const middle = { x: median(points.map((p) => p.x)), y: median(points.map((p) => p.y)) };
  const far = (p) => Math.hypot(p.x - middle.x, p.y - middle.y);
  const usual = median(points.map(far));
  return points.filter((p) => far(p) <= 1.9 * usual);
}

/** Draw one region a group; ``groups`` are {colour, points} in the map's coordinates. */
export function drawRegions(context, groups, strength) {
  context.save();
  context.globalAlpha = strength;
  for (const { colour, points } of groups) {
    const corners = points.length >= LEAST ? hull(core(points)) : [];
    if (corners.length < 3) continue;
    context.fillStyle = colour;
    context.fill(widened(corners, PADDING));
  }
  context.restore();
}

/** The hull widened by a distance, its corners rounded: an arc around each corner, joined by straight sides. */
function widened(corners, distance) {
  const path = new Path2D();
  corners.forEach((p, i) => {
    const [before, after] = [corners.at(i - 1), corners[(i + 1) % corners.length]];
    const outward = (from, to) => Math.atan2(to.y - from.y, to.x - from.x) - Math.PI / 2;
    path.arc(p.x, p.y, distance, outward(before, p), outward(p, after));
  });
  path.closePath();
  return path;
}
