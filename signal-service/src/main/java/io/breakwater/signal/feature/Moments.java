package io.breakwater.signal.feature;

/**
 * What two or more pairs (x, y) have in common: sums of squares and products about their means, in
 * two passes, because prices of hundreds that move by cents would lose their digits in one.
 */
record Moments(
    int count, double meanX, double meanY, double squaresX, double squaresY, double products) {

  static Moments of(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double squaresX = 0;
    double squaresY = 0;
    double products = 0;
    for (int i = 0; i < x.length; i++) {
      squaresX += (x[i] - meanX) * (x[i] - meanX);
      squaresY += (y[i] - meanY) * (y[i] - meanY);
      products += (x[i] - meanX) * (y[i] - meanY);
    }
    return new Moments(x.length, meanX, meanY, squaresX, squaresY, products);
  }

  /** Returns the sample covariance (n − 1). */
  double covariance() {
    return products / (count - 1);
  }

  double correlation() {
    return products / Math.sqrt(squaresX * squaresY);
  }

  /** Returns the slope of the least-squares line of y on x. */
  double slope() {
    return products / squaresX;
  }

  /** Returns the height of that line at x. */
  double lineAt(double x) {
    return meanY + slope() * (x - meanX);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
