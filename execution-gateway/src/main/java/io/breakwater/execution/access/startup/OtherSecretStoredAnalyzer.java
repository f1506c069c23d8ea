package io.breakwater.execution.access.startup;

import io.breakwater.execution.access.OtherSecretStoredException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a secret that is not the stored one into a few lines for the person who wrote it. */
final class OtherSecretStoredAnalyzer extends AbstractFailureAnalyzer<OtherSecretStoredException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, OtherSecretStoredException cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "A key's secret is not changed: give the new secret a new id (bw_<new id>_<new secret>),"
            + " start, and revoke the key with the old id, which is valid until then; or put the"
            + " old secret, or the old pepper, back. Step by step: docs/runbook/rotate-a-key.md.",
        cause);
  }
}
