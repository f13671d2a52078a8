import type { Document } from "../domain/document.ts";
import type { Paragraph } from "../domain/paragraph.ts";
import type { QueryProblem } from "../domain/problem.ts";
import type { Range } from "../domain/range.ts";
import type { Expression, Filter } from "../query/ast.ts";
import type { IndexInfo } from "./corpus-store.ts";
import type { FacetName, MatchMode, RankedParagraph, SortOrder } from "./engine.ts";
import type { ScoreExplanation } from "./explanation.ts";
import type { Searched } from "./searched.ts";

/** What a caller asks: the text of a query, and what stands beside it. */
export interface SearchQuestion {
  readonly text: string;
  /** Conditions given beside the text; their ranges are 0 to 0. */
  readonly filters: readonly Filter[];
  /** A condition beside the text that filters alone cannot state; it narrows every facet too. */
  readonly condition?: Expression;
  /** Whether the text is still being typed: its last word may go on. */
  readonly isTyping?: boolean;
  readonly match: MatchMode;
  readonly sort: SortOrder;
  /** Hits before the page, from 0. */
  readonly offset: number;
  /** The last of those hits, where the page goes on from it. */
  readonly after?: RankedParagraph | undefined;
  /** 0 to 100. */
  readonly limit: number;
  readonly facets: readonly FacetName[];
  /** Most UTF-16 code units of a snippet, 40 to 2,000. */
  readonly snippetLength: number;
  /** Paragraphs wanted before and after each hit, 0 to 5. */
  readonly context: number;
  /** Whether each hit says what its score is made of. */
  readonly explain: boolean;
  /** What stands before and after a marked word in `snippet.html`; the rest is escaped. */
  readonly tags: { readonly open: string; readonly close: string };
}

/** An excerpt that contains the match, cut at sentence or word borders; in two parts, parted by ` … `, where one cannot hold it. */
export interface Snippet {
  /** `text` escaped, with each highlight between the tags asked for. */
  readonly html: string;
  readonly text: string;
  /** In `text`. */
  readonly highlights: readonly Range[];
  /** Whether words of the paragraph are missing before or after. */
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

/** A ranked paragraph with all that a page shows beside it. */
export interface AnsweredHit {
  readonly paragraph: Paragraph;
  readonly document: Document;
  /** What the speaker was called on the document's date. */
  readonly speakerTitle: string | null;
  readonly score: number;
  /** What the score is made of, where that was asked for. */
  readonly explanation?: ScoreExplanation;
  readonly snippet: Snippet;
  /** In the paragraph's text: what was searched, and only that. */
  readonly highlights: readonly Range[];
  /** The question above an answer. */
  readonly question: Paragraph | null;
  readonly before: readonly Paragraph[];
  readonly after: readonly Paragraph[];
}

/** A value to narrow by. */
export interface FacetValue {
  readonly value: string;
  /** What a person reads: a name, a title. */
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
}

/** What came of a question. */
export interface SearchAnswer {
  readonly query: {
    readonly text: string;
    /** A sentence that says what was searched. */
    readonly understood: string;
    readonly matched: "all" | "any";
    readonly problems: readonly QueryProblem[];
    /** Another query that finds something, where this one found nothing. */
    readonly suggestion: string | null;
  };
  readonly total: number;
  readonly documents: number;
  readonly hits: readonly AnsweredHit[];
  /** The last of the hits, from which the next page goes on; `null` where there is none after it. */
  readonly end: RankedParagraph | null;
  readonly facets: Partial<Record<FacetName, readonly FacetValue[]>>;
  readonly index: IndexInfo;
  /** Over what nothing was found; only where nothing was. */
  readonly searched?: Searched;
}

/** Whether an answer comes from a part of the corpus, as the whole would have been too much: then its counts are "at least". */
export function isPartial({ query }: Pick<SearchAnswer, "query">): boolean {
  return query.problems.some(({ code }) => code === "partial");
}
