package io.breakwater.localstack.venue;

import io.breakwater.localstack.venue.bar.BadBarFileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a bad bar file into a few lines for the person who put it there. */
final class BadBarFileAnalyzer extends AbstractFailureAnalyzer<BadBarFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, BadBarFileException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Mend the file or leave its symbol out with breakwater.venue.symbols. The format is in"
            + " local-stack/README.md.",
        cause);
  }
}
