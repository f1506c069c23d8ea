package io.breakwater.signal.generation.web;

import java.util.List;

/** Signal sets, the newest first. */
record SignalSetsBody(List<SignalSetBody> signalSets) {}
