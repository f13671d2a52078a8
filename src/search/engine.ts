import type { DocumentId } from "../domain/document.ts";
import type { Range } from "../domain/range.ts";
import type { Lookups } from "../domain/remember.ts";
import type { Query } from "../query/ast.ts";
import type { ScoreExplanation } from "./explanation.ts";
import type { Work } from "./work.ts";

/** How the words of a query must be met: `auto` is all, widened to any when too few paragraphs have all. */
export const matchModes = ["auto", "all", "any"] as const;

/** One of `matchModes`. */
export type MatchMode = (typeof matchModes)[number];

/** Orders of the hits; within one, ties keep the order of the corpus. */
export const sortOrders = ["relevance", "newest", "oldest", "document"] as const;

/** One of `sortOrders`. */
export type SortOrder = (typeof sortOrders)[number];

/** What can be counted; `year` counts the year of the document's date. */
export const facetNames = ["speaker", "role", "document", "source", "kind", "lang", "year"] as const;

/** One of `facetNames`. */
export type FacetName = (typeof facetNames)[number];

/** What to find and which page of it. */
export interface SearchRequest {
  readonly query: Query;
  readonly match: MatchMode;
  readonly sort: SortOrder;
  /** A hit of the same query, `match` and `sort` over the same index: only what follows it is wanted, at any depth for one price. */
  readonly after?: RankedParagraph | undefined;
  /** Hits to skip, from 0; after `after`, where that is given. */
  readonly offset: number;
  /** Most hits to return, 0 to 5,000; with 0 only the counts are wanted. */
  readonly limit: number;
  /** Whether each hit says what its score is made of. */
  readonly explain?: boolean | undefined;
  readonly facets: readonly FacetName[];
  /** Whether the documents of the matching paragraphs are counted, which they are where nothing is said; else they are given as 0. */
  readonly countsDocuments?: boolean | undefined;
  /**
   * What it may take. A query that needs more is answered from as many of the first paragraphs of the corpus as that is
   * enough for, as if there were no others; without it, from all.
   */
  readonly work?: Work | undefined;
}

/** A ranked paragraph; scores compare only within one response. */
export interface RankedParagraph {
  /** Its number in the corpus, from 0. */
  readonly paragraph: number;
  /** Higher is better; 0 where the order is not by relevance. */
  readonly score: number;
  /** What the score is made of, where that was asked for. */
  readonly explanation?: ScoreExplanation;
}

/** The words of the index that one term of the query stood for, for prefixes and spelling variants. */
export interface Expansion extends Range {
  readonly kind: "prefix" | "spelling";
  /** Folded terms, best first. */
  readonly terms: readonly string[];
  /** Whether there were more than the engine takes. */
  readonly capped: boolean;
}

/** How many of the matching paragraphs have a value. */
export interface FacetCount {
  /** A speaker's or document's id, a role, a year, or the document's own word; `""` where it is unstated. */
  readonly value: string;
  readonly count: number;
}

/** What an engine found. */
export interface SearchResult {
  /** How many paragraphs were searched, from the first: all, or fewer where its `work` allowed no more. */
  readonly searched: number;
  /** Exactly how many of the paragraphs searched match. */
  readonly total: number;
  /** Exactly how many documents they are in. */
  readonly documents: number;
  readonly hits: readonly RankedParagraph[];
  /** `any` when the words were widened or any was asked for. */
  readonly matched: "all" | "any";
  readonly expansions: readonly Expansion[];
  /** For each facet asked for, largest count first; a filter on a facet's own field does not narrow it. */
  readonly facets: Partial<Record<FacetName, readonly FacetCount[]>>;
}

/** Optional abilities; the contract cases that need one an engine lacks are skipped by name. */
export interface EngineCapabilities {
  readonly phrases: boolean;
  readonly proximity: boolean;
  readonly spelling: boolean;
  readonly explanation: boolean;
}

/** How often what an engine keeps for the next search was asked for, since it was opened. */
export interface CacheLookups extends Readonly<Lookups> {
  /** What is kept: `filters`, `lists`, `paragraphs`. */
  readonly cache: string;
}

/** A backend that can rank paragraphs. */
export interface SearchEngine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** The lookups of each of its caches; none where it keeps nothing. */
  lookups(): readonly CacheLookups[];
  /**
   * A long search lets others run meanwhile.
   * @throws {AppError} `engine-unavailable` when the backend does not answer before `signal` aborts.
   */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResult>;
  /** The same engine as if the corpus had only these documents: no hit, count, form or spelling tells of others. */
  within(documents: ReadonlySet<DocumentId>): Promise<SearchEngine>;
  close(): Promise<void>;
}
