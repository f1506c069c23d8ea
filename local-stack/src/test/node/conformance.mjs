// conformance.mjs JAVA JAR: starts the venue, lets each client drive it, and says how it went.
import { Checks } from "./checks.mjs";
import { drive as driveV3 } from "./sdk-v3.mjs";
import { drive as driveV4 } from "./sdk-v4.mjs";
import { startVenue } from "./venue.mjs";

const [java, jar] = process.argv.slice(2);
const checks = new Checks();
let broken = 0;

try {
  const venue = await startVenue(java, jar);
  try {
    console.log("@alpacahq/alpaca-trade-api 3.1.3");
    await driveV3(venue, checks);
    console.log("@alpacahq/alpaca-trade-api 4.0.2");
    await driveV4(venue, checks);
  } finally {
    await venue.stop();
  }
} catch (error) {
  broken = 1;
  console.error(error);
}

const failed = checks.failed + broken;
console.log(`RESULT conformance-venue checks=${checks.count} failed=${failed}`);
// The clients leave timers behind, which would keep this process alive.
process.exit(failed === 0 && checks.count > 0 ? 0 : 1);
