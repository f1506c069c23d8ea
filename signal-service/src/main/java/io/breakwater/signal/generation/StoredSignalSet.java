package io.breakwater.signal.generation;

import java.util.UUID;

/** A signal set under the id it was stored with. */
public record StoredSignalSet(UUID id, SignalSet set) {}
