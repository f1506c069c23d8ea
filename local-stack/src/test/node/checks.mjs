// Counts checks, and bounds the time of each.
const LIMIT_MS = 30_000;

export class Checks {
  count = 0;
  failed = 0;

  async check(name, work) {
    this.count++;
    try {
      await within(name, work());
      console.log(`  ok      ${name}`);
    } catch (error) {
      this.failed++;
      console.log(`  FAILED  ${name}: ${error?.message ?? error}`);
    }
  }
}

/** Gives up on what takes too long. */
export async function within(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What arrives, in order, to be waited for. */
export class Inbox {
  #arrived = [];
  #waiting = [];

  put(item) {
    const next = this.#waiting.shift();
    if (next) {
      next(item);
    } else {
      this.#arrived.push(item);
    }
  }

  take() {
    return this.#arrived.length > 0
      ? Promise.resolve(this.#arrived.shift())
      : new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** The error that a promise ends in; that it must end in one is the point. */
export async function refused(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}
