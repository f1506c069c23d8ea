package io.breakwater.execution.broker;

/**
 * Until when an order may leave us. Asked just before the write, because a check made earlier says
 * nothing about now: the kill switch counts on nothing leaving after the window has closed.
 */
@FunctionalInterface
public interface SendWindow {
  boolean isOpen();
}
