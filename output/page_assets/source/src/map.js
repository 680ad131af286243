/** The one module that knows the renderer (vis-network): it draws what it is given and tells what was clicked. */
import { Network } from "vis-network/esnext";
import { DataSet } from "vis-data/esnext";
import { drawLabels, shortened } from "./labels.js";
import { drawRegions } from "./regions.js";

const OPTIONS = {
  physics: false,
  autoResize: true,
  nodes: { font: { size: 0 }, chosen: false, shapeProperties: { interpolation: false } },
  edges: { chosen: false, smooth: false, selectionWidth: 0, hoverWidth: 0 },
  interaction: { hover: true, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
};

/** Pixels kept free beside the outermost labels, and the largest scale at which the whole map is shown. */
const MARGIN = 16;
const LARGEST = 1.6;

export class NetworkMap {
  constructor(container, listeners, drawing) {
    this.nodes = new DataSet();
    this.edges = new DataSet();
    this.boxes = [];
    this.listeners = listeners;
    this.container = container;
    this.draw(drawing);
    this.network = new Network(container, { nodes: this.nodes, edges: this.edges }, OPTIONS);
    this.network.on("beforeDrawing", (context) => drawRegions(context, this.placedGroups(), this.colours.colour("region")));
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
    this.listen(container);
  }

  listen(container) {
    const { network, listeners } = this;
    const nodeAt = (event) => event.nodes[0] ?? this.labelAt(event.pointer.DOM);
    network.on("click", (event) => {
      const n = nodeAt(event);
      if (n !== undefined) listeners.node(n);
      else if (event.edges.length) listeners.tie(event.edges[0]);
      else listeners.nothing();
    });
    network.on("doubleClick", (event) => nodeAt(event) !== undefined && listeners.expand(nodeAt(event)));
    network.on("dragEnd", ({ nodes }) => nodes.forEach((n) => listeners.moved(n, network.getPosition(n))));
    const pointer = (on) => () => container.classList.toggle("pointing", on);
    for (const kind of ["Node", "Edge"]) {
      network.on(`hover${kind}`, pointer(true));
      network.on(`blur${kind}`, pointer(false));
    }
  }

  /** Draw nodes and ties; ``labels`` are {n, text, size, faded, must}, foremost first; ``groups`` {colour, members}. */
  draw({ nodes, ties, labels, groups, colours }) {
    this.colours = colours;
    this.items = labels.map((label) => ({ ...label, text: shortened(label.text) }));
    this.groups = groups;
    replace(this.nodes, nodes);
    replace(this.edges, ties);
  }

  placedGroups() {
    return this.groups.map(({ colour, members }) => ({ colour, points: Object.values(this.network.getPositions(members)) }));
  }

  drawLabels(context) {
    const places = this.network.getPositions();
    const scale = this.network.getScale();
    const items = this.items.filter((item) => places[item.n]).map((item) => ({ ...item, at: this.network.canvasToDOM(places[item.n]), radius: item.size * scale }));
    context.save();
    const ratio = context.canvas.width / context.canvas.clientWidth;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const stage = { width: context.canvas.clientWidth, height: context.canvas.clientHeight, scale };
    const boxes = drawLabels(context, items, stage, this.colours);
    context.restore();
    this.boxes = items.map((item, i) => ({ ...item, box: boxes[i] }));
  }

  labelAt({ x, y }) {
    const inside = ({ box }) => box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    return this.boxes.find(inside)?.n;
  }

  placeOf(n) {
    return this.nodes.get(n) ? this.network.getPosition(n) : undefined;
  }

  /** Show everything, labels included, clear of what covers the stage at its left and below (pixels). */
  fit(covered = 0, below = 0) {
    const { clientWidth, clientHeight } = this.container;
    if (!this.items.length || !clientWidth) return;
    let scale = 1;
    let position = { x: 0, y: 0 };
    for (let turn = 0; turn < 4; turn++) {
      const { x, y } = this.extents(scale);
      scale *= Math.min((clientWidth - covered) / (x.span * scale), (clientHeight - below) / (y.span * scale), LARGEST / scale);
      position = { x: x.middle - covered / 2 / scale, y: y.middle + below / 2 / scale };
    }
    this.network.moveTo({ position, scale });
  }

  /** How far nodes with their labels reach on the map, at a scale. */
  extents(scale) {
    const places = this.network.getPositions();
    const most = this.container.clientWidth / 12;
    const around = this.items.map((item) => ({ ...places[item.n], wide: (Math.min(7 * item.text.length, most) + MARGIN) / scale }));
    const high = (2 * MARGIN) / scale;
    return {
      x: extent(around.flatMap(({ x, wide }) => [x - wide, x + wide])),
      y: extent(around.flatMap(({ y }) => [y - high, y + high])),
    };
  }

  centre(n) {
    const scale = Math.max(this.network.getScale(), 0.9);
    this.network.moveTo({ position: this.network.getPosition(n), scale, animation: calm() ? false : { duration: 350 } });
  }

  /** What is on the stage now, in pixels of the screen: for pictures of it. */
  picture() {
    const { clientWidth: width, clientHeight: height } = this.container;
    const scale = this.network.getScale();
    const at = (place) => this.network.canvasToDOM(place);
    const nodes = this.nodes.get().map((node) => ({ ...node, ...at(this.network.getPosition(node.id)), radius: node.size * scale }));
    const regions = this.placedGroups().map(({ colour, points }) => ({ colour, points: points.map(at) }));
    return { width, height, scale, nodes, regions, ties: this.edges.get(), labels: this.boxes, colours: this.colours };
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }
}

function extent(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return { span: high - low, middle: (low + high) / 2 };
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function replace(set, items) {
  const kept = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}
