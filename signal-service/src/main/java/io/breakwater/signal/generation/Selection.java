package io.breakwater.signal.generation;

/**
 * How many of the best to hold long and how many of the worst to hold short. Either may be 0, which
 * leaves that side out, but not both.
 */
public record Selection(int topN, int bottomN) {

  public Selection {
    if (topN < 0 || bottomN < 0 || topN + bottomN < 1) {
      throw new IllegalArgumentException(
          "selection must be of at least one and none negative, was top "
              + topN
              + ", bottom "
              + bottomN);
    }
  }

  public int size() {
    return topN + bottomN;
  }
}
