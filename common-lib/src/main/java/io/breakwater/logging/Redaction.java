package io.breakwater.logging;

import java.util.regex.Pattern;

/**
 * Makes a text fit to be logged: what looks like a credential becomes {@code ***}, and control
 * characters are written out, so that nobody can forge a line or drive a terminal. It is the second
 * line of defence; the first is not to log what is secret. Thread-safe.
 */
public final class Redaction {
  /** Our API keys. The id stays: it names the key and is in no way secret. */
  private static final Pattern API_KEY = Pattern.compile("(bw_[a-z0-9]{1,24}_)[A-Za-z0-9_-]{8,}");

  /** Secrets of webhooks, in the form that Standard Webhooks gives them. */
  private static final Pattern WEBHOOK_SECRET = Pattern.compile("(whsec_)[A-Za-z0-9+/=_-]{8,}");

  private static final Pattern AUTHORIZATION =
      Pattern.compile("(?i)\\b(bearer|basic)(\\s+)[A-Za-z0-9._~+/=-]{8,}");

  /**
   * The end of a name that says its value is secret, then how it is assigned, then the value. What
   * the name begins with is not looked at: a match would start anew at each of its letters.
   */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)((?:password|passwd|pepper|secret[_-]?key|secret|service[_-]?key|api[_-]?key)"
              + "[\"']?\\s*[:=]\\s*[\\[\"']?)([^\\s\"',;&\\]})]+)");

  private static final String MASK = "***";

  private Redaction() {}

  /** Masks credentials and writes out control characters, line breaks included. */
  public static String redact(String text) {
    return escape(mask(text), false);
  }

  /** Like {@link #redact}, but leaves line breaks and tabs: for a stack trace. */
  public static String redactLines(String text) {
    return escape(mask(text), true);
  }

  /**
   * Masks credentials only: for a form that writes out control characters by itself, such as JSON.
   */
  public static String mask(String text) {
    String masked = AUTHORIZATION.matcher(text).replaceAll("$1$2" + MASK);
    masked = API_KEY.matcher(masked).replaceAll("$1" + MASK);
    masked = WEBHOOK_SECRET.matcher(masked).replaceAll("$1" + MASK);
    return ASSIGNMENT.matcher(masked).replaceAll("$1" + MASK);
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean kept = !isControl(c) || (keepLines && (c == '\n' || c == '\t' || c == '\r'));
      if (kept) {
        if (escaped != null) {
          escaped.append(c);
        }
        continue;
      }
      if (escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      escaped.append(written(c));
    }
    return escaped == null ? text : escaped.toString();
  }

  /**
   * ISO controls (ESC and C1 among them), and what Unicode says breaks a line or turns its
   * direction.
   */
  private static boolean isControl(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static String written(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format("\\u%04x", (int) c);
    };
  }
}
