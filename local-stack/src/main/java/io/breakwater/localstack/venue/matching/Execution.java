package io.breakwater.localstack.venue.matching;

import io.breakwater.money.Price;
import io.breakwater.money.Quantity;

/** That many shares change hands at that price. */
public record Execution(Quantity quantity, Price price) {}
