package io.breakwater.execution.broker;

/** What a new order asks for breaks a rule. */
public final class UnsoundTermsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TermsRule rule;

  public UnsoundTermsException(TermsRule rule) {
    super("the terms of a new order break the rule " + rule);
    this.rule = rule;
  }

  public TermsRule rule() {
    return rule;
  }
}
