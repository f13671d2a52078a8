/** Where the pages' script stands: what they do better with it, every link and form does without it too. */
export const scriptSrc = "/assets/page.js";
