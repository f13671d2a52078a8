/** Seconds before the words at which a recording is begun, so that nobody comes in late. */
const lead = 3;

/** How players that are no plain file take a time, by the end of their host's name. */
const players: readonly (readonly [host: string, set: (url: URL, seconds: number) => void])[] = [
  ["youtube.com", (url, seconds) => url.searchParams.set("t", `${seconds}s`)],
  ["youtube-nocookie.com", (url, seconds) => url.searchParams.set("start", String(seconds))],
  ["youtu.be", (url, seconds) => url.searchParams.set("t", `${seconds}s`)],
  ["dailymotion.com", (url, seconds) => url.searchParams.set("start", String(seconds))],
  ["spotify.com", (url, seconds) => url.searchParams.set("t", String(seconds))],
  ["twitch.tv", (url, seconds) => url.searchParams.set("t", `${seconds}s`)],
  [
    "vimeo.com",
    (url, seconds) => {
      url.hash = `t=${seconds}s`;
    },
  ],
];

/** A recording's address from three seconds before `start`, as its player takes a time, else as a media fragment. */
export function toMediaLink(media: string, start: number): string {
  if (!URL.canParse(media)) return media;
  const url = new URL(media);
  const seconds = Math.max(0, Math.floor(start - lead));
  const player = players.find(([host]) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  if (player === undefined) url.hash = `t=${seconds}`;
  else player[1](url, seconds);
  return url.href;
}
