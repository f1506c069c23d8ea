package io.breakwater.execution.audit.chain;

import java.util.List;

/**
 * What became of checking the whole chain.
 *
 * @param rows how many were checked
 * @param bad how many things are wrong
 * @param findings the first of them, in order
 * @param head the hash to keep elsewhere: whoever rewrites everything cannot make it again
 */
public record Verification(long rows, long bad, List<Finding> findings, Hash head) {

  public Verification {
    findings = List.copyOf(findings);
  }
}
