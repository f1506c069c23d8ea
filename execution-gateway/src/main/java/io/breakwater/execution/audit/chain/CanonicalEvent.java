package io.breakwater.execution.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An event in the one form that is hashed: every column as text, each behind its length, so that no
 * two events have one form. The instants have microseconds and are in UTC, the details as the
 * database prints them.
 */
public record CanonicalEvent(
    long sequence,
    long transaction,
    String type,
    String subjectKind,
    String subjectId,
    String actor,
    String at,
    String recordedAt,
    String details) {

  /** Hashed with each event: another form would have another name. */
  private static final String FORM = "breakwater-audit-1";

  /** The hash of the row that holds this event behind a row with that hash. */
  public byte[] hashAfter(byte[] previous) {
    MessageDigest digest = sha256();
    digest.update(previous);
    for (String field :
        new String[] {
          FORM,
          Long.toString(sequence),
          Long.toString(transaction),
          type,
          subjectKind,
          subjectId,
          actor,
          at,
          recordedAt,
          details
        }) {
      byte[] text = field.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      digest.update(text);
    }
    return digest.digest();
  }

  /** The same that happened, in another's place in the log. */
  CanonicalEvent inPlaceOf(CanonicalEvent other) {
    return new CanonicalEvent(
        other.sequence,
        other.transaction,
        type,
        subjectKind,
        subjectId,
        actor,
        at,
        recordedAt,
        details);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
