// The embedded venue as a process of its own, on a free port, in the session of 2013-01-02.
import { spawn } from "node:child_process";
import { openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const START_LIMIT_MS = 240_000;

export const KEY = "CONFORMANCEKEY";
export const SECRET = "CONFORMANCESECRET";

export async function startVenue(java, jar) {
  for (const file of ["book.db", "book.db-wal", "book.db-shm", "book.db.lock"]) {
    rmSync(file, { force: true });
  }
  const port = await freePort();
  const log = openSync("venue.log", "w");
  const child = spawn(
    java,
    [
      "-Xmx256m",
      "--enable-native-access=ALL-UNNAMED",
      "-jar",
      jar,
      `--server.port=${port}`,
      `--breakwater.venue.key-id=${KEY}`,
      `--breakwater.venue.secret-key=${SECRET}`,
      "--breakwater.venue.book-file=book.db",
      "--breakwater.venue.tick-interval=200ms",
      `--breakwater.clock.replay=origin=${new Date().toISOString()},market=2013-01-02T15:00:00Z,speed=1,closed=PT5S`,
    ],
    { stdio: ["ignore", log, log] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const venue = {
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await ready(venue))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error("the venue did not start; see local-stack/target/conformance-venue/venue.log");
    }
    await sleep(200);
  }
  return venue;
}

async function ready(venue) {
  try {
    return (await fetch(`${venue.http}/actuator/health/readiness`)).ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
