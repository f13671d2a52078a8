/**
 * Makes the picture of the years a range to draw: pressing on a year and letting go on another narrows the search to what lies between.
 * The list of years beside it does the same for a keyboard and a screen reader, one year at a time.
 */
export function workBrushes(root: ParentNode): void {
  for (const picture of root.querySelectorAll<SVGSVGElement>("svg.years")) {
    const bars = [...picture.querySelectorAll<SVGRectElement>("rect[data-year]")];
    let first: number | undefined;
    const placeOf = (event: PointerEvent): number => {
      const { left, width } = picture.getBoundingClientRect();
      return Math.min(
        bars.length - 1,
        Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)),
      );
    };
    const paint = (from: number, to: number): void => {
      bars.forEach((bar, place) => {
        bar.classList.toggle("on", place >= Math.min(from, to) && place <= Math.max(from, to));
      });
    };
    picture.addEventListener("pointerdown", (event) => {
      first = placeOf(event);
      picture.setPointerCapture(event.pointerId);
      paint(first, first);
    });
    picture.addEventListener("pointermove", (event) => {
      if (first !== undefined) paint(first, placeOf(event));
    });
    picture.addEventListener("pointerup", (event) => {
      if (first === undefined) return;
      const ends = [first, placeOf(event)].sort((a, b) => a - b);
      const [from = "", to = ""] = ends.map((place) => bars[place]?.dataset.year);
      first = undefined;
      const address = new URL(picture.dataset.href ?? "", location.href);
      address.searchParams.set("date", from === to ? from : `${from}..${to}`);
      location.assign(address);
    });
  }
}
