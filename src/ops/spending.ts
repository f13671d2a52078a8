import type { Store } from "express-rate-limit";

/** What callers have spent, in searches: a store that also takes what a request turned out to cost. */
export interface Spending extends Store {
  /** Notes who is about to ask, and what that one may spend in a minute. */
  open(caller: string, perMinute: number): void;
  /** Adds what a request cost beside the one search that it was counted as. */
  charge(caller: string, searches: number): void;
}

interface Account {
  spent: number;
  perMinute: number;
  /** When the minute is over, in milliseconds since the epoch. */
  endsAt: number;
}

const minuteMs = 60_000;
/** What was spent beyond a minute is paid off by the next ones, by so many at most. */
const mostMinutes = 10;

/**
 * Counts each caller by minutes that begin with a request. Who has spent more than a minute's worth waits until what is beyond it
 * has been paid off; who has spent nothing any more is forgotten.
 */
export function createSpending(now: () => number): Spending {
  const accounts = new Map<string, Account>();
  let sweepAt = 0;
  const settle = (account: Account): Account => {
    const minutes = Math.floor((now() - account.endsAt) / minuteMs) + 1;
    if (minutes > 0) {
      account.spent = Math.max(0, account.spent - minutes * account.perMinute);
      account.endsAt = account.spent > 0 ? account.endsAt + minutes * minuteMs : now() + minuteMs;
    }
    return account;
  };
  const sweep = (): void => {
    if (now() < sweepAt) return;
    sweepAt = now() + minuteMs;
    for (const [caller, account] of accounts) {
      const isOver = account.endsAt <= now();
      if (isOver && settle(account).spent === 0) accounts.delete(caller);
    }
  };
  const add = (account: Account, searches: number): void => {
    account.spent = Math.min(account.spent + searches, account.perMinute * mostMinutes);
  };
  /** When enough is paid off to ask again. */
  const freeAt = ({ spent, perMinute, endsAt }: Account): Date => {
    const minutes = Math.max(0, Math.ceil((spent - perMinute) / perMinute) - 1);
    return new Date(endsAt + minutes * minuteMs);
  };
  return {
    open(caller, perMinute) {
      sweep();
      const known = accounts.get(caller);
      if (known === undefined) accounts.set(caller, { spent: 0, perMinute, endsAt: now() + minuteMs });
      else settle(known).perMinute = perMinute;
    },
    increment(caller) {
      const account = accounts.get(caller) ?? { spent: 0, perMinute: 1, endsAt: now() + minuteMs };
      const totalHits = Math.floor(account.spent) + 1;
      // What is refused costs nothing.
      if (totalHits <= account.perMinute) add(account, 1);
      return { totalHits, resetTime: freeAt(account) };
    },
    decrement() {},
    resetKey: (caller) => void accounts.delete(caller),
    charge(caller, searches) {
      const account = accounts.get(caller);
      if (account !== undefined) add(settle(account), searches);
    },
  };
}
