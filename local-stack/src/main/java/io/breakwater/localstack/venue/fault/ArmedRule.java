package io.breakwater.localstack.venue.fault;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SplittableRandom;

/**
 * A rule in force, its counts and its own source of chance. What it draws depends on how many
 * matches came before and on nothing else: of requests that race, chance says how many are hit, and
 * the race says which. Thread-safe.
 */
final class ArmedRule {
  private static final int MOST_KEPT = 1_000;

  private final FaultRule rule;
  private final SplittableRandom random;
  private long matches;
  private long hits;
  private Instant gapUntil = Instant.MIN;

  /** Once each, however many clients a message went to. */
  private final SequencedSet<SeenMessage> kept = new LinkedHashSet<>();

  ArmedRule(FaultRule rule, SplittableRandom random) {
    this.rule = rule;
    this.random = random;
  }

  FaultRule rule() {
    return rule;
  }

  /** Counts a match and says whether it is hit. */
  synchronized boolean strikes() {
    matches++;
    Integer times = rule.times();
    if (times != null && hits >= times) {
      return false;
    }
    boolean hit = rule.selection().hits(matches, random);
    if (hit) {
      hits++;
    }
    return hit;
  }

  synchronized void openGap(Instant now) {
    gapUntil = now.plus(rule.delay());
  }

  synchronized boolean isGapAt(Instant now) {
    return now.isBefore(gapUntil);
  }

  /** Keeps a message to tell it again; of very many, the newest. */
  synchronized void keep(SeenMessage message) {
    kept.add(message);
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
    }
  }

  synchronized List<SeenMessage> kept() {
    return List.copyOf(kept);
  }

  synchronized RuleCount count() {
    return new RuleCount(rule, matches, hits);
  }
}
