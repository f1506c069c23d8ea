package io.breakwater.execution.broker;

import io.breakwater.money.Money;

/**
 * What the broker says is in the account now.
 *
 * @param accountNumberSuffix its last four characters; the rest is not for showing
 */
public record AccountSnapshot(
    String accountNumberSuffix, Money cash, Money equity, Money buyingPower) {}
