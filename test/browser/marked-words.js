/** Runs in the browser: where the lines of words are on the page, each as left, top, right and bottom. */
globalThis.linesOf = ({ block, start, words }) => {
  const nodes = [...document.querySelectorAll("h1,p")].map(({ lastChild }) => lastChild);
  const range = document.createRange();
  range.setStart(nodes[block], start);
  const over = words.length - (nodes[block].length - start);
  if (over <= 0) range.setEnd(nodes[block], start + words.length);
  else range.setEnd(nodes[block + 1], over - 1);
  return [...range.getClientRects()].map(({ left, top, right, bottom }) => [
    left + scrollX,
    top + scrollY,
    right + scrollX,
    bottom + scrollY,
  ]);
};

/** Runs in the browser: how many marked pixels a picture has outside of those lines, and the least share of a line that is marked. */
globalThis.countMarked = async ({ lines, source }) => {
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const { width, height } = picture;
  const drawing = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, width, height);
  const inside = lines.map(() => 0);
  let outside = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] < 200 || data[at + 1] > 80 || data[at + 2] < 200) continue;
    const x = (at / 4) % width;
    const y = Math.floor(at / 4 / width);
    const line = lines.findIndex(
      ([left, top, right, bottom]) => x >= left - 2 && x <= right + 2 && y >= top - 5 && y <= bottom + 5,
    );
    if (line < 0) outside++;
    else inside[line]++;
  }
  const shares = lines.map(
    ([left, top, right, bottom], line) => inside[line] / (Math.max(1, right - left) * (bottom - top)),
  );
  return { outside, least: Math.min(...shares) };
};
