package io.breakwater.signal.generation;

/**
 * An opinion on one symbol.
 *
 * @param score as the model gave it
 * @param predictedReturn the score in units of its spread across symbols, scaled; comparable within
 *     a set only
 * @param rank 1 for the highest score, unique within a set
 * @param weight share of the capital, above 0 long, below 0 short, 0 for none
 */
public record Signal(
    String symbol, double score, double predictedReturn, int rank, double weight) {}
