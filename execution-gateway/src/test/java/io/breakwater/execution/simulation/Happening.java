package io.breakwater.execution.simulation;

/** What a history can hold that is worth counting: histories without it would prove little. */
enum Happening {
  BECAME_UNKNOWN,
  SENT_AGAIN,
  SECOND_COPY_REFUSED,
  PROVED_NOT_SENT,
  REFUSED_FOR_GOOD,
  CANCELED,
  CANCEL_QUEUED,
  CANCEL_REFUSED,
  FILLED_AFTER_CANCEL,
  REPLACED,
  NOT_REPLACED,
  DRAINED_WHILE_OPEN,
  QUARANTINED_WHILE_UNSETTLED,
  CLAIM_WENT_TO_ANOTHER,
  BOTH_DEAD
}
