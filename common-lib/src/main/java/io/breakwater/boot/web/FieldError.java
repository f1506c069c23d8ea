package io.breakwater.boot.web;

/**
 * One entry of a problem's {@code errors}.
 *
 * @param field as the client wrote it, such as {@code legs[0].limit_price}
 */
record FieldError(String field, String message) {}
