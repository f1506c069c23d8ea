package io.breakwater.execution.audit.chain;

import io.breakwater.execution.audit.chain.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain from its first row to its head and names what is wrong. Behind a row that is
 * wrong, the next is taken to follow: one wrong is one finding, and does not hide the next.
 * Confined to one thread.
 */
public final class ChainCheck {
  private static final int MOST_FINDINGS = 100;

  /** Each goes through the whole log; beyond so many, what was moved is told as changed. */
  private static final int MOST_SEARCHES = 10;

  private final Suspects suspects;
  private final List<Finding> findings = new ArrayList<>();
  private long rows;
  private long bad;
  private long searches;
  private long last;

  /** The hash of the row before; null where that row is wrong, so nothing can be told from it. */
  private @Nullable Hash expected = Hash.NONE;

  private Hash lastHash = Hash.NONE;
  private Hash beforeLast = Hash.NONE;

  /** What can be asked about a row that is wrong. */
  public interface Suspects {

    /** The row that names this hash as the one before it, if there is one. */
    OptionalLong continuing(Hash hash);

    /** Whether the row is consistent with another event of the log, or with one in its place. */
    boolean isAnothers(ChainLink link);

    /**
     * The row before which an event stands in the log that is not chained, although a later one is.
     */
    OptionalLong unchained();
  }

  public ChainCheck(Suspects suspects) {
    this.suspects = suspects;
  }

  /** Takes the next row; rows come by their sequence. */
  public void next(ChainLink link) {
    rows++;
    if (link.sequence() > last + 1) {
      found(Kind.MISSING, last + 1, "no row stands between " + last + " and " + link.sequence());
    }
    boolean follows = expected == null || expected.equals(link.previous());
    last = link.sequence();
    if (follows && link.isConsistent()) {
      expected = link.hash();
    } else {
      judge(link, follows);
    }
    beforeLast = lastHash;
    lastHash = link.hash();
  }

  /** Ends the walk at the head. */
  public Verification end(long headSequence, Hash headHash) {
    if (last < headSequence) {
      found(
          Kind.TRUNCATED, last + 1, "the head is at " + headSequence + ", the last row at " + last);
    } else if (last > headSequence) {
      found(Kind.INSERTED, headSequence + 1, "the head is at " + headSequence + ", rows go on");
    } else if (expected != null && !expected.equals(headHash)) {
      found(Kind.HEAD_DIFFERS, last, "the head has another hash than the last row");
    }
    // A row that is gone leaves its event unchained: that has been told then.
    OptionalLong unchained = bad == 0 ? suspects.unchained() : OptionalLong.empty();
    if (unchained.isPresent()) {
      found(Kind.INSERTED, unchained.getAsLong(), "before it, the log has an event not chained");
    }
    return new Verification(rows, bad, findings, headHash);
  }

  private void judge(ChainLink link, boolean follows) {
    if (link.event() == null) {
      found(Kind.MISSING, last, "the log has no event " + link.eventSequence() + " any more");
    } else if (follows) {
      boolean moved = searches++ < MOST_SEARCHES && suspects.isAnothers(link);
      found(
          moved ? Kind.REORDERED : Kind.CHANGED,
          last,
          moved ? "its event stands elsewhere in the log" : "its event is not what was hashed");
    } else {
      misplaced(link);
    }
  }

  /** The row before it is right, and it does not follow that one. */
  private void misplaced(ChainLink link) {
    OptionalLong rightful = expected == null ? OptionalLong.empty() : suspects.continuing(expected);
    if (link.isConsistent() && link.previous().equals(beforeLast)) {
      found(Kind.INSERTED, last - 1, "row " + last + " follows the one before it");
    } else if (rightful.isPresent()) {
      found(Kind.REORDERED, last, "the row for this place is " + rightful.getAsLong());
    } else if (link.isConsistent()) {
      found(Kind.MISSING, last, "a row before this one is gone");
    } else {
      found(Kind.CHANGED, last, "neither the row before it nor its event is what was hashed");
    }
  }

  private void found(Kind kind, long sequence, String what) {
    bad++;
    expected = null;
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new Finding(kind, sequence, what));
    }
  }
}
