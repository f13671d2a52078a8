import type { Store } from "express-rate-limit";

/** What callers have spent, in searches: a store that also takes what a request turned out to cost. */
export interface Spending extends Store {
  /** Notes who is about to ask, and what that one may spend in a minute. */
  open(caller: string, perMinute: number): void;
  /** Holds searches back while a request is answered, beside the one that it was counted as. */
  hold(caller: string, searches: number): Hold;
  /** What a caller may still ask in the minute, in whole searches, and when more may be asked. */
  left(caller: string): { readonly searches: number; readonly until: Date };
}

/** Searches that are held back until it is known what a request costs. */
export interface Hold {
  /** Holds back so many instead. */
  change(searches: number): void;
  /** Gives back what is held and takes what was spent; a second time does nothing. */
  pay(searches: number): void;
}

interface Account {
  spent: number;
  /** By how many requests how much is held back. */
  holds: number;
  held: number;
  perMinute: number;
  /** When the minute is over, by the clock of `now`. */
  endsAt: number;
}

const minuteMs = 60_000;
/** What was spent beyond a minute is paid off by the next ones, by so many at most. */
const mostMinutes = 10;

/**
 * Counts each caller by minutes that begin with a request. Who has spent more than a minute's worth waits until what is beyond it
 * has been paid off; who has spent nothing any more is forgotten. What is held back counts as spent, and is not paid off.
 */
export function createSpending(now: () => number): Spending {
  const accounts = new Map<string, Account>();
  let sweepAt = 0;
  const create = (perMinute: number): Account => ({
    spent: 0,
    holds: 0,
    held: 0,
    perMinute,
    endsAt: now() + minuteMs,
  });
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
      const isOver = account.endsAt <= now() && account.holds === 0;
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
      if (known === undefined) accounts.set(caller, create(perMinute));
      else settle(known).perMinute = perMinute;
    },
    increment(caller) {
      const account = accounts.get(caller) ?? create(1);
      const totalHits = Math.floor(account.spent + account.held) + 1;
      // What is refused costs nothing.
      if (totalHits <= account.perMinute) add(account, 1);
      return { totalHits, resetTime: freeAt(account) };
    },
    decrement() {},
    resetKey: (caller) => void accounts.delete(caller),
    hold(caller, searches) {
      const account = accounts.get(caller) ?? create(1);
      account.holds++;
      account.held += searches;
      let held = searches;
      let isPaid = false;
      const change = (other: number): void => {
        if (isPaid) return;
        account.held += other - held;
        held = other;
      };
      return {
        change,
        pay(cost) {
          if (isPaid) return;
          change(0);
          isPaid = true;
          account.holds--;
          if (account.holds === 0) account.held = 0;
          add(settle(account), cost);
        },
      };
    },
    left(caller) {
      const account = accounts.get(caller) ?? create(1);
      const searches = Math.max(0, Math.ceil(account.perMinute - account.spent - account.held));
      return { searches, until: freeAt(account) };
    },
  };
}
