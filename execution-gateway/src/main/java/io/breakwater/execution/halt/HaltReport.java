package io.breakwater.execution.halt;

/**
 * What an engage came to, without colouring.
 *
 * @param fenced whether no order can be let through any more, on any gateway
 * @param drained whether nothing is on its way from us any more
 * @param suspended whether the broker confirmed that it refuses new orders of the account
 * @param canceled how many orders the broker said it will cancel
 * @param stillOpen how many orders of ours the broker had not ended yet
 * @param unknown how many orders may be at the broker
 */
public record HaltReport(
    long epoch,
    boolean fenced,
    boolean drained,
    boolean suspended,
    int canceled,
    int stillOpen,
    int unknown) {}
