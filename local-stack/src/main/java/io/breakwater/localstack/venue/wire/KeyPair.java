package io.breakwater.localstack.venue.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.security.Secret;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The one key pair that the venue knows, and the headers it comes in. */
public record KeyPair(String id, Secret secret) {
  public static final String ID_HEADER = "APCA-API-KEY-ID";
  public static final String SECRET_HEADER = "APCA-API-SECRET-KEY";

  /** Compares in constant time. */
  public boolean matches(@Nullable String givenId, @Nullable String givenSecret) {
    boolean sameId = same(id, givenId);
    boolean sameSecret = same(secret.reveal(), givenSecret);
    return sameId && sameSecret;
  }

  private static boolean same(String expected, @Nullable String given) {
    return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }
}
