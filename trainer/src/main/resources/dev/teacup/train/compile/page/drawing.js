FIELDS.drawing = ({ label, pen = 0.05, default: given }, { dims }) => {
  const [height, width] = dims.slice(-2);
  const canvas = create("canvas", { width: 4 * width, height: 4 * height });
  const strokes = given?.map((stroke) => [...stroke]) ?? [];
  const paper = canvas.getContext("2d");
  const changed = () => form.dispatchEvent(new Event("input"));
  const show = () => {
    paper.clearRect(0, 0, canvas.width, canvas.height);
    paper.strokeStyle = getComputedStyle(canvas).color;
    paper.lineWidth = pen * canvas.width;
    paper.lineCap = paper.lineJoin = "round";
    for (const stroke of strokes) {
      paper.beginPath();
      stroke.forEach(([x, y]) => paper.lineTo(x * canvas.width, y * canvas.height));
      paper.stroke();
    }
  };
  const add = (event) => {
    if (!(event.buttons & 1)) return;
    if (event.type === "pointerdown") strokes.push([]);
    const box = canvas.getBoundingClientRect();
    strokes.at(-1)?.push([(event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height]);
    show();
    changed();
  };
  canvas.addEventListener("pointerdown", add);
  canvas.addEventListener("pointermove", add);
  const clear = create("button", { type: "button" }, "Clear");
  clear.addEventListener("click", () => {
    strokes.length = 0;
    show();
    changed();
  });
  addEventListener("load", show);
  return { element: [labelled(label, canvas), clear], read: () => ink(strokes, width, height, pen) };
};

/** How much a round pen covers of each point. */
function ink(strokes, width, height, pen) {
  const ink = Array(width * height).fill(0);
  const radius = (pen * width) / 2;
  for (const stroke of strokes) {
    stroke.forEach(([x, y], i) => {
      const [fromX, fromY] = stroke[Math.max(0, i - 1)];
      cover(ink, width, height, [fromX * width, fromY * height], [x * width, y * height], radius);
    });
  }
  return ink;
}

function cover(ink, width, height, [ax, ay], [bx, by], radius) {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  for (let i = 0; i < ink.length; i++) {
    const [x, y] = [(i % width) + 0.5 - ax, Math.floor(i / width) + 0.5 - ay];
    const along = length ? Math.min(1, Math.max(0, (x * dx + y * dy) / length)) : 0;
    const far = Math.hypot(x - along * dx, y - along * dy);
    ink[i] = Math.max(ink[i], Math.min(1, Math.max(0, radius + 0.5 - far)));
  }
}
