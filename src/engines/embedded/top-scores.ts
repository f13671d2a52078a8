/** A place and its score. */
export interface PlaceScore {
  readonly place: number;
  readonly score: number;
}

/** The best so far of what is offered in ascending order: places with their scores; of equals, who came first is better. */
export interface TopScores {
  /** Whether a score would be taken: above all that are left out so far. */
  takes(score: number): boolean;
  /** The score that must be passed to be taken; below 0 while anything is taken. */
  least(): number;
  offer(place: number, score: number): void;
  /** Best first. */
  sorted(): readonly PlaceScore[];
}

/** Keeps the `wanted` best of what `accepts` takes, by a heap with the worst on top. */
export function createTopScores(
  wanted: number,
  accepts: (place: number, score: number) => boolean = () => true,
): TopScores {
  const places = new Float64Array(wanted);
  const scores = new Float64Array(wanted);
  let size = 0;
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] as number) - (scores[b] as number);
    return difference < 0 || (difference === 0 && (places[a] as number) > (places[b] as number));
  };
  const swap = (a: number, b: number): void => {
    const place = places[a] as number;
    const score = scores[a] as number;
    places[a] = places[b] as number;
    scores[a] = scores[b] as number;
    places[b] = place;
    scores[b] = score;
  };
  const rise = (from: number): void => {
    for (
      let at = from, above = (at - 1) >> 1;
      at > 0 && isWorse(at, above);
      at = above, above = (at - 1) >> 1
    )
      swap(at, above);
  };
  const sink = (): void => {
    for (let at = 0, below = 1; below < size; below = at * 2 + 1) {
      if (below + 1 < size && isWorse(below + 1, below)) below++;
      if (!isWorse(below, at)) return;
      swap(at, below);
      at = below;
    }
  };
  return {
    takes: (score) => size < wanted || score > (scores[0] as number),
    least: () => (size < wanted ? -1 : (scores[0] as number)),
    offer(place, score) {
      if (!accepts(place, score)) return;
      if (size < wanted) {
        places[size] = place;
        scores[size] = score;
        rise(size++);
      } else if (wanted > 0 && score > (scores[0] as number)) {
        places[0] = place;
        scores[0] = score;
        sink();
      }
    },
    sorted: () =>
      Array.from({ length: size }, (_, index) => ({
        place: places[index] as number,
        score: scores[index] as number,
      })).sort((a, b) => b.score - a.score || a.place - b.place),
  };
}
