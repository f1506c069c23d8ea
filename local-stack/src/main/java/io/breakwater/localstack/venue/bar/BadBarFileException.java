package io.breakwater.localstack.venue.bar;

/** A bar file that cannot be traded on; the message names the file, the line and what is wrong. */
public final class BadBarFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadBarFileException(String file, int line, String fault) {
    super("%s line %d: %s".formatted(file, line, fault));
  }

  public BadBarFileException(String file, String fault) {
    super("%s: %s".formatted(file, fault));
  }
}
