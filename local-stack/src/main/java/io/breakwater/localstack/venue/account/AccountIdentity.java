package io.breakwater.localstack.venue.account;

import java.time.Instant;
import java.util.UUID;

/** Who the account is, for as long as its book lives. */
public record AccountIdentity(UUID id, String number, Instant createdAt) {}
