package io.breakwater.execution.halt;

/** What became of the second half of a disengage. */
public sealed interface ResumeOutcome {

  record Resumed(GateStatus status) implements ResumeOutcome {}

  /** There is no such request, it has expired, or somebody engaged since. */
  record NoSuchRequest() implements ResumeOutcome {}

  /** Whoever asked for it cannot approve it. */
  record SamePerson() implements ResumeOutcome {}

  /** Nobody knows of some orders whether they are at the broker. */
  record OrdersUnknown(int count) implements ResumeOutcome {}

  /** The broker did not confirm that it takes orders again. */
  record BrokerSilent(String why) implements ResumeOutcome {}
}
