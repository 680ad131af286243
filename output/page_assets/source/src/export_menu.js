/** The menu that saves what is on the map: pictures, graphs, tables. */
import { byId, h, fill, button } from "./dom.js";
import { csvOfNodes, csvOfTies, gexf, graphml } from "./formats.js";
import { svgOf } from "./picture.js";
import { say } from "./words.js";

const SCALES = [1, 2, 4];

/** ``now`` gives {map, shown} at the moment of saving. */
export function wireExport(menu, data, now) {
  const list = byId("export-list");
  const graph = () => ({ data, nodes: now().shown.nodes, ties: now().shown.ties, title: document.title });
  const items = {
    ...Object.fromEntries(SCALES.map((scale) => [`PNG ${scale}×`, () => savePng(now().map.picture(), scale)])),
    SVG: () => save("svg", "image/svg+xml", svgOf(now().map.picture())),
    GEXF: () => save("gexf", "application/xml", gexf(graph())),
    GraphML: () => save("graphml", "application/xml", graphml(graph())),
    "export.nodes": () => save("nodes.csv", "text/csv", csvOfNodes(graph())),
    "export.ties": () => save("ties.csv", "text/csv", csvOfTies(graph())),
    "export.print": () => print(),
  };
  const draw = () => fill(list, Object.entries(items).map(([key, run]) => h("li", {}, button(say(key), () => ((menu.open = false), run()), { class: "quiet" }))));
  menu.addEventListener("toggle", draw);
  document.addEventListener("pointerdown", (event) => !menu.contains(event.target) && (menu.open = false));
}

function save(ending, type, text) {
  deliver(ending, URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })));
}

function deliver(ending, address) {
  const link = h("a", { href: address, download: `tifagraph.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The picture is drawn from its SVG, so that every scale is sharp. */
function savePng(picture, scale) {
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = h("canvas", { width: picture.width * scale, height: picture.height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => deliver(`${scale}x.png`, URL.createObjectURL(blob)));
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgOf(picture, scale))}`;
}
